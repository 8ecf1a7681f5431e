"""Open the zip files that Word and OpenDocument files are."""

import zipfile
import zlib
from io import BytesIO

from ingest.errors import IngestError

MAX_UNPACKED = 200 * 1024 * 1024
"""A document that unpacks to more bytes than this is refused."""
MAX_RATIO = 200
"""So is one that unpacks to this many times its size, once it is larger than MIN_SUSPECT."""
MIN_SUSPECT = 20 * 1024 * 1024

UNREADABLE = (
    *(SyntaxError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, AttributeError, IndexError),
    *(TypeError, OSError, EOFError, RuntimeError, NotImplementedError),
)
"""What zipfile, lxml (a SyntaxError) and walking through damaged XML raise."""


def open_archive(data: bytes, what: str) -> zipfile.ZipFile:
    """Return the archive that a file is; ``what`` names its kind ("Word-document").

    Raises IngestError for another file and for one that unpacks to more than is safe.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        unpacked = sum(entry.file_size for entry in archive.infolist())
    except UNREADABLE:
        raise IngestError(f"het bestand is geen leesbaar {what}") from None
    if unpacked > MAX_UNPACKED or (unpacked > MIN_SUSPECT and unpacked > MAX_RATIO * len(data)):
        raise IngestError(f"het {what} is uitgepakt te groot om veilig te lezen")
    return archive
