"""What a stretch of text counts, dates and levels included, in one spelling with unit and bound."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.numbers import NUMBERS
from assistant.verification.numerals import known_unit, value_of
from assistant.verification.phrases import Found
from assistant.verification.segments import Segment
from assistant.verification.vocabulary import phrases
from ingest.dates import MONTHS

_ORDINALS = {
    word: value
    for value, word in enumerate(
        "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde".split(), 1
    )
}
_HALF = frozenset({"helft"})
_TIME = frozenset({"jaar", "maand", "week", "dag", "werkdag", "uur", "minuut", "kwartier", "kwartaal"})
_PERIODS = {
    "dag": 1.0, "werkdag": 1.0, "week": 7.0, "maand": 30.0, "kwartaal": 90.0, "halfjaar": 180.0,
    "jaar": 360.0,
}  # fmt: skip
"""How many days a period stands for here; 12 months are a year."""
_OFTEN = {
    "dagelijks": 1.0, "wekelijks": 7.0, "tweewekelijks": 14.0, "veertiendaags": 14.0, "maandelijks": 30.0,
    "tweemaandelijks": 60.0, "driemaandelijks": 90.0, "halfjaarlijks": 180.0, "jaarlijks": 360.0,
    "tweejaarlijks": 720.0, "driejaarlijks": 1080.0, "vierjaarlijks": 1440.0, "vijfjaarlijks": 1800.0,
}  # fmt: skip
_REST = 4
"""Letters after a period in a compound that tells of that period ("jaarbudget", "weekplanning")."""
_DAILY = frozenset({"personeelsbeheer", "bestuur"})
"""What "dagelijks" before it does not say how often."""
_LEVEL_WORDS = re.compile(
    r"(?:niveau|niveaus|graad|gradatie|gradaties|rang|klasse|trap|level|schaal|weddeschaal|loonschaal|salarisschaal)$"
)
_SIGN = re.compile(r"(?:[IVX]{1,4}|\d{1,2}|[A-Fa-f]\d?[a-c]?|[t])$")
_CODE = re.compile(r"[A-E]\d[a-c]?$")
_BETWEEN = 2
"""Words that may stand between a number and its unit ("vijf volle jaren")."""
_BETWEEN_BOUND = frozenset(
    "de het een op in van nog ongeveer al maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
)
"""Words that may stand between a bound and its number."""
_DATES_ONLY = frozenset({"voor", "tegen"})
"""Bounds of a date or a time of day only: of anything else the words are prepositions."""
_MONTHS_OF = {"jaar": 12.0, "kwartaal": 3.0, "maand": 1.0}
_HOURS_OF = {"week": 168.0, "dag": 24.0, "uur": 1.0, "kwartier": 0.25, "minuut": 1 / 60}
_NOON = 12
_EVENINGS = (("s", "avonds"), ("s", "namiddags"), ("s", "middags"))
_YEARLY = re.compile(r"jaar(?:gesprek|verslag|rapport|overzicht|plan)\w*$")
_TIMES = re.compile(r"(.+)maal$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something counted, dated or graded."""

    dimension: str
    """time, money, share, times, often, within (of a period in a compound), rate, date, year, level, rank,
    clock, or count for anything else."""
    value: str
    """In one spelling, with the unit where it has one: "5 jaar", "15-5", "III"."""
    bound: str = ""
    """low, high or after where it is a limit, else empty."""
    at: int = 0
    """Place of its first word in the segment."""
    end: int = 0
    """Place after its last word."""
    number: str = ""
    """The number as it stands, without its unit; "" where there is none."""

    @property
    def sign(self) -> tuple[str, str]:
        """What makes it alike to another: a level may be told by its bare number."""
        return ("level", self.value) if self.dimension == "count" and self.value == self.number else self.key

    @property
    def key(self) -> tuple[str, str]:
        """What makes it equal to another."""
        return self.dimension, self.value


@lru_cache(maxsize=4_000)
def quantities_of(segment: Segment) -> tuple[Quantity, ...]:
    """Return the quantities of a segment in order."""
    taken: set[int] = set()
    found: list[Quantity] = []
    bounds = phrases("bounds").longest(segment.words)
    for read in (_dates, _often, _levels, _numbers):
        for quantity in read(segment, taken):
            span = range(quantity.at, quantity.end)
            if taken.isdisjoint(span):
                taken.update(span)
                found.append(quantity)
    return tuple(sorted((_bounded(q, segment, bounds) for q in found), key=lambda quantity: quantity.at))


def _bounded(quantity: Quantity, segment: Segment, bounds: Sequence[Found]) -> Quantity:
    """Return the quantity with the limit that stands right before it."""
    if quantity.dimension == "rank":
        return quantity
    for bound in reversed(bounds):
        between = segment.words[bound.end : quantity.at]
        dated = quantity.dimension in ("date", "clock", "year")
        if segment.words[bound.start] in _DATES_ONLY and not dated:
            continue
        if bound.end <= quantity.at and len(between) <= _BETWEEN and _BETWEEN_BOUND.issuperset(between):
            return replace(quantity, bound=bound.label)
    return quantity


def _dates(segment: Segment, taken: set[int]) -> Iterator[Quantity]:
    words = segment.words
    for at, word in enumerate(words):
        if word in MONTHS:
            month = list(MONTHS).index(word) + 1
            day = words[at - 1] if at and words[at - 1].isdigit() and int(words[at - 1]) <= 31 else ""
            has_year = at + 1 < len(words) and re.fullmatch(r"(?:19|20)\d\d", words[at + 1]) is not None
            year = words[at + 1] if has_year else ""
            start = at - bool(day)
            yield Quantity("date", f"{int(day) if day else ''}-{month}-{year}", "", start, at + 1 + has_year)
        elif re.fullmatch(r"(?:19|20)\d\d", word):
            yield Quantity("year", word, "", at, at + 1)


def _often(segment: Segment, taken: set[int]) -> Iterator[Quantity]:
    words = segment.words
    for at, word in enumerate(words):
        within = next((period for period in _PERIODS if word.startswith(period) and word != period), "")
        if (
            within
            and len(word) - len(within) >= _REST
            and word not in _OFTEN
            and not word.startswith("dagelijks")
        ):
            yield Quantity("within", f"{_PERIODS[within]:g}", "", at, at)
        adverb = word.removesuffix("e") if word.endswith("lijkse") else word
        if adverb in _OFTEN:
            is_idiom = at + 1 < len(words) and words[at + 1] in _DAILY
            if not is_idiom:
                start, end, times = _times_beside(segment, at)
                yield Quantity("often", f"{round(_OFTEN[adverb] / times, 2):g}", "", start, end)
        elif word in ("elk", "elke", "ieder", "iedere", "per") and at + 1 < len(words):
            yield from _every(segment, at)
        elif _YEARLY.match(word):
            yield Quantity("often", "360", "", at, at + 1)
        elif word == "om" and at + 2 < len(words) and words[at + 1] in ("de", "het"):
            value = value_of(segment, at + 2)
            step = 1 if value is not None else 0
            period = _period(words[at + 2 + step]) if at + 2 + step < len(words) else None
            if period:
                yield Quantity("often", f"{period * (value or 1):g}", "", at, at + 3 + step)


def _times_beside(segment: Segment, at: int) -> tuple[int, int, float]:
    """Return the span of "jaarlijks drie keer" and how many times that is; 1 where no number stands by."""
    words = segment.words
    for place in range(at + 1, min(at + 4, len(words))):
        times = _times(segment, place)
        if times:
            return at, times[0], times[1]
    if at > 1 and words[at - 1] in ("keer", "maal"):
        return at - 2, at + 1, value_of(segment, at - 2) or 1.0
    return at, at + 1, 1.0


def _times(segment: Segment, at: int) -> tuple[int, float] | None:
    """Return where "twee keer" or "tweemaal" at a place ends and how many times it is."""
    words = segment.words
    once = _TIMES.match(words[at])
    if once and once.group(1) in NUMBERS:
        return at + 1, float(NUMBERS[once.group(1)])
    if words[at] == "eens" and at + 1 < len(words) and words[at + 1] in ("per", "elk", "om"):
        return at + 1, 1.0
    value = value_of(segment, at)
    if value and at + 1 < len(words) and words[at + 1] in ("keer", "maal"):
        return at + 2, value
    return None


def _every(segment: Segment, at: int) -> Iterator[Quantity]:
    """Read "elke maand", "elke veertien dagen", "twee keer per jaar" from the word before the period."""
    words = segment.words
    value = value_of(segment, at + 1)
    place = at + 1 + (value is not None)
    period = _period(words[place]) if place < len(words) else None
    if not period:
        for further in (1, 2):  # "per km", "per gewerkte dag"
            unit = known_unit(words[at + further]) if at + further < len(words) else ""
            if words[at] == "per" and unit:
                yield Quantity("rate", unit, "", at, at + further + 1)
                return
        return
    start, times = at, 1.0
    for before in (at - 1, at - 2):
        told = _times(segment, before) if before >= 0 else None
        if told and told[0] == at:
            start, times = before, told[1]
    yield Quantity("often", f"{round(period * (value or 1) / times, 2):g}", "", start, place + 1)


def _levels(segment: Segment, taken: set[int]) -> Iterator[Quantity]:
    written, words = segment.written, segment.words
    for at, word in enumerate(written):
        if _LEVEL_WORDS.match(words[at]) and at + 1 < len(written) and _SIGN.match(written[at + 1]):
            end = at + 2
            yield Quantity("level", written[at + 1].lower(), "", at, end)
            while (
                end + 1 < len(written) and words[end] in ("en", "of", "tot") and _SIGN.match(written[end + 1])
            ):
                yield Quantity("level", written[end + 1].lower(), "", end + 1, end + 2)
                end += 2
        elif (
            _CODE.match(word)
            or re.fullmatch(r"[IVX]{2,4}", word)
            or (len(word) == 1 and word.isupper() and word.isalpha() and 0 < at == len(written) - 1)
        ):
            yield Quantity("level", word.lower(), "", at, at + 1)


def _numbers(segment: Segment, taken: set[int]) -> Iterator[Quantity]:
    words = segment.words
    for at, word in enumerate(words):
        if at in taken:
            continue
        if word in _ORDINALS or re.fullmatch(r"\d+(?:ste|de|e)", word):
            rank = _ORDINALS.get(word) or int(re.sub(r"\D", "", word))
            yield Quantity("rank", str(rank), "", at, at + 1)
            continue
        if word in _HALF:
            yield Quantity("share", "50 procent", "", at, at + 1)
            continue
        once = _times(segment, at)
        if once:
            yield Quantity("times", f"{once[1]:g} keer", "", at, once[0])
            continue
        value = value_of(segment, at)
        if value is None and word == "een" and at + 1 < len(words):
            value = 1.0 if known_unit(words[at + 1]) in _TIME else None
        if (
            value is None
            and word in ("het", "de")
            and words[at - 1 : at] == ("binnen",)
            and at + 1 < len(words)
        ):
            value = 1.0 if known_unit(words[at + 1]) in _TIME else None  # "binnen het uur"
        if value is None:
            continue
        if ":" in word:
            yield Quantity("clock", word, "", at, at + 1)
            continue
        unit, end = _unit(segment, at, taken)
        if unit == "uur" and value <= _NOON and words[end : end + 2] in _EVENINGS:
            value += _NOON
            end += 2
        yield _counted(value, unit, at, end)


def _counted(value: float, unit: str, at: int, end: int) -> Quantity:
    """Return a number with its unit, times in months or hours: a year and a half is 18 months."""
    number = f"{value:g}"
    if unit in ("euro", "procent"):
        return Quantity("money" if unit == "euro" else "share", f"{number} {unit}", "", at, end, number)
    for name, sizes in (("maand", _MONTHS_OF), ("uur", _HOURS_OF)):
        if unit in sizes:
            return Quantity("time", f"{round(value * sizes[unit], 3):g} {name}", "", at, end, number)
    dimension = "time" if unit == "werkdag" else "count"
    return Quantity(dimension, f"{number} {unit}".strip(), "", at, end, number)


def _unit(segment: Segment, at: int, taken: set[int]) -> tuple[str, int]:
    words = segment.words
    if at and words[at - 1] in ("€", "eur", "euro"):
        return "euro", at + 1
    for place in range(at + 1, min(at + 2 + _BETWEEN, len(words))):
        if place in taken or (words[place][0].isdigit() and place > at + 1):
            break
        unit = known_unit(words[place])
        if unit:
            return unit, place + 1
        if words[place] in ("tot", "en", "a", "of") and value_of(segment, place + 1) is not None:
            return _unit(segment, place + 1, taken)[0], at + 1  # "drie tot vijf jaar"
    return "", at + 1


def _period(word: str) -> float | None:
    return _PERIODS.get("halfjaar" if word == "halfjaar" else known_unit(word))


def unit_of(segment: Segment, quantity: Quantity) -> str:
    """Return the unit of time right behind a rank ("eerste werkdag"), "" where none stands there."""
    following = segment.words[quantity.end : quantity.end + 1]
    return known_unit(following[0]) if following else ""
