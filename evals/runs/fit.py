"""Whether a question set is about the documents that it is put to."""

from collections.abc import Mapping

from evals.errors import EvaluationError
from evals.questions import QuestionSet
from ingest.model import Document


def documents_of(question_set: QuestionSet) -> set[str]:
    """Return the file names of the documents that a set takes its evidence from."""
    return {evidence.document for case in question_set.cases for evidence in case.evidence}


def check_fit(question_set: QuestionSet, documents: Mapping[str, Document]) -> None:
    """Raise EvaluationError, one Dutch line, when a set is about other documents than these, by file name.

    One that misses only some of them is put to the others; the summary's warnings name what is missing.
    """
    named = documents_of(question_set)
    if named and not named & documents.keys():
        raise EvaluationError(
            f"vragenset {question_set.name} gaat over andere documenten: geen enkel document waarin de "
            f"antwoorden staan is opgenomen (bijvoorbeeld {min(named)})"
        )
