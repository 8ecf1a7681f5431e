"""What the hub's library needs around it: which files, how far it is, and its errors in one Dutch line."""

import errno
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from fnmatch import fnmatch
from typing import Any

from vectorstore.errors import ModelNotPulled, NoModelName, VectorStoreError
from vectorstore.models import MODEL_FILES, OTHER_FORMS


def files_of(sizes: Mapping[str, int]) -> dict[str, int]:
    """Return the files that are of use, of all that a repository has, with their sizes in bytes."""
    return {
        name: sizes[name]
        for name in sorted(sizes)
        if is_one_of(name, MODEL_FILES) and not is_one_of(name, OTHER_FORMS)
    }


def is_one_of(name: str, patterns: Iterable[str]) -> bool:
    """Tell whether a file's path in a repository fits one of the patterns, as the hub's library has them."""
    return any(fnmatch(name, pattern) for pattern in patterns)


@contextmanager
def told_quietly() -> Iterator[None]:
    """Keep the library from telling, in English, what it does and tries again."""
    from huggingface_hub.utils import logging

    level = logging.get_verbosity()
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        logging.set_verbosity(level)


def byte_counter(heard: Callable[[int], None] | None) -> type[Any]:
    """Return a progress bar for the library that shows nothing and tells how many bytes have come so far."""
    from tqdm import tqdm  # type: ignore[import-untyped]

    class Counter(tqdm):  # type: ignore[misc]
        """Counts; of several bars the one that is furthest is heard."""

        furthest = 0

        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **{**options, "file": _Nowhere(), "leave": False})

        def update(self, n: float | None = 1) -> bool | None:
            told: bool | None = super().update(n)
            if heard and self.unit == "B" and self.n > Counter.furthest:
                Counter.furthest = int(self.n)
                heard(Counter.furthest)
            return told

    return Counter


class _Nowhere:
    """A stream for what nobody is to see."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        """Do nothing."""


@contextmanager
def hub_errors(name: str, revision: str) -> Iterator[None]:
    """Turn whatever goes wrong with a hub into NoModelName or ModelNotPulled, one Dutch line."""
    from huggingface_hub.errors import HFValidationError

    try:
        yield
    except VectorStoreError:
        raise
    except HFValidationError as error:
        line = f"{name} is geen naam van een model: een naam ziet eruit als intfloat/multilingual-e5-small"
        raise NoModelName(line) from error
    except Exception as error:  # the library raises its own, those of httpx2, of Xet and of the disk
        raise ModelNotPulled(_line(error, name, revision)) from error


def _line(error: Exception, name: str, revision: str) -> str:
    from huggingface_hub import constants
    from huggingface_hub.errors import (
        GatedRepoError,
        HfHubHTTPError,
        OfflineModeIsEnabled,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    lines: tuple[tuple[type[Exception], str], ...] = (
        (
            GatedRepoError,
            f"het model {name} vraagt toestemming: aanvaard de voorwaarden op {constants.ENDPOINT}/{name} "
            "en zet uw sleutel in HF_TOKEN",
        ),
        (RevisionNotFoundError, f"het model {name} heeft geen versie {revision}"),
        (RepositoryNotFoundError, f"de hub {constants.ENDPOINT} heeft geen openbaar model {name}"),
        (OfflineModeIsEnabled, "HF_HUB_OFFLINE staat aan: zet dat uit om een model op te halen"),
    )
    for kind, line in lines:
        if isinstance(error, kind):
            return line
    if isinstance(error, HfHubHTTPError):
        status = error.response.status_code
        if status in (401, 403):
            return f"de hub weigert de toegang tot {name} (status {status}): kijk uw sleutel in HF_TOKEN na"
        return f"de hub {constants.ENDPOINT} antwoordt met status {status}: probeer het later opnieuw"
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"de schijf is vol: {name} is niet volledig opgehaald"
    if isinstance(error, OSError) and error.errno is not None and error.filename:
        return f"er kan niet geschreven worden in {error.filename} ({error.strerror})"
    return (
        f"het ophalen van {name} bij {constants.ENDPOINT} is mislukt ({type(error).__name__}): kijk de "
        "verbinding na en probeer het opnieuw; wat er al is, wordt niet opnieuw opgehaald"
    )
