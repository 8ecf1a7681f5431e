"""Say in Dutch what a check found."""

from evals.checking import texts
from evals.checking.finding import Checked, Finding, Severity

_SEVERITIES = {Severity.ERROR: texts.ERROR, Severity.WARNING: texts.WARNING}


def describe(finding: Finding) -> str:
    """Return a finding on one line ("fout, regel 12, vraag fact-001: ...")."""
    parts = [_SEVERITIES[finding.severity]]
    if finding.line is not None:
        parts.append(texts.ON_LINE.format(line=finding.line))
    if finding.case:
        parts.append(texts.IN_CASE.format(case=finding.case))
    return " ".join(f"{', '.join(parts)}: {finding.message}".split())


def summary_line(checked: Checked) -> str:
    """Return what was found in numbers ("127 vragen: 0 fouten, 3 opmerkingen")."""
    return texts.SUMMARY.format(
        questions=_number(checked.cases, texts.QUESTIONS, texts.ONE_QUESTION),
        errors=_number(checked.count(Severity.ERROR), texts.ERRORS, texts.ONE_ERROR),
        warnings=_number(checked.count(Severity.WARNING), texts.WARNINGS, texts.ONE_WARNING),
    )


def _number(count: int, many: str, one: str) -> str:
    return one if count == 1 else many.format(count=count)
