"""Small runs to report: an ordinary one, and one full of text that tries to be more than text."""

from dataclasses import replace
from pathlib import Path

from evals.intervals import Interval
from evals.metrics import Result
from evals.model_judge.judgements import Aspect, ModelJudgement, Rating
from evals.questions import QuestionSet
from evals.report import ReportedRun
from evals.runs.comparing import Comparison, FigureChange
from evals.scoring import score_cases
from evals.summary import summarise
from evals.thresholds import Bound, check
from ingest.model import Document
from ingest.reading import read_document
from ingest.sources import Source
from tests.ui.payloads import NAME, PAYLOADS, HostileAssistant

HAZELBEKE = Path(__file__).parents[3] / "documents/hazelbeke-algemeen-directeur.txt"
QUOTE = "Minstens vijf jaar ervaring in een leidinggevende functie"
EVIDENCE = [{"document": HAZELBEKE.name, "quote": QUOTE}]
CASES = [
    {
        "id": "goed",
        "kind": "fact",
        "question": "Hoeveel jaar ervaring vraagt Hazelbeke?",
        "answerable": True,
        "evidence": EVIDENCE,
        "facts": [["vijf jaar", "5 jaar"]],
        "forbidden": ["zeven jaar"],
    },
    {
        "id": "mist-feit",
        "kind": "follow-up",
        "question": "En bij welke dienst?",
        "history": ["Welke ervaring vraagt Hazelbeke?"],
        "answerable": True,
        "evidence": EVIDENCE,
        "facts": ["tien jaar"],
        "plain": "Bij welke dienst in Hazelbeke?",
        "note": "een moeilijke",
    },
    {"id": "onbekend", "kind": "unanswerable", "question": "Welke kleur?", "answerable": False},
    {"id": "verzonnen", "kind": "unanswerable", "question": "Hoeveel kost koffie?", "answerable": False},
    {
        "id": "stuk",
        "kind": "fact",
        "question": "Wat ging er stuk?",
        "answerable": True,
        "evidence": EVIDENCE,
        "facts": [],
    },
]


def hazelbeke() -> Document:
    """Return the sample document that the questions are about."""
    return read_document(Source.at(HAZELBEKE))


def result(case: str, question: str, *, confidence: float, **fields: object) -> Result:
    """Return a result that cites the evidence, with some fields replaced."""
    document = hazelbeke()
    start = document.text.index(QUOTE)
    return {
        "id": case,
        "question": question,
        "standalone_question": question,
        "status": "answered",
        "text": "Hazelbeke vraagt **vijf** jaar ervaring. [1]",
        "citations": [
            {
                "number": 1,
                "document": document.name,
                "headings": ["8. VOORWAARDEN"],
                "page": None,
                "start": start,
                "end": start + len(QUOTE),
                "quote": QUOTE,
                "url": f"/bron/{document.name}/1",
            }
        ],
        "retrieved": [
            {"document": document.name, "text": "Iets anders.", "score": 0.9},
            {"document": document.name, "text": f"{QUOTE}.", "score": 0.5},
        ],
        "mode": "extractive",
        "timings_ms": {"total": 12.0, "understand": 3.0, "retrieve": 8.0},
        "confidence": confidence,
        **fields,
    }


def small_run(**fields: object) -> ReportedRun:
    """Return a run of five questions: two pass, one lacks a fact, one is made up, one failed."""
    questions = QuestionSet.parse(
        {"name": "Kleine proef", "cases": CASES, "thresholds": {"pass": ">= 0.5", "fact_recall": ">= 0.4"}}
    )
    silent = {"status": "not_in_documents", "text": "Dat staat er niet.", "citations": [], "retrieved": []}
    asked = [
        result("goed", CASES[0]["question"], confidence=0.9),
        result(
            "mist-feit",
            CASES[1]["question"],
            confidence=0.6,
            standalone_question="Bij welke dienst vraagt Hazelbeke ervaring?",
        ),
        result("onbekend", CASES[2]["question"], confidence=0.1, **silent),
        result("verzonnen", CASES[3]["question"], confidence=0.7),
        {"id": "stuk", "question": CASES[4]["question"], "error": "kapot"},
    ]
    return _reported(questions, asked, {HAZELBEKE.name: hazelbeke()}, **fields)


def compared_run() -> ReportedRun:
    """Return the small run with a baseline and the judgements of a chat model."""
    comparison = Comparison(
        figures=(
            FigureChange("pass", 0.6, 0.4, Interval(-0.2, -0.4, -0.1, 5)),
            FigureChange("abstain_wrong", 0.2, 0.0, Interval(-0.2, -0.3, -0.1, 3)),
            FigureChange("mrr", None, 0.5),
            FigureChange("fact_recall", 0.4, 0.5, Interval(0.1, -0.1, 0.3, 3)),
        ),
        kinds=(),
        gained=("goed",),
        lost=("mist-feit", "weg"),
        shared=5,
        unmatched=1,
        same_questions=False,
        documents=("nieuw.txt",),
        versions=(),
        settings=("lexicon",),
    )
    judgements = {
        "goed": ModelJudgement({Aspect.FAITHFULNESS: Rating(4, "Staat er bijna.")}),
        "mist-feit": ModelJudgement({}, "geen bruikbaar oordeel"),
    }
    return small_run(comparison=comparison, judgements=judgements, page_url="https://wijzer.example")


def hostile_run() -> ReportedRun:
    """Return a run with a payload wherever questions, answers, documents and reasons say something."""
    assistant = HostileAssistant()
    cases = [
        {
            "id": f"p-{number}",
            "kind": "follow-up",
            "question": payload,
            "history": [payload],
            "answerable": True,
            "evidence": [{"document": NAME, "quote": payload}],
            "facts": [[payload, f"niet {payload}"]],
            "forbidden": [payload],
            "plain": payload,
            "note": payload,
        }
        for number, payload in enumerate(PAYLOADS)
    ]
    questions = QuestionSet.parse({"name": PAYLOADS[0], "cases": cases})
    asked: list[Result] = []
    for number, case in enumerate(cases):
        found = assistant.ask(str(case["question"])).to_dict(str(case["id"]))
        found["dropped"] = list(PAYLOADS)
        found["citations"] = [
            {**citation, "url": "javascript:window.hacked=1"} for citation in found["citations"]
        ]
        asked.append(found if number else {"id": case["id"], "question": PAYLOADS[0], "error": PAYLOADS[0]})
    run = _reported(
        questions,
        asked,
        assistant.documents,
        judgements={"p-1": ModelJudgement({Aspect.FAITHFULNESS: Rating(1, PAYLOADS[0])})},
        page_url="https://wijzer.example",
    )
    comparison = Comparison((), (), ("p-1",), ("p-2",), 2, 0, True, PAYLOADS, PAYLOADS, PAYLOADS)
    configuration = {"created": PAYLOADS[0], "settings": dict.fromkeys(PAYLOADS, PAYLOADS[0])}
    return replace(run, configuration=configuration, comparison=comparison)


def _reported(
    questions: QuestionSet, asked: list[Result], documents: dict[str, Document], **fields: object
) -> ReportedRun:
    results = {one["id"]: one for one in asked}
    summary = summarise(questions, asked, documents)
    thresholds: dict[str, Bound] = dict(questions.thresholds)
    values = {
        "configuration": {
            "created": "2026-11-22T09:30:00+00:00",
            "versions": {"python": "3.11"},
            "documents": dict.fromkeys(documents, "a" * 64),
        },
        "checks": check(summary.measured, thresholds),
        **fields,
    }
    scores = score_cases(questions, results, documents)
    return ReportedRun(questions, results, documents, summary, scores, **values)
