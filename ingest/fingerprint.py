"""What a reading depends on beside the file: when it changes, files are to be read again."""

import hashlib
import json
import shutil
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ingest.blocks import Identification

_LIBRARIES = (
    "beautifulsoup4",
    "lxml",
    "markdown-it-py",
    "pdfminer.six",
    "pdfplumber",
    "python-docx",
    "pyyaml",
    "rapidfuzz",
)
"""The libraries that what is read depends on."""
_PROGRAMS = ("soffice", "tesseract")
"""Programs that are used where they are installed."""
_LENGTH = 16


def reader_fingerprint() -> str:
    """Return 16 hexadecimal digits over this package, the libraries and programs that it reads with.

    Takes some milliseconds: every ingest asks for it.
    """
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        digest.update(f"{path.relative_to(package).as_posix()} {path.stat().st_size}\n".encode())
        digest.update(path.read_bytes())
    libraries = [f"{name} {_version(name)}" for name in _LIBRARIES]
    programs = [f"{name} {shutil.which(name) is not None}" for name in _PROGRAMS]
    digest.update("\n".join((*libraries, *programs)).encode())
    return digest.hexdigest()[:_LENGTH]


def declared_fingerprint(declared: Identification) -> str:
    """Return 16 hexadecimal digits over what is declared about a file; empty when nothing is."""
    if declared == Identification():
        return ""
    return hashlib.sha256(json.dumps(asdict(declared)).encode()).hexdigest()[:_LENGTH]


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
