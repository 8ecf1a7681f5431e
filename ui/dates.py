"""Dates as a page says them."""

from calendar import month_name
from datetime import date, datetime

from ingest.dates import dutch_date
from ui.languages import DUTCH, Language


def version_date(iso: str, language: Language) -> str:
    """Return the date of a version, as far as it is known: in words in Dutch, else as ISO 8601."""
    return dutch_date(iso) if language is DUTCH else iso


def day_in_words(day: date, language: Language) -> str:
    """Return a day in words: "4 maart 2021", "4 March 2021"."""
    if language is DUTCH:
        return dutch_date(day.isoformat())
    return f"{day.day} {month_name[day.month]} {day.year}"


def moment_in_words(moment: datetime, language: Language) -> str:
    """Return a moment in this machine's time zone: "4 maart 2021, 14:05"."""
    local = moment.astimezone()
    return f"{day_in_words(local.date(), language)}, {local:%H:%M}"
