"""Refuse files that unpack to more than anyone can read: zip files and PDF files.

What a file says of its sizes is not believed: its parts are unpacked, up to a cap.
"""

import base64
import binascii
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from ingest.errors import IngestError

MAX_UNPACKED = 200_000_000
"""Bytes that the parts of a file may unpack to, together."""
MAX_PART = 64_000_000
"""Bytes that one part may unpack to where it is no picture: XML, or what is drawn on a page."""
MAX_RATIO = 200
"""So many times its size may a file unpack to, once that is more than MIN_SUSPECT."""
MIN_SUSPECT = 20_000_000
MAX_ENTRIES = 10_000
"""Parts of a zip file."""
MAX_PAGES = 2_000
"""Pages of a PDF file."""
MAX_STREAMS = 100_000
"""Streams of a PDF file: its pages, fonts and pictures."""
MAX_PIXELS = 200_000_000
"""Points of one picture in a PDF file: more than a poster at 300 dots per inch."""

_BOMB = "het bestand is uitgepakt te groot om veilig te lezen"
_DAMAGED = "het bestand is beschadigd"
_LOCKED = "het bestand is met een wachtwoord beveiligd"
_ENTITIES = "het bestand bevat XML-entiteiten, die een document niet nodig heeft"
_TOO_MANY_PAGES = f"het bestand telt meer dan {MAX_PAGES} pagina's"
_TOO_MANY_PIXELS = "het bestand bevat een afbeelding die te groot is om veilig te lezen"

_ARCHIVE_END = b"PK\x05\x06"
_LISTED = b"PK\x01\x02"
_PART = b"PK\x03\x04"
_PART_HEADER = 30
_COMMENT = 66_000
"""Bytes at the end of a zip file in which its end mark stands, with the longest comment."""
_MARKUP = (".xml", ".rels", ".xhtml", ".html", ".htm")
_ENTITY = tuple("<!ENTITY".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FILTERS = re.compile(rb"/(?:Filter|F)\s*(\[[^\]]{0,400}\]|/\w+)")
_NAME = re.compile(rb"/(\w+)")
_PAGE_OBJECT = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_IS_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_SIDE = re.compile(rb"/(?:Width|Height|W|H)\s+(\d{1,10})")
_DESCRIPTION = 4_000
"""Bytes before a stream in which its description stands."""

_LONG_ASCII = 1_000_000
"""Bytes that take long to decode from ASCII."""


def has_archive(data: bytes) -> bool:
    """Whether a file is a zip file for those that look at its end."""
    return _ARCHIVE_END in data[-_COMMENT:]


def part_names(data: bytes) -> list[str]:
    """Return what the parts of a zip file are called. Raises IngestError for a damaged one."""
    return [entry.filename for entry in _entries(data)]


def refuse_archive(data: bytes) -> None:
    """Raise IngestError for a zip file that is a bomb, damaged or locked, or whose XML has entities."""
    entries = _entries(data)
    if sum(entry.file_size for entry in entries) > _most(data):
        raise IngestError(_BOMB)
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise IngestError(_BOMB)  # parts that share their bytes
        end = entry.header_offset + entry.compress_size
    left = _most(data)
    for entry in entries:
        left -= _refuse_part(data, entry, left)


def refuse_entities(markup: bytes) -> None:
    """Raise IngestError for XML that defines entities: they can name files, and multiply."""
    if any(sign in markup for sign in _ENTITY):
        raise IngestError(_ENTITIES)


def refuse_pdf(data: bytes) -> None:
    """Raise IngestError for a PDF file that unpacks to too much, or has too many pages or pixels."""
    left = _most(data)
    pages = len(_PAGE_OBJECT.findall(data))
    for description, packed in _streams(data):
        if _IS_PICTURE.search(description):
            _refuse_pixels(description)
            continue
        unpacked = _undo_filters(description, packed, min(left, MAX_PART))
        left -= len(unpacked)
        if b"/ObjStm" in description:
            pages += len(_PAGE_OBJECT.findall(unpacked))
    if pages > MAX_PAGES:
        raise IngestError(_TOO_MANY_PAGES)


def _most(data: bytes) -> int:
    """Return how many bytes a file may unpack to."""
    return min(MAX_UNPACKED, max(MIN_SUSPECT, MAX_RATIO * len(data)))


def _inflate(packed: bytes, most: int, bits: int = zlib.MAX_WBITS) -> bytes:
    """Unpack bytes as far as they can be; raises IngestError for more than the most allowed."""
    try:
        unpacked = zlib.decompressobj(bits).decompress(packed, most + 1)
    except zlib.error:
        return b""
    if len(unpacked) > most:
        raise IngestError(_BOMB)
    return unpacked


def _entries(data: bytes) -> list[zipfile.ZipInfo]:
    if data.count(_LISTED) > MAX_ENTRIES:
        raise IngestError(_BOMB)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError):
        raise IngestError(_DAMAGED) from None


def _refuse_part(data: bytes, entry: zipfile.ZipInfo, left: int) -> int:
    """Unpack a part of a zip file and return how many bytes it holds; at most those that are left."""
    if entry.flag_bits & 0x1:
        raise IngestError(_LOCKED)
    start = entry.header_offset + _PART_HEADER
    if not data.startswith(_PART, entry.header_offset) or len(data) < start:
        raise IngestError(_DAMAGED)
    # How much comes before its bytes it says itself; the list at the end may say otherwise.
    start += sum(struct.unpack_from("<HH", data, start - 4))
    packed = data[start : start + entry.compress_size]
    is_markup = entry.filename.lower().endswith(_MARKUP)
    most = min(left, MAX_PART) if is_markup else left
    if entry.compress_type == zipfile.ZIP_STORED:
        unpacked = packed
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        unpacked = _inflate(packed, most, -zlib.MAX_WBITS)
    else:  # no program writes documents that way
        raise IngestError(_DAMAGED)
    if len(unpacked) > most:
        raise IngestError(_BOMB)
    if len(unpacked) != entry.file_size:
        raise IngestError(_DAMAGED)
    if is_markup:
        refuse_entities(unpacked)
    if entry.filename == "META-INF/manifest.xml" and b"encryption-data" in unpacked:
        raise IngestError(_LOCKED)
    return len(unpacked)


def _streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the description of each stream of a PDF file and its bytes.

    Raises IngestError when there are so many, or so many without an end, that it would take long.
    """
    end, seen = 0, 0
    for count, found in enumerate(_STREAM.finditer(data)):
        start = found.end()
        if start > end:
            end = data.find(b"endstream", start)
            end = len(data) if end < 0 else end
        seen += end - start
        if count > MAX_STREAMS or seen > 4 * len(data) + MIN_SUSPECT:
            raise IngestError(_BOMB)
        earliest = max(0, found.start() - _DESCRIPTION)
        yield (
            data[max(earliest, data.rfind(b"obj", earliest, found.start())) : found.start()],
            data[start:end],
        )


def _refuse_pixels(description: bytes) -> None:
    pixels = 1
    for side in _SIDE.findall(description)[:2]:
        pixels *= int(side)
    if pixels > MAX_PIXELS:
        raise IngestError(_TOO_MANY_PIXELS)


def _undo_filters(description: bytes, packed: bytes, most: int) -> bytes:
    """Unpack a stream by the filters that it names, one after the other, up to one not known here."""
    named = _FILTERS.search(description)
    unpacked = packed
    for name in _NAME.findall(named[1]) if named else ():
        if name in (b"FlateDecode", b"Fl"):
            unpacked = _inflate(unpacked, most)
        elif name in (b"ASCII85Decode", b"A85") and len(unpacked) < _LONG_ASCII:
            unpacked = _from_ascii85(unpacked)
        elif name in (b"ASCIIHexDecode", b"AHx"):
            unpacked = _from_hexadecimal(unpacked)
        else:
            break
    return unpacked


def _from_ascii85(data: bytes) -> bytes:
    try:
        return base64.a85decode(data.strip().removesuffix(b"~>").removeprefix(b"<~"))
    except (ValueError, struct.error):
        return b""


def _from_hexadecimal(data: bytes) -> bytes:
    try:
        return binascii.unhexlify(data.partition(b">")[0].translate(None, b" \t\r\n\f\0"))
    except (ValueError, binascii.Error):
        return b""
