"""Read files and folders of role documents."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

from ingest.blocks import Block
from ingest.errors import IngestError
from ingest.headings import find_headings
from ingest.identity import identify
from ingest.layout import lay_out
from ingest.lists import repair_lists
from ingest.model import Document

_READERS = {
    ".txt": "ingest.readers.text",
    ".md": "ingest.readers.markdown",
    ".html": "ingest.readers.html",
    ".htm": "ingest.readers.html",
    ".docx": "ingest.readers.word",
    ".pdf": "ingest.readers.pdf",
}
"""Module that reads each file type; imported when the first such file is read."""

_MAX_BYTES = 50_000_000


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files to read, in order of name: the files given and those in the folders given.

    In a folder, hidden files and folders are passed over. Raises IngestError for a path that does
    not exist or cannot be read.
    """
    for path in paths:
        if not _exists(path):
            raise IngestError(f"pad niet gevonden: {path}")
        if path.is_file():
            yield path
            continue
        try:
            found = sorted(entry for entry in path.rglob("*") if entry.is_file())
        except OSError as error:
            raise IngestError(f"map niet leesbaar: {path}") from error
        for entry in found:
            if not any(part.startswith((".", "~$")) for part in entry.relative_to(path).parts):
                yield entry


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that is too long, a folder that may not be entered
        return False


def read_document(path: Path) -> Document:
    """Read one file; raises IngestError, one Dutch line, when it cannot or holds no text."""
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        known = ", ".join(sorted(_READERS))
        raise IngestError(f"bestandstype {suffix or 'zonder extensie'} wordt niet gelezen (wel: {known})")
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise IngestError("het bestand is groter dan 50 MB")
        data = path.read_bytes()
    except OSError as error:
        raise IngestError("het bestand is niet leesbaar") from error
    blocks, noise = _read(suffix, data)
    return document_from_blocks(path.name, hashlib.sha256(data).hexdigest(), blocks, noise)


def document_from_blocks(name: str, sha256: str, blocks: list[Block], noise: Iterable[str] = ()) -> Document:
    """Return the structured document made of a reader's blocks.

    Raises IngestError when there is no text.
    """
    structured = find_headings(repair_lists(blocks))
    layout = lay_out(structured)
    if not layout.passages:
        raise IngestError("het bestand bevat geen tekst")
    furniture = tuple(noise)
    file_title = Path(name).stem.replace("-", " ").replace("_", " ")
    identity = identify(structured, layout.text, file_title, furniture)
    return Document(
        name=name,
        title=identity.title,
        organisation=identity.organisation,
        role=identity.role,
        sha256=sha256,
        text=layout.text,
        spans=layout.spans,
        sections=layout.sections,
        passages=layout.passages,
        noise=furniture,
        seams=layout.seams,
        organisation_type=identity.organisation_type,
    )


def _read(suffix: str, data: bytes) -> tuple[list[Block], list[str]]:
    module = import_module(_READERS[suffix])
    for reader_name in ("read_blocks_and_noise", "read_pages"):
        reader: Callable[[bytes], tuple[list[Block], list[str]]] | None = getattr(module, reader_name, None)
        if reader is not None:
            return reader(data)
    return module.read_blocks(data), []
