"""A run on the screen."""

import textwrap

from evals.questions import Kind
from evals.running import Summary

_WIDTH = 100
_KINDS = {
    Kind.FACT: "feit",
    Kind.LIST: "lijst",
    Kind.TABLE: "tabel",
    Kind.COMPARE: "vergelijking",
    Kind.CORPUS: "alle documenten",
    Kind.FOLLOW_UP: "vervolgvraag",
    Kind.PARAPHRASE: "in eigen woorden",
    Kind.ENGLISH: "Engels",
    Kind.TYPO: "typfouten",
    Kind.UNANSWERABLE: "zonder antwoord",
    Kind.INJECTION: "misleiding",
}
_SHARES = {
    "fact_recall": "feiten in het antwoord",
    "citation_recall": "vindplaatsen geciteerd",
    "citation_precision": "citaten ter zake",
    "quote_valid": "citaten staan in het document",
    "quote_exact": "citaten letterlijk op hun plaats",
    "evidence_recall@5": "vindplaatsen bij de eerste 5",
    "evidence_recall@10": "vindplaatsen bij de eerste 10",
    "mrr": "rang van de eerste vindplaats (MRR)",
    "abstain_right": "terecht niet geantwoord",
    "abstain_wrong": "ten onrechte niet geantwoord",
}
_AMOUNTS = {
    "chars_short": ("lengte van een kort antwoord", "tekens"),
    "chars_long": ("lengte van een lang antwoord", "tekens"),
    "p50_ms": ("tijd per vraag, mediaan", "ms"),
    "p95_ms": ("tijd per vraag, 95 op 100", "ms"),
}


def format_summary(summary: Summary) -> str:
    """Return the summary as a plain Dutch table for the terminal, without markup."""
    blocks = [
        [f"Vragenset {summary.question_set}"],
        _kind_table(summary),
        _figure_table(summary),
        _listed("Niet geslaagd: ", ", ".join(summary.misses)),
        [f"Geen resultaat voor {name}: {reason}" for name, reason in summary.unscored.items()],
        [f"Let op: {warning}" for warning in summary.warnings],
    ]
    return "\n\n".join("\n".join(lines) for lines in blocks if lines)


def _kind_table(summary: Summary) -> list[str]:
    rows = [(_KINDS[score.kind], score.cases, score.passed) for score in summary.kinds]
    rows.append(("totaal", summary.cases, summary.passed))
    header = f"{'soort':<18}{'vragen':>8}{'geslaagd':>10}"
    return [header] + [
        f"{name:<18}{cases:>8}{passed:>10}{_percentage(passed / cases):>10}" for name, cases, passed in rows
    ]


def _figure_table(summary: Summary) -> list[str]:
    found = summary.figures
    shares = [
        f"{label:<36}{_percentage(found[name]):>10}" for name, label in _SHARES.items() if name in found
    ]
    amounts = [
        f"{label:<36}{_decimal(found[name]):>8} {unit}"
        for name, (label, unit) in _AMOUNTS.items()
        if name in found
    ]
    return shares + amounts


def _percentage(share: float) -> str:
    return f"{_decimal(100 * share)} %"


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _listed(label: str, items: str) -> list[str]:
    if not items:
        return []
    wrapper = textwrap.TextWrapper(_WIDTH, subsequent_indent="  ", break_on_hyphens=False)
    return wrapper.wrap(label + items)
