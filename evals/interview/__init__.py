"""Making cases by an interview: asking an evaluator on a terminal, and writing what comes of it."""

from evals.interview.appending import append_case
from evals.interview.conversation import Ended, Interview
from evals.interview.dialogue import Dialogue
from evals.interview.proposing import identifier

__all__ = ["Dialogue", "Ended", "Interview", "append_case", "identifier"]
