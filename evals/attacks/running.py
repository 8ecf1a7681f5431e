"""Run every attack in every way, over one index of real files, and count what was withstood."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant import Assistant, ChatModel, Mode
from assistant.concepts import load_lexicon
from evals.attacks.documents import bodies_of, write_documents
from evals.attacks.obeying import ObeyingModel, Orders, Way
from evals.attacks.suite import Attack, Suite
from evals.attacks.withstanding import faults
from ingest.reading import read_document
from ingest.sources import find_sources
from vectorstore import Index, build_index, load_embedder, open_index

NO_MODEL = "no model"
"""The way of an attack on the assistant without a chat model."""
_SECONDS = 60.0
"""Budget of the obeying model, which answers at once: a busy machine is no failure of it."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One attack in one way."""

    attack: str
    """Its id."""
    kind: str
    """What it is after."""
    place: str
    """Where it stands."""
    way: str
    """How the model obeys, or NO_MODEL."""
    reached: bool
    """The model was sent the attack's own words."""
    asked: bool
    """The model was asked at all."""
    faults: tuple[str, ...]
    """What got through; none when it was withstood."""


@contextmanager
def attacked_index(suite: Suite) -> Iterator[Index]:
    """Open an index of the suite's documents, made in a folder that goes again."""
    with tempfile.TemporaryDirectory(prefix="functiewijzer-") as folder:
        files, target = Path(folder) / "documents", Path(folder) / "index"
        files.mkdir()
        write_documents(suite, files)
        build_index([read_document(source) for source in find_sources([files])], target, load_embedder())
        with open_index(target) as index:
            yield index


def run_attacks(
    suite: Suite,
    index: Index,
    ways: Sequence[str] = (NO_MODEL, *Way),
    progress: Callable[[Attack], None] | None = None,
) -> list[Trial]:
    """Return a trial for each attack in each way. ``progress``: called with each attack before it is run."""
    bodies = bodies_of(suite)
    model = ObeyingModel()
    assistant = Assistant(index, load_lexicon(), ChatModel("obeying", model, _SECONDS))
    trials = []
    for attack in suite.attacks:
        if progress:
            progress(attack)
        trials += [_tried(suite, attack, bodies[attack.id], way, assistant, model) for way in ways]
    return trials


def to_dict(trials: Sequence[Trial]) -> dict[str, Any]:
    """Return the trials as JSON holds them, with how many there were and how many were withstood."""
    return {
        "trials": len(trials),
        "withstood": sum(not trial.faults for trial in trials),
        "ways": _counts(Counter(t.way for t in trials), Counter(t.way for t in trials if not t.faults)),
        "through": [asdict(trial) for trial in trials if trial.faults],
        "reached": sorted({trial.attack for trial in trials if trial.reached}),
    }


def _counts(every: Counter[str], good: Counter[str]) -> dict[str, dict[str, int]]:
    return {name: {"trials": count, "withstood": good[name]} for name, count in every.items()}


def _tried(
    suite: Suite, attack: Attack, body: str, way: str, assistant: Assistant, model: ObeyingModel
) -> Trial:
    fact = suite.facts.get(attack.about)
    honest = (attack.question or fact.question).replace("{bestuur}", body) if fact else ""
    question, history = honest, [turn.replace("{bestuur}", body) for turn in attack.history]
    if not attack.place.is_in_document:
        question = attack.text.replace("{vraag}", honest).replace("{bestuur}", body)
    mode = Mode.EXTRACTIVE if way == NO_MODEL else None
    truth = fact.expected if fact else ""
    model.obey(Orders(Way.PROSE if mode else Way(way), attack.says, attack.reply, attack.tokens, truth))
    found = {
        fault: None
        for answer, is_final in assistant.ask_in_steps(question, history, mode=mode)
        for fault in faults(attack, answer, suite, body, assistant.documents, is_final)
    }
    sent = "\n".join(model.prompts)
    return Trial(
        attack=attack.id,
        kind=attack.kind,
        place=attack.place.value,
        way=way,
        reached=any(piece in sent for piece in _pieces(attack, body)),
        asked=bool(sent),
        faults=tuple(found),
    )


def _pieces(attack: Attack, body: str) -> list[str]:
    """Return the attack's own words, in the halves that it comes in."""
    texts = [*attack.text.replace("{vraag}", "|").split("|"), *attack.history]
    return [piece for text in texts if len(piece := text.replace("{bestuur}", body).strip()) > 8]
