"""What figures are called in Dutch."""

from evals.figures import STAGES
from evals.report import texts
from evals.reporting import AMOUNT_LABELS, SHARE_LABELS

_OTHERS = {
    "pass": "geslaagd",
    "pass_worst_kind": "geslaagd bij de zwakste soort",
    "crag": "CRAG-score",
    **{
        name: label
        for k in (1, 3, 5, 10)
        for name, label in (
            (f"evidence_hit@{k}", f"een vindplaats bij de eerste {k}"),
            (f"evidence_recall@{k}", f"vindplaatsen bij de eerste {k}"),
        )
    },
    "ndcg@10": "volgorde van de eerste 10 (nDCG)",
    "wrong_organisation@1": "ander bestuur op de eerste plaats",
    "forbidden": "zegt iets verkeerds",
    "marker_valid": "verwijzingen bestaan",
    "statement_recall": "beweringen gedragen door citaten",
    "statement_precision": "citaten die een bewering dragen",
    "span_precision": "geciteerde tekens die raak zijn",
    "span_recall": "tekens van vindplaatsen geciteerd",
    "span_f1": "overlap van citaten en vindplaatsen (F1)",
    "auroc": "zekerheid scheidt wel en geen antwoord (AUROC)",
    "coverage@95": "beantwoordbaar bij 95 % juist",
    "follow-up_effect": "vervolgvragen naast hun gewone vorm",
    "paraphrase_effect": "eigen woorden naast hun gewone vorm",
    "english_effect": "Engels naast de gewone vorm",
    "typo_effect": "typfouten naast de gewone vorm",
    "judge_faithfulness": "getrouw aan de bronnen",
    "judge_completeness": "volledig",
    "judge_clear_language": "klare taal",
    "p99_ms": "tijd per vraag, 99 op 100",
    **{
        f"{stage}_p{share}_ms": f"{texts.STAGES[stage]}, {words}"
        for stage in STAGES
        for share, words in ((50, "mediaan"), (95, "95 op 100"), (99, "99 op 100"))
    },
    "memory_mb": "geheugen",
}


def figure_label(name: str) -> str:
    """Return what a figure is called, as at the beginning of a row."""
    amount = AMOUNT_LABELS.get(name)
    label = amount[0] if amount else SHARE_LABELS.get(name) or _OTHERS.get(name, name)
    return capital(label)


def capital(label: str) -> str:
    """Return a label with a capital at its beginning."""
    return label[:1].upper() + label[1:]
