"""Errors of reading documents."""


class IngestError(Exception):
    """A file or folder cannot be read; the message is one clear Dutch line for the user."""
