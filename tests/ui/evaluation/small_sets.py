"""A question set of two questions over the samples, and waiting for its run."""

import json
import re
import threading
from collections.abc import Callable
from html import unescape
from pathlib import Path

from evals import QuestionSet

QUOTE = "Minstens vijf jaar ervaring in een leidinggevende functie"
HAZELBEKE = "hazelbeke-algemeen-directeur.txt"


def make_set(name: str = "Kleine proef", fact: str = "vijf jaar") -> QuestionSet:
    """Return a set of which the first question passes if the fact is right, and the second passes."""
    first = {
        "id": "ervaring",
        "kind": "fact",
        "question": "Hoeveel jaar leidinggevende ervaring vraagt Hazelbeke?",
        "answerable": True,
        "evidence": [{"document": HAZELBEKE, "quote": QUOTE}],
        "facts": [fact],
    }
    second = {
        "id": "brood",
        "kind": "unanswerable",
        "question": "Wat kost een brood in Hazelbeke?",
        "answerable": False,
    }
    return QuestionSet.parse({"name": name, "cases": [first, second]})


def spoil(folder: Path) -> None:
    """Make every answer of a kept run a wrong one, by the questions of the set above."""
    path = folder / "results.jsonl"
    results = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    spoiled = [result | {"status": "answered", "text": "Niets."} for result in results]
    path.write_text("".join(json.dumps(result) + "\n" for result in spoiled), "utf-8")


def problem(page: str) -> str:
    """Return the line of the only alert on a page."""
    (line,) = re.findall(r'role="alert"[^>]*>([^<]*)<', page)
    return unescape(line)


def wait_for(is_so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _ in range(2_000):
        if is_so():
            return
        threading.Event().wait(0.01)
    raise AssertionError("this never came about")
