"""Which version of a document a question is put to, where an organisation has several.

The newest answers, unless the question names another: "in de versie van 2019", "de vorige versie", "wat is
het verschil tussen de versies". An answer says from which version it comes.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant import texts
from ingest.dates import dutch_date, find_dates
from ingest.model import Document
from ingest.versions import newest, version_groups, version_labels

_THING = (
    r"(?:versies?|functiebeschrijving(?:en)?|functieprofiel(?:en)?|document(?:en)?|profiel(?:en)?|tekst(?:en)?"
    r"|\w*bundels?|versions?|documents?|job descriptions?)"
)
_BEFORE = r"(?:(?:in|volgens|uit|van|tussen|according to|from|between) )?(?:(?:de|het|beide|the) )?"
_PREVIOUS = re.compile(
    rf"\b{_BEFORE}(?:vorige|oude|oudere|eerdere|vroegere|verouderde|previous|old|older|earlier|former)"
    rf" {_THING}\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    rf"\b{_BEFORE}(?:(?:alle|beide|twee|verschillende|both|all) )?(?:versies|versions)\b"
    r"|\b(?:tegenover|sinds|ten opzichte van|compared to|since)"
    r" (?:de |the )?(?:vorige|oude|eerdere|previous|old) (?:versie|version)\b"
    r"|\b(?:oude|vorige) (?:en|met|versus) (?:de )?(?:nieuwe|huidige|laatste) versie\b"
    r"|\b(?:nieuwe|huidige|laatste) (?:en|met|versus) (?:de )?(?:oude|vorige) versie\b",
    re.IGNORECASE,
)
_LATEST = re.compile(
    rf"\b{_BEFORE}(?:nieuwste|laatste|recentste|huidige|actuele|latest|newest|current) {_THING}\b",
    re.IGNORECASE,
)
_LEADS_TO_DATE = re.compile(rf"(?:\b{_BEFORE}{_THING} ?)?\b(?:(?:van|uit|in|from|of) )?$", re.IGNORECASE)


class Which(StrEnum):
    """Which of several versions is meant."""

    NEWEST = "newest"
    PREVIOUS = "previous"
    DATED = "dated"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class VersionWish:
    """Which version a question asks for, and where it says so."""

    which: Which = Which.NEWEST
    """Which one."""
    date: str = ""
    """DATED: ISO 8601, to the precision that the question gives."""
    start: int = 0
    """Offset in the question of the words that say so."""
    end: int = 0
    """Offset after them; 0 when no words say so."""

    @property
    def label(self) -> str:
        """The version in words: "versie van 2019"; empty for the newest."""
        if self.which is Which.DATED:
            return texts.VERSION_OF.format(date=dutch_date(self.date))
        return {Which.PREVIOUS: texts.PREVIOUS_VERSION, Which.ALL: texts.ALL_VERSIONS}.get(self.which, "")


NEWEST = VersionWish()
"""The question says nothing about versions."""


class Versions:
    """The versions among the documents of one index."""

    def __init__(self, documents: Iterable[Document]) -> None:
        groups = version_groups(documents)
        self._labels = version_labels(version for group in groups for version in group)
        self._groups = {version.name: group for group in groups for version in group}
        self._dates = frozenset(version.date for group in groups for version in group)
        current = {version.name for group in groups for version in newest(group)}
        self._outdated = frozenset(self._groups) - current
        outdated = ([version for version in group if version.name in self._outdated] for group in groups)
        self._previous = frozenset(version.name for group in outdated for version in newest(group))

    def wish(self, question: str) -> VersionWish:
        """Return which version a question asks for; the newest where no document has several.

        A date counts only when a version is of that date: "in 2019" may be about anything else.
        """
        if not self._groups:
            return NEWEST
        for which, pattern in ((Which.ALL, _ALL), (Which.PREVIOUS, _PREVIOUS)):
            if match := pattern.search(question):
                return VersionWish(which, "", match.start(), match.end())
        for start, end, iso in find_dates(question):
            if any(date.startswith(iso) for date in self._dates):
                lead = _LEADS_TO_DATE.search(question[:start])
                return VersionWish(Which.DATED, iso, lead.start() if lead else start, end)
        match = _LATEST.search(question)
        return VersionWish(Which.NEWEST, "", match.start(), match.end()) if match else NEWEST

    def chosen(self, documents: Sequence[Document], wish: VersionWish) -> list[Document]:
        """Return the documents without the versions that are not asked for, in their order.

        Where no version is what is asked for, the newest is.
        """
        if not self._groups or wish.which is Which.ALL:
            return list(documents)
        asked = self._asked(wish)
        replaced = self._outdated.union(version.name for name in asked for version in self._groups[name])
        return [document for document in documents if document.name in asked or document.name not in replaced]

    def _asked(self, wish: VersionWish) -> frozenset[str]:
        if wish.which is Which.DATED:
            return frozenset(
                version.name
                for group in self._groups.values()
                for version in group
                if version.date.startswith(wish.date)
            )
        return self._previous if wish.which is Which.PREVIOUS else frozenset()

    def in_order(self, names: Sequence[str]) -> list[str]:
        """Return file names with the versions of each document together, the newest first."""
        given = frozenset(names)
        grouped = ([v.name for v in self._groups[n]] if n in self._groups else [n] for n in names)
        return list(dict.fromkeys(name for group in grouped for name in group if name in given))

    def label(self, name: str) -> str:
        """Return what tells a version from the others, empty for a document that has no other versions."""
        return self._labels.get(name, "")

    def note(self, cited: Iterable[str]) -> str:
        """Return the line that says from which versions an answer comes and which others there are.

        ``cited``: file names. Empty when there is nothing to tell, or when all versions speak.
        """
        names = dict.fromkeys(name for name in cited if name in self._groups)
        lines = []
        for name in names:
            group = self._groups[name]
            others = [self._labels[other.name] for other in group if other.name not in names]
            if others:
                organisation = group[0].organisation
                lines.append(
                    texts.FROM_VERSION.format(
                        version=self._labels[name],
                        organisation=organisation,
                        others=texts.enumerate_names([f"de {label}" for label in others]),
                    )
                )
        return "\n".join(lines)
