"""Write the numbers of automatic lists, counted in reading order."""

from collections.abc import Mapping

_TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")

_MOST_LETTERS = 26 * 30
"""So far word processors write counts as letters, the last of them thirty times."""


class Counts:
    """The running counts of one list, by level (0 is the outermost)."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}

    def advance(
        self,
        level: int,
        *,
        first: int = 1,
        restart: int | None = None,
        keeps: Mapping[int, int] | None = None,
    ) -> None:
        """Count one item at the level, as ``first`` when it is the first, as ``restart`` in any case.

        Deeper levels start again, but for those that ``keeps`` names with the number of levels
        (counted from the outermost) after which they do.
        """
        following = self._counts.get(level, first - 1) + 1
        self._counts[level] = following if restart is None else restart
        for deeper in [place for place in self._counts if place > level]:
            if level < (keeps or {}).get(deeper, deeper):
                del self._counts[deeper]

    def at(self, level: int, *, first: int = 1) -> int:
        """Return the count at the level; that of its first item when it has had none."""
        return self._counts.get(level, first)


def figure(count: int, form: str) -> str:
    """Write a count as the form says: "a", "A", "i", "I", "01" or, for any other, "1"."""
    if form in ("a", "A") and 0 < count <= _MOST_LETTERS:
        repeats, letter = divmod(count - 1, 26)
        return chr(ord(form) + letter) * (repeats + 1)
    if form in ("i", "I") and 0 < count < 1000:
        hundreds = ("", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm")[count // 100]
        roman = hundreds + _TENS[count // 10 % 10] + _UNITS[count % 10]
        return roman if form == "i" else roman.upper()
    return f"{count:02}" if form == "01" else str(count)
