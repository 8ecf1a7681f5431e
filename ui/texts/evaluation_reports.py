"""What a report of a run says, and two of them side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

from evals.figures import CUTOFFS, PERCENTILES, STAGES
from evals.labels import AMOUNT_LABELS, KIND_LABELS, SHARE_LABELS
from evals.metrics import Lack
from evals.questions import Kind
from evals.report.texts import AT_LEAST, AT_MOST, LACKS, LIGHTS, NO_RESULT
from evals.thresholds import Light


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """The lines of reports; what documents and answers say is always Dutch."""

    decimal_sign: str
    passed: str
    passed_of: str
    worst_kind: str
    kinds: Mapping[str, str]
    shares: Mapping[str, str]
    amounts: Mapping[str, tuple[str, str]]
    effect: str
    interval: str
    rests_on: str
    legend: str
    date: str
    report: str
    report_line: str
    all_reports: str
    warnings: str
    warnings_more: str
    figures: str
    figure: str
    value: str
    thresholds: str
    threshold: str
    at_least: str
    at_most: str
    lights: Mapping[Light, str]
    per_kind: str
    kind: str
    misses: str
    no_misses: str
    misses_hidden: str
    misses_unreadable: str
    why: str
    lacks: Mapping[Lack, str]
    no_result: str
    answer: str
    history: str
    quotes: str
    expected: str
    whole_report: str
    whole_report_help: str
    files: str
    files_help: str
    file_labels: Mapping[str, str]
    compare_with: str
    no_such_report: str
    comparison: str
    difference: str
    points: str
    better: str
    worse: str
    same: str
    unclear: str
    between: str
    other_questions: str
    other_documents: str
    other_settings: str
    other_versions: str
    unmatched: str
    lost: str
    gained: str
    none_lost: str
    none_gained: str
    same_report: str
    swap: str


DUTCH = ReportTexts(
    decimal_sign=",",
    passed="Geslaagd",
    passed_of="{passed} van {cases} vragen",
    worst_kind="Zwakste soort: {kind}",
    kinds={kind.value: label for kind, label in KIND_LABELS.items()},
    shares=SHARE_LABELS,
    amounts=AMOUNT_LABELS,
    effect="{figure}, naast hun gewone vorm",
    interval="95%-interval",
    rests_on="n={cases}",
    legend="n is het aantal vragen waarop een cijfer berust. Tussen de haken staat waar het cijfer vermoedelijk zou liggen met andere vragen van dezelfde aard (het 95%-interval).",
    date="Datum",
    report="Meting met {name}",
    report_line="{date} · {cases} vragen · {documents} documenten",
    all_reports="Alle metingen",
    warnings="Let op",
    warnings_more="en nog {count} andere",
    figures="Cijfers",
    figure="Cijfer",
    value="Waarde",
    thresholds="Drempels",
    threshold="Drempel",
    at_least=AT_LEAST,
    at_most=AT_MOST,
    lights=LIGHTS,
    per_kind="Per soort vraag",
    kind="Soort vraag",
    misses="Niet geslaagd: {count}",
    no_misses="Elke vraag is geslaagd.",
    misses_hidden="De vragen die niet slaagden zijn er voor wie de rol beoordelaar heeft.",
    misses_unreadable="De antwoorden van deze meting zijn niet leesbaar.",
    why="Wat ontbreekt",
    lacks=LACKS,
    no_result=NO_RESULT,
    answer="Antwoord",
    history="Eerder in het gesprek",
    quotes="Citaten in het antwoord",
    expected="Juiste vindplaatsen",
    whole_report="Haal het volledige verslag op",
    whole_report_help="Een bestand dat u in uw browser opent: elke vraag met haar antwoord, beelden en filters. In het Nederlands.",
    files="Bestanden van deze meting",
    files_help="Om te bewaren, of om zelf verder te rekenen.",
    file_labels={
        "report.html": "Het volledige verslag, om in een browser te lezen",
        "summary.json": "Cijfers",
        "judged.jsonl": "Oordelen van het taalmodel, een per regel",
        "results.jsonl": "Antwoorden, een per regel",
        "config.json": "Versies, documenten en vragenset",
        "vragen.yaml": "De vragen",
    },
    compare_with="Vergelijk met een andere meting",
    no_such_report="Deze meting is er niet.",
    comparison="Twee metingen vergeleken",
    difference="Verschil",
    points="{difference} %\u2011punt",
    better="beter",
    worse="slechter",
    same="gelijk",
    unclear="geen duidelijk verschil",
    between="tussen {low} en {high}",
    other_questions="De vragensets zijn niet dezelfde. Beide metingen zijn nagekeken met de vragen van de tweede, en alleen die van beide tellen in de verschillen.",
    other_documents="Deze documenten zijn niet dezelfde: {names}.",
    other_settings="Deze instellingen zijn niet dezelfde: {names}.",
    other_versions="Deze onderdelen hebben een andere versie: {names}.",
    unmatched="{count} vragen staan maar in één van beide.",
    lost="Niet meer geslaagd: {count}",
    gained="Nu wel geslaagd: {count}",
    none_lost="Geen enkele vraag die eerst slaagde, slaagt nu niet meer.",
    none_gained="Geen enkele vraag die eerst niet slaagde, slaagt nu wel.",
    same_report="Kies twee verschillende metingen.",
    swap="Wissel eerste en tweede",
)

_PERCENTILES = dict(zip(PERCENTILES, ("median", "95 in 100", "99 in 100"), strict=True))

ENGLISH = ReportTexts(
    decimal_sign=".",
    passed="Passed",
    passed_of="{passed} of {cases} questions",
    worst_kind="Weakest kind: {kind}",
    kinds={
        Kind.FACT.value: "fact",
        Kind.LIST.value: "list",
        Kind.TABLE.value: "table",
        Kind.COMPARE.value: "comparison",
        Kind.CORPUS.value: "all documents",
        Kind.FOLLOW_UP.value: "follow-up",
        Kind.PARAPHRASE.value: "in own words",
        Kind.ENGLISH.value: "English",
        Kind.TYPO.value: "typing errors",
        Kind.UNANSWERABLE.value: "without an answer",
        Kind.INJECTION.value: "misleading",
    },
    shares={
        "pass": "passed",
        "pass_worst_kind": "passed of the weakest kind",
        "crag": "right minus wrong (CRAG)",
        **{f"evidence_hit@{k}": f"a place in the first {k}" for k in CUTOFFS},
        **{f"evidence_recall@{k}": f"places in the first {k}" for k in CUTOFFS},
        "mrr": "rank of the first place (MRR)",
        "ndcg@10": "order of the first 10 (nDCG)",
        "wrong_organisation@1": "another organisation comes first",
        "fact_recall": "facts in the answer",
        "forbidden": "answers with something that may not be in them",
        "marker_valid": "references exist",
        "quote_valid": "quotes stand in the document",
        "quote_exact": "quotes literal at their place",
        "citation_recall": "places cited",
        "citation_precision": "citations to the point",
        "statement_recall": "statements follow from their quotes",
        "statement_precision": "quotes needed for their statement",
        "span_precision": "cited characters of a place",
        "span_recall": "characters of places cited",
        "span_f1": "overlap of quotes and places (F1)",
        "worded": "answers worded by the language model",
        "partly": "statements of the language model partly confirmed",
        "abstain_right": "rightly not answered",
        "abstain_wrong": "wrongly not answered",
        "auroc": "sureness tells answers from none (AUROC)",
        "coverage@95": "can be answered with 95% right",
        "follow-up_effect": "follow-up questions",
        "paraphrase_effect": "questions in own words",
        "english_effect": "questions in English",
        "typo_effect": "questions with typing errors",
        "judge_faithfulness": "true to the quotes, says a language model",
        "judge_completeness": "complete, says a language model",
        "judge_clear_language": "clear language, says a language model",
    },
    amounts={
        "chars_short": ("length of a short answer", "characters"),
        "chars_long": ("length of a long answer", "characters"),
        **{f"p{share}_ms": (f"time per question, {words}", "ms") for share, words in _PERCENTILES.items()},
        **{
            f"{stage}_p{share}_ms": (f"time to {stage}, {words}", "ms")
            for stage in STAGES
            for share, words in _PERCENTILES.items()
        },
        "memory_mb": ("memory, at most", "MB"),
    },
    effect="{figure}, beside their plain form",
    interval="95% interval",
    rests_on="n={cases}",
    legend="n is the number of questions that a figure rests on. Between the brackets is where the figure would probably lie with other questions of the same nature (the 95% interval).",
    date="Date",
    report="Run of {name}",
    report_line="{date} · {cases} questions · {documents} documents",
    all_reports="All runs",
    warnings="Please note",
    warnings_more="and {count} more",
    figures="Figures",
    figure="Figure",
    value="Value",
    thresholds="Thresholds",
    threshold="Threshold",
    at_least="at least {value}",
    at_most="at most {value}",
    lights={
        Light.GREEN: "reached",
        Light.AMBER: "reached, but not for certain",
        Light.RED: "not reached",
        Light.GREY: "not measured",
    },
    per_kind="By kind of question",
    kind="Kind of question",
    misses="Not passed: {count}",
    no_misses="Every question passed.",
    misses_hidden="The questions that did not pass are for those with the role evaluator.",
    misses_unreadable="The answers of this run cannot be read.",
    why="What is missing",
    lacks={
        Lack.REFUSED: "Not answered, although the documents hold the answer.",
        Lack.ANSWERED: "Answered, although the documents do not hold the answer.",
        Lack.FACT: "The answer does not say: {words}",
        Lack.FORBIDDEN: "The answer wrongly says: {words}",
        Lack.CITATION: "No citation stands at a right place.",
        Lack.LENGTH: "The answer is longer than {words} characters.",
    },
    no_result="No result: {reason}",
    answer="Answer",
    history="Earlier in the conversation",
    quotes="Quotes in the answer",
    expected="Right places",
    whole_report="Download the whole report",
    whole_report_help="A file that you open in your browser: every question with its answer, pictures and filters. In Dutch.",
    files="Files of this run",
    files_help="To keep, or to calculate further yourself.",
    file_labels={
        "report.html": "The full report, to read in a browser (in Dutch)",
        "summary.json": "Figures",
        "judged.jsonl": "What the language model thinks, one answer a line",
        "results.jsonl": "Answers, one a line",
        "config.json": "Versions, documents and question set",
        "vragen.yaml": "The questions",
    },
    compare_with="Compare with another run",
    no_such_report="This run does not exist.",
    comparison="Two runs compared",
    difference="Difference",
    points="{difference} %\u2011points",
    better="better",
    worse="worse",
    same="equal",
    unclear="no clear difference",
    between="between {low} and {high}",
    other_questions="The question sets are not the same. Both runs were checked by the questions of the second, and only those of both count in the differences.",
    other_documents="These documents are not the same: {names}.",
    other_settings="These settings are not the same: {names}.",
    other_versions="These parts have another version: {names}.",
    unmatched="{count} questions are in only one of the two.",
    lost="No longer passed: {count}",
    gained="Now passed: {count}",
    none_lost="No question that passed at first does not pass now.",
    none_gained="No question that did not pass at first passes now.",
    same_report="Choose two different runs.",
    swap="Swap first and second",
)

TEXTS = {"nl": DUTCH, "en": ENGLISH}
