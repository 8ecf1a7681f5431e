"""Write files that only their owner may read: the users and the signing key."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write_private(path: Path, data: bytes) -> None:
    """Write a file, mode 0600, so that readers see the old one or the new one whole, also after a crash."""
    descriptor, aside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # made with mode 0600
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(aside).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(aside).unlink()
        raise


def read_or_make(path: Path, data: bytes) -> bytes:
    """Return what the file holds; where there is none, make it of the data, mode 0600.

    Of two processes that make it at the same time, both return what the first one wrote.
    """
    with suppress(FileNotFoundError):
        return path.read_bytes()
    descriptor, aside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        with suppress(FileExistsError):
            path.hardlink_to(aside)  # refuses to replace, unlike a rename
    finally:
        Path(aside).unlink()
    return path.read_bytes()
