"""Finding words in a canonical text on letters and digits, and where they stand in it."""

from bisect import bisect_left
from dataclasses import dataclass

from evals.matching import normalise


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters and digits of a text, and where each stands in it.

    Between two letters there may be a line break, a bullet, a hyphen or markup: two ways of writing the
    same words have the same letters.
    """

    text: str
    """The letters and digits, in lower case."""
    offsets: tuple[int, ...]
    """For each where it stands in the text that it is of."""

    @classmethod
    def of(cls, text: str) -> "Letters":
        """Return the letters of a text."""
        # A character that becomes two in lower case becomes one letter and a sign, so the counts agree.
        return cls(normalise(text), tuple(at for at, sign in enumerate(text) if sign.isalnum()))

    def between(self, start: int, end: int) -> range:
        """Return which letters stand between two offsets of the text."""
        return range(bisect_left(self.offsets, start), bisect_left(self.offsets, end))

    def find(self, words: str) -> list[range]:
        """Return which letters the words are, at every place where they stand; places may overlap."""
        wanted = normalise(words)
        found, at = list[range](), self.text.find(wanted) if wanted else -1
        while at >= 0:
            found.append(range(at, at + len(wanted)))
            at = self.text.find(wanted, at + 1)
        return found
