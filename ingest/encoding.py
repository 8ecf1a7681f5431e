"""Turn the bytes of a text file into text, whatever wrote them.

Measured on Dutch sentences in Windows-1252, Mac Roman, DOS and Latin-9: charset-normalizer names
another character set (Baltic, Asian) for four in five of them, so the rule here is our own. It
chooses among the character sets that Flemish administrations have used.
"""

import codecs
import re

from ftfy import fix_encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = ("cp1252", "mac_roman", "cp850")
"""Windows, old Macs and DOS; the first wins where the text does not tell them apart."""
_SAMPLE = 8192
_AS_WINDOWS = frozenset(("iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii"))
"""What browsers read as Windows-1252, and what people who write these names mean."""

_LIKELY = re.compile(
    r"(?<=[a-zéëïöüè])[éèëïöüàç](?![A-Z])|(?<![^\W\d_])[ÉéèàËÏÖ](?=[a-zéèë\s])|(?<=[A-Z])[ÉËÏÖÜ](?=[A-Z]|\b)"
    r"|(?<=[a-z])’(?=[a-z])|(?<!\w)[‘“„](?=\w)|(?<=[\w.,!?)])[’”…](?!\w)"
    r"|(?<!\S)[–—•·▪€§](?=\s)|(?<!\w)[€§](?=\d)|(?<=\d)[°º–](?=[\s\d:])|(?<=n)°|\u00a0"
)
_RARE = re.compile(r"(?<=[a-z])[êîôûâäáóúíñ](?=[a-z])")
"""Characters inside a word that Dutch has, but far less often."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_GARBLED = re.compile("[ÂÃâÅÄ]")
"""Characters that UTF-8 text shows when it was read as Windows-1252."""


def decode(data: bytes, declared: str | None = None) -> str | None:
    """Return the text of a file; None when the bytes are no text.

    A byte order mark counts most, then what is valid UTF-8, then what the file declares. Text that
    was encoded twice is put right.
    """
    text = _decode(data, declared)
    if text is None or not _GARBLED.search(text):
        return text
    # Line by line: one garbled quotation says nothing about the rest of the document.
    lines = text.split("\n")
    return "\n".join(fix_encoding(line) if _GARBLED.search(line) else line for line in lines)


def _decode(data: bytes, declared: str | None) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\0" in data[:_SAMPLE]:
        return _unmarked_utf16(data)
    named = (declared or "").strip().lower()
    for encoding in ("utf-8", "" if named in _AS_WINDOWS else named):
        try:
            if encoding:
                return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _single_byte(data)


def _unmarked_utf16(data: bytes) -> str | None:
    """Dutch in UTF-16 has a zero in nearly every second byte, and hardly any in the others."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if max(even, odd) < 0.7 * half or min(even, odd) > 0.05 * half:
        return None
    try:
        text = data.decode("utf-16-le" if odd > even else "utf-16-be")
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def _single_byte(data: bytes) -> str:
    texts = [data.decode(encoding, errors="replace") for encoding in _SINGLE_BYTE]
    return max(texts, key=_likelihood)


def _likelihood(text: str) -> float:
    """Return the share of the special characters that stand where Dutch has them."""
    special = sum(character > "\x7f" for character in text)
    likely = len(_LIKELY.findall(text)) + 0.5 * len(_RARE.findall(text))
    return likely / special if special else 1.0
