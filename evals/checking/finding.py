"""What a check finds in a question set."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a set can be used with what was found."""

    ERROR = "error"
    """The set is refused, or the case cannot be measured as it stands."""
    WARNING = "warning"
    """The case measures less than its author may think."""


Place = tuple[str | int, ...]
"""Where something stands in a set, as steps from its top: ("cases", 0, "evidence", 1, "quote")."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a question set, or weak in it."""

    severity: Severity
    """How bad it is."""
    message: str
    """One Dutch line."""
    place: Place = ()
    """Where it stands in the set."""
    case: str = ""
    """Which case it is about: its id, or "nummer 3"; empty: the whole set."""
    line: int | None = None
    """Line in the YAML file, counted from 1; None where there is no file."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check of a set came to."""

    findings: tuple[Finding, ...]
    """What is wrong or weak, in the order of the set."""
    cases: int = 0
    """How many cases the set has, those that cannot be read too."""

    def count(self, severity: Severity) -> int:
        """Return how many findings are of a severity."""
        return sum(finding.severity is severity for finding in self.findings)


def error(message: str, *place: str | int) -> Finding:
    """Return what makes a set unfit."""
    return Finding(Severity.ERROR, message, place)


def warning(message: str, *place: str | int) -> Finding:
    """Return what makes a set weak."""
    return Finding(Severity.WARNING, message, place)
