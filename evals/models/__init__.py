"""Scripted chat models behind a real server, and what becomes of answers whatever such a model does."""
