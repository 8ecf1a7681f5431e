"""Find the date of a document's version, and write dates in Dutch.

A date counts only where it says when the document was made: behind a label ("versie", "goedgekeurd
op") at the head or the foot of the document, at the end of its title, or alone on its first lines.
Dates in its text (of a law, a deadline, a selection round) are none of its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
"""Names of the months, in order."""
_MONTH_BY_START = {**{name[:3]: number for number, name in enumerate(MONTHS, start=1)}, "mrt": 3}
_MONTH = (
    r"(?:jan(?:uari)?|feb(?:r(?:uari)?)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19[5-9]\d|20\d\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NUMBER_OF_MONTH = r"(?:0?[1-9]|1[0-2])"
_DATE = re.compile(
    r"(?<![\w/.-])(?:"
    rf"(?P<iso>{_YEAR}-\d\d(?:-\d\d)?)"
    rf"|(?P<day>{_DAY})(?:e|de|ste)? (?P<month>{_MONTH}) (?P<year>{_YEAR})"
    rf"|(?P<day2>{_DAY}) ?(?P<sign>[/.-]) ?(?P<month2>{_NUMBER_OF_MONTH}) ?(?P=sign) ?(?P<year2>{_YEAR})"
    r"|(?P<day3>\d\d?)(?P<sign3>[/-])(?P<month3>\d\d?)(?P=sign3)(?P<year3>\d\d)"
    r"|(?P<day4>\d\d)\.(?P<month4>\d\d)\.(?P<year4>\d\d)"
    rf"|(?P<month5>{_MONTH}) (?P<year5>{_YEAR})"
    rf"|(?P<month6>{_NUMBER_OF_MONTH})[/-](?P<year6>{_YEAR})"
    rf"|(?P<year7>{_YEAR})"
    r")(?!\w)(?! ?[-–/] ?\d)(?!\.\d)",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"{_YEAR} ?[-–/] ?$")
"""What stands before the second year of "2019 - 2024"."""
_UNTIL = re.compile(
    r"\b(?:tot|t/m|t\.?e\.?m\.?|v[oó][oó]r|na|binnen)(?: en met)? ?(?:\w+dag )?$", re.IGNORECASE
)

_BODY = (
    r"(?:gemeenteraad|OCMW-raad|raad(?: van bestuur| voor maatschappelijk welzijn)?|college|schepencollege"
    r"|vast bureau|managementteam|algemene vergadering|GR|RMW|CBS|VB|RvB|AV|MAT)"
)
_MADE = (
    r"(?:(?:laatste?|recentste|huidige|voor het laatst) )?"
    r"(?:versie(?:nummer|datum|beheer)?\b|v(?:ersie|\.)? ?\d+(?:\.\d+)*\b|revisie\w*|herzien(?:ing)?\b"
    r"|actualisering|actualisatie|geactualiseerd|update|bijgewerkt|aangepast|aanpassing|gewijzigd|wijziging"
    r"|(?:wijzigings|opmaak|document|publicatie|goedkeurings|vaststellings)datum"
    r"|datum (?:van )?(?:de )?(?:laatste )?(?:versie|opmaak|opstelling|wijziging|goedkeuring|vaststelling"
    r"|document|herziening|publicatie|update)"
    r"|opgesteld|opgemaakt|opmaak\b|gepubliceerd|goedgekeurd|goedkeuring|vastgesteld|vaststelling|bekrachtigd"
    rf"|{_BODY}s?besluit|besluit van (?:de|het) {_BODY}\b|(?:in )?zitting van)"
)
_IN_FORCE = (
    r"(?:(?:datum (?:van )?)?inwerkingtreding|in werking|in voege|geldig|van toepassing|van kracht)"
    r"(?: (?:vanaf|sinds|op|met ingang van|getreden op))?"
)
_NAMED = r"(?:functie(?:beschrijving|profiel|omschrijving|kaart)|profiel|\w+bundel)"
_SUBJECT = (
    rf"(?:(?:deze|dit|de|het) )?(?:{_NAMED}(?: [\w-]+){{0,4}}?|document|tekst|versie)"
    r"(?: (?:is|werd|wordt|geldt))?(?: (?:laatst|voor het laatst))? "
)
# A label opens a line, a cell or a part of a line; what is in the middle of a sentence labels nothing.
_OPENS = r"(?:^\W*|[|;:,(•·–—][ |]*| - )"
_LABELLED = tuple(
    re.compile(rf"{_OPENS}(?:{_SUBJECT})?(?P<label>{label})(?P<between>.{{0,70}})$", re.IGNORECASE)
    for label in (_MADE, _IN_FORCE)
)
_DIRECTLY = re.compile(
    rf"^\W*datum\W*$|{_OPENS}{_BODY} ?(?:\W|d\.?d\.?|besluit|zitting|van)*$|^v?\d+\.\d+ ?\| ?$",
    re.IGNORECASE,
)
"""Labels that the date must follow at once: "Datum:", "GR d.d.", the number in a list of versions."""
_DIRECT_YEAR = re.compile(
    r"^\W*(?:\d+(?:[.,]\d+)*)?\W*(?:in|van|sinds|vanaf)?\W*(?:(?:het )?jaar)?\W*$", re.IGNORECASE
)
"""What may stand between a label and a mere year."""
_WEEKDAY = re.compile(r"\b(?:maan|dins|woens|donder|vrij|zater|zon)dag\W*$", re.IGNORECASE)
_OTHER_THINGS = re.compile(
    # laws and rules
    r"\b(?:decre\w+|wet(?:ten|boek\w*|geving)?|koninklijk|ministerieel|KB|MB|BVR|BS|regering|staatsblad"
    r"|omzendbrief|verordening|richtlijn|arrest|\w*reglement|rechtspositie\w*|RPR|deontologische|\w*plan"
    r"|personeelsformatie|organogram"
    # steps of a selection
    r"|uiterlijk|tot en met|t\.?e\.?m|t/m|sollicit\w+|kandida\w+|inschrijv\w+|deadline|uiterste|indien\w+"
    r"|indiensttreding|aanstelling|proe(?:f|ven)|examen\w*|interview\w*|\w*gesprek\w*|jury\w*"
    r"|info(?:sessie|avond|moment)\w*|assessment\w*|kalender|timing|werfreserve|preselectie"
    # of a person, or of the copy
    r"|geboren|geboorte\w*|afgedrukt|afdruk\w*|geprint|print\w*|gedownload|geraadpleegd|copyright)\b|©",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?] +[A-ZÀ-Þ]")
_BEFORE_DATE = re.compile(
    r"[\W_]*(?:\b(?:versie|van|d\.?d\.?)[\W_]*)?(?:\bv?\d+(?:\.\d+)*[\W_]*)?$", re.IGNORECASE
)
_PLACE = re.compile(r"^\W*(?:[A-ZÀ-Þ][\w'’ -]{1,30}, ?(?:op )?)?\W*$")
"""What may stand before a date on a line of its own: "Herent, 4 maart 2021"."""
_PARTS = re.compile(r"\||•|·|–|—| - |\s{2,}")
_NAMES_DOCUMENT = re.compile(rf"^\W*(?:{_NAMED}|vacature)", re.IGNORECASE)

_HEAD, _FOOT, _COVER = 40, 10, 12
"""Lines at the head and at the foot where a label dates the document; lines of its cover."""
_LONGEST_LINE = 200

_PROPERTY = re.compile(rf"^(?P<y>{_YEAR})(?:-?(?P<m>\d\d)(?:-?(?P<d>\d\d))?)?(?![\d-])")
"""The dates that programs write: "2021-03-04T10:00:00Z"."""
_NAME_YEAR_FIRST = re.compile(
    rf"(?<!\d)(?P<y>{_YEAR})[-_. ]?(?P<m>0[1-9]|1[0-2])(?:[-_. ]?(?P<d>0[1-9]|[12]\d|3[01]))?(?!\d)"
)
_NAME_DAY_FIRST = re.compile(rf"(?<!\d)(?P<d>\d\d)[-_. ]?(?P<m>\d\d)[-_. ]?(?P<y>{_YEAR})(?!\d)")


@dataclass(frozen=True, slots=True)
class _Found:
    iso: str
    before: str
    """What stands between it and the date before it."""
    after: str
    foreign: bool
    """Something stands before it that has dates of its own: a law, a selection round."""


def document_date(title: str, lines: Sequence[str], furniture: Iterable[str] = ()) -> str:
    """Return the date that the document itself gives of its version, ISO 8601, empty when it gives none.

    ``title``: its title as written; ``lines``: its text, a line per heading, paragraph, item or row;
    ``furniture``: the lines of its headers and footers. Of several dates of one kind the latest
    counts; a date of making goes before one of coming into force, and that before a mere date.
    """
    filled = [line for line in lines if line.strip()]
    around = [*filled[:_HEAD], *filled[max(_HEAD, len(filled) - _FOOT) :], *furniture]
    statements = [found for line in around for found in _dates(line)]
    for label in _LABELLED:
        labelled = [found.iso for found in statements if _is_labelled(found, label)]
        if label is _LABELLED[0]:
            labelled += [found.iso for found in statements if _is_direct(found)]
        if labelled:
            return max(labelled)
    bare = [iso for line in (title, *filled[:_COVER]) for iso in _mere_date(line)]
    return max(bare or [iso for line in furniture for iso in _date_beside(line)], default="")


def date_in_name(name: str) -> str:
    """Return the only date that a file's name holds, ISO 8601, else empty ("profiel-2021-03.docx")."""
    for pattern in (_NAME_YEAR_FIRST, _NAME_DAY_FIRST):
        dates = {_iso(*match.group("y", "m", "d")) for match in pattern.finditer(name)} - {""}
        if dates:
            return dates.pop() if len(dates) == 1 else ""
    if re.search(rf"{_YEAR}[-–_ ]+{_YEAR}", name):
        return ""  # a term of years
    dates = {found.iso for found in _dates(re.sub(r"[-_.]", " ", name))}
    return dates.pop() if len(dates) == 1 else ""


def iso_date(value: str) -> str:
    """Return the date that the whole value is, ISO 8601 to its precision; empty when it is none."""
    value = " ".join(value.split())
    if value.startswith("D:"):  # as in PDF: "D:20210304100000+01'00'"
        value = value[2:10]
    written = _PROPERTY.match(value)
    if written:
        return _iso(*written.group("y", "m", "d"))
    found = _DATE.fullmatch(value)
    return _read(found) if found else ""


def dutch_date(iso: str) -> str:
    """Return "4 maart 2021", "maart 2021" or "2021" for an ISO date; the value itself when it is none."""
    match = _PROPERTY.match(iso)
    if match is None:
        return iso
    year, month, day = match.group("y", "m", "d")
    parts = [str(int(day))] if day else []
    return " ".join([*parts, *([MONTHS[int(month) - 1]] if month else []), year])


def find_dates(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, ISO 8601) of each date in a text, whatever it is the date of."""
    for match in _DATE.finditer(text):
        if iso := _read(match):
            yield match.start(), match.end(), iso


def without_date(title: str) -> str:
    """Return a title without the date or version that it ends in ("Profiel jurist - versie maart 2021")."""
    plain = " ".join(title.split())
    for match in _DATE.finditer(plain):
        if not plain[match.end() :].strip(" ).") and _read(match):
            return _BEFORE_DATE.sub("", plain[: match.start()])
    return plain


def _dates(line: str) -> Iterator[_Found]:
    """Yield the dates in a line; none of a long one, which is running text."""
    line = " ".join(line.split())
    if len(line) > _LONGEST_LINE:
        return
    begin = 0
    for match in _DATE.finditer(line):
        iso = _read(match)
        before = line[: match.start()]
        if iso and not _RANGE.search(before) and not _UNTIL.search(before):
            foreign = _OTHER_THINGS.search(before) is not None
            yield _Found(iso, before[begin:], line[match.end() :], foreign)
            begin = match.end()


def _is_labelled(found: _Found, label: re.Pattern[str]) -> bool:
    match = label.search(found.before)
    if match is None or found.foreign or _SENTENCE_END.search(match["between"]):
        return False
    return len(found.iso) > len("2021") or _DIRECT_YEAR.match(match["between"]) is not None


def _is_direct(found: _Found) -> bool:
    full = len(found.iso) > len("2021")
    return full and not found.foreign and _DIRECTLY.search(found.before) is not None


def _mere_date(line: str) -> Iterator[str]:
    """Yield the date that a line of the cover is, or that a title ends in."""
    named = _NAMES_DOCUMENT.match(line) is not None
    for found in _dates(line):
        if found.after.strip(" ).") or _WEEKDAY.search(found.before):
            continue
        alone = _PLACE.match(found.before) is not None and len(found.iso) > len("2021")
        if alone or (named and not found.foreign):
            yield found.iso


def _date_beside(line: str) -> Iterator[str]:
    """Yield the date that is a part of a header or footer by itself ("Herent | maart 2021 | 3")."""
    if _OTHER_THINGS.search(line):
        return
    for part in (line, *_PARTS.split(line)):
        yield from _mere_date(part)


def _read(match: re.Match[str]) -> str:
    groups = {name.rstrip("234567"): value for name, value in match.groupdict().items() if value}
    if "iso" in groups:
        return _iso(*(*groups["iso"].split("-"), None)[:3])
    return _iso(groups["year"], groups.get("month"), groups.get("day"))


def _iso(year: str, month: str | None = None, day: str | None = None) -> str:
    """Return the ISO date, empty when there is no such day."""
    full_year = int(year) if len(year) == len("2021") else 2000 + int(year)
    number = None
    if month:
        number = int(month) if month.isdecimal() else _MONTH_BY_START[month[:3].lower()]
    try:
        known = date(full_year, number or 1, int(day or 1)).isoformat()
    except ValueError:
        return ""
    return known if day else known[:7] if number else known[:4]
