"""Runs of a question set: asking, keeping, going on where one ended, comparing."""
