"""Judgements of users about answers: received, kept, and exported for evaluators."""
