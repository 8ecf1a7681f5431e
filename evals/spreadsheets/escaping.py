r"""Text in cells: a backslash goes before what separates values there, and before what spreadsheets change.

A value that holds a separator, a backslash, white space at its ends or a sign that spreadsheets do not keep
comes back as it was: ``\n`` a new line, ``\r``, ``\t``, ``\s`` a space, ``\\`` a backslash, ``\u000c`` any
other sign; a backslash before a separator (``|`` or ``:``) makes it an ordinary sign.
"""

import re
from collections.abc import Iterator

_GUARDED = re.compile(r"'*\s*[=+\-@＝＋－＠]")
"""What a spreadsheet may read as a formula, also behind white space; and what is guarded against it."""
_LETTERS = {"n": "\n", "r": "\r", "t": "\t", "s": " "}
_NAMES = {sign: letter for letter, sign in _LETTERS.items()}
_ESCAPED = re.compile(r"\\(?:u([0-9a-f]{4})|(.))", re.DOTALL)
_LOST = re.compile(
    # Signs that XML cannot hold, and what XLSX itself writes for them ("_x000D_").
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|x(?=[0-9A-Fa-f]{4}_)"
)


def guard(value: str) -> str:
    """Return the value with an apostrophe before it where a spreadsheet might run it as a formula."""
    return f"'{value}" if _GUARDED.match(value) else value


def unguard(value: str) -> str:
    """Return the value that was guarded."""
    return value[1:] if value.startswith("'") and _GUARDED.match(value) else value


def escape(text: str, separators: str = "", *, lines: bool = False) -> str:
    """Return the text as it is written in a cell, beside others that the separators tell apart.

    ``lines``: new lines inside it stay as they are, since it has the cell for itself.
    """
    body = text.strip()
    start = text.index(body) if body else len(text)
    inner = body.replace("\\", "\\\\")
    for separator in separators:
        inner = inner.replace(separator, f"\\{separator}")
    inner = inner.replace("\r", "\\r")
    if not lines:
        inner = inner.replace("\n", "\\n")
    inner = _LOST.sub(_code, inner)
    return _edge(text[:start]) + inner + _edge(text[start + len(body) :])


def unescape(text: str) -> str:
    """Return the text that was written, without white space at its ends; unknown escapes stay as they are."""
    return _ESCAPED.sub(_sign, text.strip())


def split(text: str, separator: str, most: int = 0) -> list[str]:
    """Return the parts of a cell, still escaped; ``most``: so many times at most is it cut, 0 for always."""
    parts, start, cuts = [], 0, 0
    for found in re.finditer(rf"\\.|{re.escape(separator)}", text, re.DOTALL):
        if found[0] == separator and (not most or cuts < most):
            parts.append(text[start : found.start()])
            start, cuts = found.end(), cuts + 1
    return [*parts, text[start:]]


def written_lines(text: str) -> Iterator[str]:
    """Yield the lines of a cell that hold something, still escaped."""
    for line in re.split(r"\r\n|\r|\n", text):
        if line.strip():
            yield line.strip()


def _edge(space: str) -> str:
    return "".join(f"\\{_NAMES[sign]}" if sign in _NAMES else f"\\u{ord(sign):04x}" for sign in space)


def _code(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _sign(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    sign = found[2]
    return _LETTERS.get(sign) or (sign if sign in "\\|:" else found[0])
