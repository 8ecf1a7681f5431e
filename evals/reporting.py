"""A run on the screen."""

import textwrap

from evals.causes import Cause
from evals.questions import Kind
from evals.summary import Summary

_WIDTH = 100
KIND_LABELS = {
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
"""What each kind is called in Dutch."""
CAUSE_LABELS = {
    Cause.FAILURE: "geen resultaat",
    Cause.UNDERSTANDING: "vraag niet begrepen",
    Cause.RETRIEVAL: "vindplaats niet gevonden",
    Cause.JUDGING: "verkeerd beoordeeld of er een antwoord is",
    Cause.COMPOSITION: "antwoord verkeerd samengesteld",
}
"""What each cause of a miss is called in Dutch, in the order of the stages."""
SHARE_LABELS = {
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
"""What each figure is called that is a share, 0..1."""
AMOUNT_LABELS = {
    "chars_short": ("lengte van een kort antwoord", "tekens"),
    "chars_long": ("lengte van een lang antwoord", "tekens"),
    "p50_ms": ("tijd per vraag, mediaan", "ms"),
    "p95_ms": ("tijd per vraag, 95 op 100", "ms"),
}
"""What each figure is called that is an amount, and its unit."""


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
    rows = [(KIND_LABELS[score.kind], score.cases, score.passed) for score in summary.kinds]
    rows.append(("totaal", summary.cases, summary.passed))
    header = f"{'soort':<18}{'vragen':>8}{'geslaagd':>10}"
    return [header] + [
        f"{name:<18}{cases:>8}{passed:>10}{format_percentage(passed / cases):>10}"
        for name, cases, passed in rows
    ]


def _figure_table(summary: Summary) -> list[str]:
    found = summary.figures
    shares = [
        f"{label:<36}{format_percentage(found[name]):>10}"
        for name, label in SHARE_LABELS.items()
        if name in found
    ]
    amounts = [
        f"{label:<36}{format_decimal(found[name]):>8} {unit}"
        for name, (label, unit) in AMOUNT_LABELS.items()
        if name in found
    ]
    return shares + amounts


def format_percentage(share: float) -> str:
    """Return a share, 0..1, in the Dutch way: "87,5 %"."""
    return f"{format_decimal(100 * share)} %"


def format_decimal(value: float) -> str:
    """Return a number with one decimal, in the Dutch way."""
    return f"{value:.1f}".replace(".", ",")


def _listed(label: str, items: str) -> list[str]:
    if not items:
        return []
    wrapper = textwrap.TextWrapper(_WIDTH, subsequent_indent="  ", break_on_hyphens=False)
    return wrapper.wrap(label + items)
