"""The scale of levels that a document uses, and where each level stands on it."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from assistant.comparison.model import Level, Scale
from assistant.comparison.units import Unit, make_unit
from assistant.draft import cite
from assistant.levels import WrittenLevel
from assistant.numbers import NUMBERS
from assistant.words import fold_letters
from ingest.model import Document, Passage, PassageKind, SectionKind

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_SYSTEMS: tuple[tuple[str, ...], ...] = (tuple("123456789"), _ROMAN, tuple("ABCDEFGH"))
"""Signs that count levels, each system in its order."""
_LETTERS = _SYSTEMS[2]
_COUNTS = {word: number for word, number in NUMBERS.items() if 1 < number < 10}
_LEVEL_WORD = r"(?:niveau|gradatie|graad|level|trap)"
_COUNT = re.compile(
    rf"\b({'|'.join(_COUNTS)}|[2-9])\s+(?:\w+\s+)?(?:\w*niveaus|gradaties|graden|levels|trappen)\b"
)
_RANGE = re.compile(r"\b(\w{1,4})\s*(?:tot(?: en met)?|t/m|t\.?e\.?m\.?|[-–])\s*(\w{1,4})\b")
_TOP = re.compile(r"\b(\w{1,4}) is (?:het |de )?hoogste?\b")
_LOW = re.compile(r"\b(?:basis|begin|elementair|laagst|beperkt|notie|toepass|uitvoerend|enige)")
_HIGH = re.compile(r"\b(?:expert|hoogst|uitmuntend|grondig|uitstekend|diepgaand|zeer goed|boegbeeld)")
_SEPARATOR = re.compile(r"\b(?:van|over|naar|tot en met|tot|en|of)\b|[,;:/()–-]")
_OF = re.compile(r"^(\d)\s*/\s*([2-9])$")
_STATED_IN = (SectionKind.COMPETENCIES, SectionKind.GENERAL, SectionKind.CONDITIONS)


def place_on(scale: Scale | None, level: WrittenLevel) -> Level:
    """Return the level with its place on the document's scale."""
    share = _OF.match(level.sign)
    if share and int(share.group(1)) <= int(share.group(2)):
        return Level(level.written, int(share.group(1)), int(share.group(2)))
    place = scale.place(level.sign) if scale else None
    return Level(level.written, place, len(scale.levels) if scale and place else None)


def scale_of(document: Document, signs: Sequence[str], columns: Sequence[str]) -> Scale | None:
    """Return the scale of a document whose competencies have these levels; None without levels.

    ``columns``: where levels are marked in columns, the names of all of these in order.
    """
    if columns:
        return Scale(tuple(columns), known=True)
    used = list(dict.fromkeys(sign for sign in signs if not _OF.match(sign)))
    if not used:
        most = max((int(share.group(2)) for sign in signs if (share := _OF.match(sign))), default=0)
        return Scale(_SYSTEMS[0][:most], known=True) if most else None
    system = next((system for system in _SYSTEMS if all(sign in system for sign in used)), None)
    for unit in _statements(document):
        levels = _counted_levels(unit, system, used) if system else _worded_levels(unit.folded, used)
        if levels:
            return Scale(levels, known=True, citation=cite(unit.quote))
    return Scale(tuple(sorted(used, key=system.index) if system else used), known=False)


def _statements(document: Document) -> Iterable[Unit]:
    """Yield the sentences that may say which levels there are, those about competencies first."""
    for kind in _STATED_IN:
        for section in document.sections:
            inside = [p for p in document.passages if p.section == section.number]
            if section.kind is kind and inside:
                yield make_unit(document, inside[0], section.start, section.start + len(section.heading))
        for passage in document.passages:
            section = document.sections[passage.section]
            if section.kind is kind and passage.kind is not PassageKind.ROW:
                yield from (make_unit(document, passage, start, end) for start, end in _sentences(passage))


def _sentences(passage: Passage) -> tuple[tuple[int, int], ...]:
    return passage.sentences or ((passage.start, passage.end),)


def _counted_levels(unit: Unit, system: tuple[str, ...], used: Sequence[str]) -> tuple[str, ...] | None:
    """Return the levels that a sentence tells, lowest first; None when it tells none that fit."""
    text, last = unit.text, _highest(unit.text, system)
    if not re.search(rf"{_LEVEL_WORD}|schaal|letter|cijfer|competent", unit.folded):
        return None
    found = [
        (match.group(0), match.start())
        for match in re.finditer(r"(?<![\w.,/])[\w]{1,4}(?![\w/]|[.,]\d)", text)
    ]
    named = [(sign, at) for sign, at in found if sign in system]
    signs = list(dict.fromkeys(sign for sign, _ in named))
    top = next(
        (m.group(2) for m in _RANGE.finditer(text) if m.group(1) == system[0] and m.group(2) in system), None
    )
    if top is None and len(signs) > 1 and signs[0] == system[0]:
        # "1 = basis, 5 = expert" tells the ends of the scale.
        words = _words_after(text, named, signs)
        top = signs[-1] if _LOW.search(words(signs[0])) and _HIGH.search(words(signs[-1])) else None
    top = top or last
    if top is not None:
        signs = list(system[: system.index(top) + 1])
    elif sorted(signs, key=system.index) != list(system[: len(signs)]) or len(signs) < 2:
        count = _COUNT.search(unit.folded)
        if count is None:
            return None
        number = int(count.group(1)) if count.group(1).isdigit() else _COUNTS[count.group(1)]
        signs = list(system[:number])
    if not set(used) <= set(signs):
        return None
    ordered = tuple(sorted(signs, key=system.index))
    words = _words_after(text, named, ordered)
    if _HIGH.search(words(ordered[0])) or _LOW.search(words(ordered[-1])):
        return ordered[::-1]
    # A letter does not tell whether A is high or low: only words beside it do.
    told = _LOW.search(words(ordered[0])) or _HIGH.search(words(ordered[-1]))
    return ordered if told or system is not _LETTERS else None


def _highest(text: str, system: tuple[str, ...]) -> str | None:
    """Return the level that a sentence says is the highest ("niveau 3 is het hoogste")."""
    return next((match.group(1) for match in _TOP.finditer(text) if match.group(1) in system[1:]), None)


def _words_after(text: str, named: Sequence[tuple[str, int]], ordered: Sequence[str]) -> Callable[[str], str]:
    """Return what tells the folded words between a level's sign and the next one."""
    places = [at for sign, at in named if sign in ordered]

    def words(sign: str) -> str:
        at = next((at for name, at in named if name == sign), None)
        if at is None:
            return ""
        following = min((other for other in places if other > at), default=len(text))
        return fold_letters(text[at:following])

    return words


def _worded_levels(folded: str, used: Sequence[str]) -> tuple[str, ...] | None:
    """Return the levels of a sentence like "van basis over gevorderd naar expert", lowest first."""
    wanted = {fold_letters(sign): sign for sign in used}
    pieces = [_level_at_end(piece.strip(" ."), wanted) for piece in _SEPARATOR.split(folded)]
    at = [place for place, piece in enumerate(pieces) if piece in wanted]
    if len(wanted) < 2 or {pieces[place] for place in at} != set(wanted):
        return None
    first, last = at[0], at[-1]
    while first > 0 and _is_level_name(pieces[first - 1]):
        first -= 1
    while last + 1 < len(pieces) and _is_level_name(pieces[last + 1]):
        last += 1
    names = [piece for piece in pieces[first : last + 1] if piece]
    if len(set(names)) < len(names):
        return None
    if _HIGH.search(names[0]) or _LOW.search(names[-1]):
        names.reverse()
    return tuple(wanted.get(name, name) for name in names)


def _level_at_end(piece: str, wanted: Collection[str]) -> str:
    """Return the level that a piece of a sentence ends with ("wij kennen basis"), else the piece."""
    words = piece.split()
    return words[-1] if words and words[-1] in wanted else piece


def _is_level_name(piece: str) -> bool:
    return bool(piece) and len(piece.split()) == 1 and "niveau" not in piece
