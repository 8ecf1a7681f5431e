"""Attacks on the assistant, a model that obeys every one of them, and whether anything came of it."""
