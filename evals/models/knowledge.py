"""What a question set tells scripted models, as their prompts word the questions."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from assistant import Assistant
from evals.models.handed import Known
from evals.questions import QuestionSet


def known_of(question_set: QuestionSet, assistant: Assistant | None = None) -> tuple[Known, ...]:
    """Return what a set tells of its questions.

    ``assistant``: it tells how it words a question of a conversation by itself, as a prompt has it.
    """
    return tuple(
        Known(
            assistant.find(case.question, case.history).question.standalone if assistant else case.question,
            tuple(evidence.quote for evidence in case.evidence),
            case.facts,
        )
        for case in question_set.cases
    )


def write_known(known: Sequence[Known], path: Path) -> None:
    """Write to a file for another process; raises OSError."""
    path.write_text(json.dumps([asdict(one) for one in known], ensure_ascii=False), encoding="utf-8")


def read_known(path: Path) -> tuple[Known, ...]:
    """Read what ``write_known`` wrote; raises OSError and ValueError."""
    return tuple(
        Known(one["question"], tuple(one["quotes"]), tuple(map(tuple, one["facts"])))
        for one in json.loads(path.read_text("utf-8"))
    )
