"""Question sets, metrics and runs: they tell how good the answers are."""

from evals.errors import EvaluationError
from evals.questions import Case, Evidence, Kind, QuestionSet, check_quotes, load_question_set
from evals.reporting import format_summary
from evals.run_folder import write_run
from evals.running import evaluate, run_set
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
