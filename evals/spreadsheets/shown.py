"""What an evaluator sees in a cell of a workbook, where numbers and dates are kept apart from their look."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from evals.spreadsheets import texts

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.')
_DIGITS = re.compile(r"[#0?][#0?,.]*")
_DATE_PART = re.compile(r"y+|m+|d+|h+|s+|AM/PM|am/pm", re.IGNORECASE)
_SYSTEM_DATE = "mm-dd-yy"
"""Excel writes this for the short date of the machine, whatever that is."""
_MOST_DIGITS = 11
"""Of a number in a cell without a format of its own."""


def shown(value: object, number_format: str = "General") -> str:
    """Return what Excel in Dutch shows for a value of openpyxl with the format of its cell."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return texts.TRUE if value else texts.FALSE
        case int() | float():
            return _number(value, number_format.split(";")[0])
        case datetime() | date() | time():
            return _date(value, number_format.split(";")[0])
        case timedelta():
            return str(value)
        case _:
            return str(value)


def _number(value: float, number_format: str) -> str:
    pattern = _LITERAL.sub(lambda found: _kept(found), number_format)
    digits = _DIGITS.search(pattern)
    if number_format in ("General", "@", "") or digits is None or "E" in pattern:
        return _general(value)
    before, after = pattern[: digits.start()], pattern[digits.end() :]
    whole, _, decimals = digits[0].partition(".")
    places = sum(sign in "0?" for sign in decimals)
    scaled = Decimal(repr(value)) * (100 if "%" in pattern else 1)
    text = f"{abs(scaled):,.{places}f}" if "," in whole else f"{abs(scaled):.{places}f}"
    sign = "-" if scaled < 0 and text.strip("0.,") else ""
    return f"{before}{sign}{_dutch(text)}{after}".strip()


def _kept(found: re.Match[str]) -> str:
    """Text in a format that is shown as it stands; letters in it are no code any more."""
    return next((group for group in found.groups() if group), "")


def _general(value: float) -> str:
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return _dutch(f"{value:.{_MOST_DIGITS - 1}g}")


def _dutch(text: str) -> str:
    return text.translate(str.maketrans(",.", ".,"))


def _date(value: date | time, number_format: str) -> str:
    if number_format in ("General", _SYSTEM_DATE, "@"):
        return _plain_date(value)
    pattern = _LITERAL.sub(lambda found: "".join(f"\\{sign}" for sign in _kept(found)), number_format)
    parts, last = [], ""
    for found in re.finditer(rf"\\(.)|({_DATE_PART.pattern})|(.)", pattern, re.IGNORECASE):
        if found[2]:
            code = found[2].lower()
            parts.append(_date_part(value, code, after_hours=last.startswith("h")))
            last = code
        else:
            parts.append(found[1] or found[3])
    return "".join(parts).strip()


def _plain_date(value: date | time) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    day = f"{value.day}/{value.month:02}/{value.year}"
    has_time = isinstance(value, datetime) and (value.hour or value.minute)
    return f"{day} {value:%H:%M}" if has_time else day


def _date_part(value: date | time, code: str, *, after_hours: bool) -> str:
    moment = value if isinstance(value, time) else getattr(value, "time", time)()
    if code[0] == "h":
        return f"{moment.hour:0{len(code)}}"
    if code[0] == "s":
        return f"{moment.second:0{len(code)}}"
    if code[0] == "m" and after_hours:
        return f"{moment.minute:0{len(code)}}"
    if isinstance(value, time) or code[0] == "a":
        return ""
    if code[0] == "y":
        return f"{value.year:04}" if len(code) > 2 else f"{value.year % 100:02}"
    number, names = (value.month, texts.MONTHS) if code[0] == "m" else (value.day, texts.DAYS)
    if len(code) < 3:
        return f"{number:0{len(code)}}"
    name = names[value.month - 1 if code[0] == "m" else value.weekday()]
    return name[: 3 if code[0] == "m" else 2] if len(code) == 3 else name
