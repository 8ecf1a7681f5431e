"""Question sets, metrics and runs: they tell how good the answers are.

What is offered here is imported when it is first used: programs that are measured beside the product run
without its libraries.
"""

from typing import TYPE_CHECKING

from ingest.lazy import offer

if TYPE_CHECKING:
    from evals.errors import EvaluationError
    from evals.questions import Case, Evidence, Kind, QuestionSet, check_quotes, load_question_set
    from evals.reporting import format_summary
    from evals.runs.run_folder import write_run
    from evals.runs.running import evaluate, run_set
    from evals.summary import KindScore, Summary, summarise

__all__ = [
    "Case",
    "EvaluationError",
    "Evidence",
    "Kind",
    "KindScore",
    "QuestionSet",
    "Summary",
    "check_quotes",
    "evaluate",
    "format_summary",
    "load_question_set",
    "run_set",
    "summarise",
    "write_run",
]

__getattr__ = offer(
    __name__,
    {
        "errors": ("EvaluationError",),
        "questions": ("Case", "Evidence", "Kind", "QuestionSet", "check_quotes", "load_question_set"),
        "reporting": ("format_summary",),
        "runs.run_folder": ("write_run",),
        "runs.running": ("evaluate", "run_set"),
        "summary": ("KindScore", "Summary", "summarise"),
    },
)
