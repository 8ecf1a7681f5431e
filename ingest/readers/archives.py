"""Open the zip files that Word and OpenDocument files are."""

import zipfile
import zlib
from io import BytesIO

from ingest.errors import IngestError

UNREADABLE = (
    *(SyntaxError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, AttributeError, IndexError),
    *(TypeError, OSError, EOFError, RuntimeError, NotImplementedError),
)
"""What zipfile, lxml (a SyntaxError) and walking through damaged XML raise."""


def open_archive(data: bytes, what: str) -> zipfile.ZipFile:
    """Return the archive that a file is; ``what`` names its kind ("Word-document").

    Raises IngestError for another file. Bombs are refused before (``ingest.bombs``).
    """
    try:
        return zipfile.ZipFile(BytesIO(data))
    except UNREADABLE:
        raise IngestError(f"het bestand is geen leesbaar {what}") from None
