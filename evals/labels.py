"""What kinds of questions, causes of misses and figures are called in Dutch."""

from collections.abc import Mapping

from evals.causes import Cause
from evals.figures import CUTOFFS, PERCENTILES, Group
from evals.questions import Kind

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
GROUP_LABELS = {
    Group.OVERALL: "geheel",
    Group.RETRIEVAL: "zoeken",
    Group.ANSWER: "antwoord",
    Group.CITATION: "citaten",
    Group.MODEL: "taalmodel dat formuleert",
    Group.REFUSAL: "wel of niet antwoorden",
    Group.WORDING: "manier van vragen, naast de gewone vorm van dezelfde vragen",
    Group.JUDGED: "oordeel van een taalmodel",
    Group.COST: "tijd en geheugen",
}
"""What each group of figures is called."""
TOTAL_LABEL = "hele vraag"
"""What the time of a whole answer is called."""
STAGE_LABELS = {
    "understand": "begrijpen",
    "retrieve": "zoeken",
    "compose": "samenstellen",
    "verify": "controleren",
    "suggest": "voorstellen",
}
"""What each stage of an answer is called."""
PERCENTILE_LABELS = dict(zip(PERCENTILES, ("mediaan", "95 op 100", "99 op 100"), strict=True))
"""What each percentile is called."""
SHARE_LABELS: Mapping[str, str] = {
    "pass": "geslaagd",
    "pass_worst_kind": "geslaagd bij de zwakste soort",
    "crag": "juist min fout (CRAG)",
    **{f"evidence_hit@{k}": f"een vindplaats bij de eerste {k}" for k in CUTOFFS},
    **{f"evidence_recall@{k}": f"vindplaatsen bij de eerste {k}" for k in CUTOFFS},
    "mrr": "rang van de eerste vindplaats (MRR)",
    "ndcg@10": "volgorde van de eerste 10 (nDCG)",
    "wrong_organisation@1": "ander bestuur op de eerste plaats",
    "fact_recall": "feiten in het antwoord",
    "forbidden": "antwoorden met iets wat er niet in mag",
    "marker_valid": "verwijzingen bestaan",
    "quote_valid": "citaten staan in het document",
    "quote_exact": "citaten letterlijk op hun plaats",
    "citation_recall": "vindplaatsen geciteerd",
    "citation_precision": "citaten ter zake",
    "statement_recall": "beweringen volgen uit hun citaten",
    "statement_precision": "citaten nodig voor hun bewering",
    "span_precision": "geciteerde tekens van een vindplaats",
    "span_recall": "tekens van vindplaatsen geciteerd",
    "span_f1": "overlap van citaten en vindplaatsen (F1)",
    "worded": "antwoorden geformuleerd door het taalmodel",
    "partly": "beweringen van het taalmodel deels bevestigd",
    "abstain_right": "terecht niet geantwoord",
    "abstain_wrong": "ten onrechte niet geantwoord",
    "auroc": "zekerheid scheidt wel en geen antwoord (AUROC)",
    "coverage@95": "te beantwoorden met 95 % juist",
    "follow-up_effect": "vervolgvragen",
    "paraphrase_effect": "vragen in eigen woorden",
    "english_effect": "vragen in het Engels",
    "typo_effect": "vragen met typfouten",
    "judge_faithfulness": "trouw aan de citaten, volgens een taalmodel",
    "judge_completeness": "volledig, volgens een taalmodel",
    "judge_clear_language": "klare taal, volgens een taalmodel",
}
"""What each figure is called that is a share (0..1), a score or a difference (-1..1)."""
AMOUNT_LABELS: Mapping[str, tuple[str, str]] = {
    "chars_short": ("lengte van een kort antwoord", "tekens"),
    "chars_long": ("lengte van een lang antwoord", "tekens"),
    **{f"p{share}_ms": (f"tijd per vraag, {words}", "ms") for share, words in PERCENTILE_LABELS.items()},
    **{
        f"{stage}_p{share}_ms": (f"tijd om te {name}, {words}", "ms")
        for stage, name in STAGE_LABELS.items()
        for share, words in PERCENTILE_LABELS.items()
    },
    "memory_mb": ("geheugen, hoogstens", "MB"),
}
"""What each figure is called that is an amount, and its unit."""


def figure_label(name: str) -> str:
    """Return what a figure is called, in small letters."""
    return AMOUNT_LABELS[name][0] if name in AMOUNT_LABELS else SHARE_LABELS[name]
