"""Log a failure without what a user typed."""

import logging
import traceback


def log_failure(logger: logging.Logger, what: str, error: BaseException) -> None:
    """Log of what kind an error is and where it arose; its message, which may hold a question, only at debug.

    ``what``: what failed, as a fixed line.
    """
    causes: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(causes) < 10:
        causes.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        cause = cause.__cause__ or cause.__context__
    places = "".join(traceback.format_list(traceback.extract_tb(error.__traceback__)))
    logger.error("%s: %s\n%s", what, " from ".join(causes), places.rstrip())
    logger.debug("%s", what, exc_info=error)
