"""The figures of a run: which there are, what each is measured in, and which way is better.

docs/question-sets.md says what each means; ``evals.reporting`` what it is called in Dutch.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """What a figure is about, in the order of reports."""

    OVERALL = "overall"
    RETRIEVAL = "retrieval"
    ANSWER = "answer"
    CITATION = "citation"
    MODEL = "model"
    """What became of the answers that a chat model was to word."""
    REFUSAL = "refusal"
    WORDING = "wording"
    """What conversation, wording and typing errors cost, beside the plain form of the same questions."""
    JUDGED = "judged"
    """What a chat model thinks of the answers."""
    COST = "cost"


class Unit(StrEnum):
    """What a figure is measured in."""

    SHARE = "share"
    """0..1."""
    SCORE = "score"
    """-1..1."""
    DIFFERENCE = "difference"
    """Of two shares, -1..1."""
    CHARACTERS = "characters"
    MILLISECONDS = "milliseconds"
    MEGABYTES = "megabytes"


class Better(StrEnum):
    """Which way a figure is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that a run can come to."""

    name: str
    """As in summary.json and in thresholds."""
    group: Group
    """What it is about."""
    unit: Unit = Unit.SHARE
    """What it is measured in."""
    better: Better = Better.HIGHER
    """Which way is better."""


CUTOFFS = (1, 3, 5, 10)
"""How many of the first retrieved passages are looked at."""
STAGES = ("understand", "retrieve", "compose", "verify", "suggest")
"""Stages of an answer whose times are told (``timings_ms``), in their order."""
PERCENTILES = (50, 95, 99)
"""Which times of a hundred are told."""
PAIRED_KINDS = ("follow-up", "paraphrase", "english", "typo")
"""Kinds whose cases may be set beside their plain form."""


def _figures() -> list[Figure]:
    overall, retrieval, answer, citation = Group.OVERALL, Group.RETRIEVAL, Group.ANSWER, Group.CITATION
    lower, neither = Better.LOWER, Better.NEITHER
    milliseconds = Unit.MILLISECONDS
    return [
        Figure("pass", overall),
        Figure("pass_worst_kind", overall),
        Figure("crag", overall, Unit.SCORE),
        *(Figure(f"evidence_hit@{k}", retrieval) for k in CUTOFFS),
        *(Figure(f"evidence_recall@{k}", retrieval) for k in CUTOFFS),
        Figure("mrr", retrieval),
        Figure("ndcg@10", retrieval),
        Figure("wrong_organisation@1", retrieval, better=lower),
        Figure("fact_recall", answer),
        Figure("forbidden", answer, better=lower),
        Figure("chars_short", answer, Unit.CHARACTERS, neither),
        Figure("chars_long", answer, Unit.CHARACTERS, neither),
        Figure("marker_valid", citation),
        Figure("quote_valid", citation),
        Figure("quote_exact", citation),
        Figure("citation_recall", citation),
        Figure("citation_precision", citation),
        Figure("statement_recall", citation),
        Figure("statement_precision", citation),
        Figure("span_precision", citation),
        Figure("span_recall", citation),
        Figure("span_f1", citation),
        Figure("worded", Group.MODEL),
        Figure("partly", Group.MODEL, better=lower),
        Figure("abstain_right", Group.REFUSAL),
        Figure("abstain_wrong", Group.REFUSAL, better=lower),
        Figure("auroc", Group.REFUSAL),
        Figure("coverage@95", Group.REFUSAL),
        *(Figure(f"{kind}_effect", Group.WORDING, Unit.DIFFERENCE) for kind in PAIRED_KINDS),
        Figure("judge_faithfulness", Group.JUDGED),
        Figure("judge_completeness", Group.JUDGED),
        Figure("judge_clear_language", Group.JUDGED),
        *(Figure(f"p{share}_ms", Group.COST, milliseconds, lower) for share in PERCENTILES),
        *(
            Figure(f"{stage}_p{share}_ms", Group.COST, milliseconds, lower)
            for stage in STAGES
            for share in PERCENTILES
        ),
        Figure("memory_mb", Group.COST, Unit.MEGABYTES, lower),
    ]


FIGURES: Mapping[str, Figure] = {figure.name: figure for figure in _figures()}
"""Every figure by its name, in the order of reports."""
