"""What came of the scripted models, as a table, as plain data, and as a list of what falls short."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from evals.bench.markdown import difference, table
from evals.models.catalogue import Group
from evals.models.measuring import Measured, Spread

LOWEST_CHANGE = -0.02
"""Least that the share that passes may change by, beside the extractive mode."""
LONGEST_VERIFYING = 30.0
"""Milliseconds that verifying may take, 95th percentile."""
GRACE_SECONDS = 1.0
"""How much later than the budget an answer may stand: what comes in must still be verified and shown."""

_HEADER = (
    "model",
    "what it does",
    "questions",
    "pass, change",
    "worded (partly)",
    "shown",
    "unsupported",
    "quotes valid",
    "left out",
    "requests",
    "verifying p50, p95",
    "first answer p50, p95, longest",
    "last answer p50, p95, longest",
)
_HEADINGS = {
    Group.KNOWING: "Models that know the answers",
    Group.BABBLING: "Models that know nothing",
    Group.FORM: "Replies that are not in order",
    Group.FAILING: "Models that fail at once",
    Group.SLOW: "Models that take too long",
}
_EXAMPLES = 20


def shortfalls(measured: Measured) -> tuple[str, ...]:
    """Return in English what a model's figures miss of what is required; none: all is well."""
    return tuple(_shortfalls(measured))


def _shortfalls(measured: Measured) -> Iterator[str]:
    if measured.unsupported:
        yield f"{len(measured.unsupported)} unsupported statements shown"
    if measured.quote_valid is not None and measured.quote_valid < 1:
        yield f"quote_valid {measured.quote_valid:.3f}"
    if measured.change.mean < LOWEST_CHANGE:
        yield f"pass {measured.change.mean:+.3f} beside the extractive mode"
    if measured.verify_ms.p95 > LONGEST_VERIFYING:
        yield f"verifying takes {measured.verify_ms.p95:.0f} ms"
    if measured.first.longest > measured.budget_seconds:
        yield f"a first answer after {measured.first.longest:.1f} s"
    if measured.last.longest > measured.budget_seconds + GRACE_SECONDS:
        yield f"a last answer after {measured.last.longest:.1f} s"


def format_tables(measured: Sequence[Measured]) -> str:
    """Return a Markdown table for each group of models, with the failures that users were told of below."""
    lines: list[str] = []
    for group, heading in _HEADINGS.items():
        of_group = [one for one in measured if one.script.group is group]
        if not of_group:
            continue
        lines += [f"### {heading}", "", *table(_HEADER, map(_cells, of_group)), ""]
        told = list(_told(of_group))
        lines += ["What users are told, and of which models how often:", "", *told, ""] if told else []
    return "\n".join(lines)


def _told(measured: Sequence[Measured]) -> Iterator[str]:
    """Yield the failures that users are told of; lines that differ in a number only are one."""
    counted: dict[str, Counter[str]] = {}
    for one in measured:
        for line, count in one.failures.items():
            counted.setdefault(re.sub(r"\b\d+\b", "…", line), Counter())[one.script.name] += count
    for line, models in counted.items():
        yield f"- “{line}”: {', '.join(f'{name} {count}' for name, count in models.items())}"


def to_dict(measured: Measured) -> dict[str, Any]:
    """Return the figures of a model as plain data, with examples of what should not have been shown."""
    return {
        "model": measured.script.name,
        "group": measured.script.group.value,
        "about": measured.script.about,
        "budget_seconds": measured.budget_seconds,
        "questions": measured.cases,
        "pass": measured.passed,
        "change": asdict(measured.change),
        "shown": len(measured.shown),
        "unsupported": len(measured.unsupported),
        "unsupported_examples": [asdict(one) for one in measured.unsupported[:_EXAMPLES]],
        "quote_valid": measured.quote_valid,
        "generative": measured.worded,
        "partly": measured.partly,
        "extractive": measured.cases - measured.worded,
        "dropped": measured.dropped,
        "requests": measured.requests,
        "verify_ms": asdict(measured.verify_ms),
        "first_seconds": asdict(measured.first),
        "last_seconds": asdict(measured.last),
        "failures": dict(measured.failures),
        "shortfalls": list(shortfalls(measured)),
    }


def _cells(measured: Measured) -> list[str]:
    valid = measured.quote_valid
    verifying = measured.verify_ms
    budget = "" if measured.script.group is not Group.SLOW else f" (budget {measured.budget_seconds:g} s)"
    return [
        measured.script.name,
        measured.script.about + budget,
        str(measured.cases),
        f"{measured.passed:.3f}, {difference(measured.change)}",
        f"{measured.worded} ({measured.partly})",
        str(len(measured.shown)),
        str(len(measured.unsupported)),
        "" if valid is None else f"{valid:.3f}",
        str(measured.dropped),
        str(measured.requests),
        f"{verifying.median:.1f}, {verifying.p95:.1f} ms",
        _milliseconds(measured.first),
        _milliseconds(measured.last),
    ]


def _milliseconds(spread: Spread) -> str:
    median, p95, longest = (round(1000 * value) for value in (spread.median, spread.p95, spread.longest))
    return f"{median}, {p95}, {longest} ms"
