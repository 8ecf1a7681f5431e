"""Compose an answer from evidence, without a language model: one module per shape of answer."""
