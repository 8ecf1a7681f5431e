"""Calibrate the judge between an answer and a refusal: ``make calibrate``.

Asks the calibration set over the sample documents, fits how much each signal counts, chooses the threshold,
and writes assistant/data/judging.yaml. No other question set has a part in it. What counts as an example:
evals/calibration/examples.py. All figures are of documents held out: each is judged by a model and a
threshold that did not see its questions.
"""

import math
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant import Assistant
from assistant.concepts import load_lexicon
from evals.calibration.examples import SIGNALS, Example, Use, borrowed_examples, examples_of
from evals.calibration.logistic import (
    Logistic,
    fit_logistic,
    interval,
    limit_refusing,
)
from evals.intervals import share_interval
from evals.questions import load_question_set
from evals.selective import Floats, Truths, auroc, coverage_at
from ingest.reading import read_document
from ingest.sources import find_sources
from vectorstore import build_index, load_embedder, open_index

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "evals/sets/calibration.yaml"
DOCUMENTS = ROOT / "documents"
DATA = ROOT / "assistant/data/judging.yaml"

FALSE_REFUSALS = 0.05
"""Largest share of the answerable questions that the threshold may refuse; the highest such one is taken."""
ACCURACY = 0.95
"""Share of right answers at which the coverage is told."""
PENALTY = 0.05
"""L2 penalty: between .01 and .1 the figures are the same."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A fitted judge, and how it does on documents held out."""

    names: tuple[str, ...]
    """The signals that it uses."""
    model: Logistic
    """Fitted on all examples that may be fitted on."""
    threshold: float
    """Probability from which there is an answer."""
    held_out: Floats
    """For each example its probability, by the model that did not see its document."""
    answered: Truths
    """For each example whether it is answered; neither model nor threshold saw its document."""


def calibrate(examples: Sequence[Example], names: Sequence[str] = SIGNALS) -> Calibration:
    """Fit on what may be fitted on, holding out each document once. Every example must have signals."""
    values = np.array([example.signals for example in examples])[:, [SIGNALS.index(name) for name in names]]
    truths = np.array([example.answerable for example in examples])
    fitted = np.array([example.use is Use.FITTED for example in examples])
    folds = np.array([example.fold for example in examples])
    held_out, answered = np.zeros(len(examples)), np.zeros(len(examples), dtype=bool)
    for fold in sorted(set(folds)):
        seen, own = fitted & (folds != fold), folds == fold
        model = fit_logistic(values[seen], truths[seen], PENALTY)
        limit = limit_refusing(model.probabilities(values[seen & truths]), FALSE_REFUSALS)
        held_out[own] = model.probabilities(values[own])
        answered[own] = held_out[own] >= limit
    model = fit_logistic(values[fitted], truths[fitted], PENALTY)
    threshold = limit_refusing(held_out[fitted & truths], FALSE_REFUSALS)
    return Calibration(tuple(names), model, threshold, held_out, answered)


def data_file(calibration: Calibration) -> str:
    """Return the text of assistant/data/judging.yaml."""
    weights = zip(calibration.names, calibration.model.weights, strict=True)
    lines = [
        "# How the judge weighs what speaks for an answer (assistant/judging.py): a logistic regression.",
        "# Made by `make calibrate` from evals/sets/calibration.yaml over documents/; do not edit by hand.",
        "# Why, with figures: docs/decisions/0010-calibrated-judgement.md.",
        "# Log odds without any signal.",
        f"intercept: {calibration.model.intercept:.2f}",
        "# Log odds for each unit of a signal; assistant/signals.py says what each is.",
        "weights:",
        *(f"  {name}: {weight:.2f}" for name, weight in weights),
        "# Probability from which there is an answer: on documents held out, the highest one that refuses",
        f"# at most {FALSE_REFUSALS:.0%} of the answerable questions whose evidence was found.",
        f"threshold: {math.floor(1000 * calibration.threshold) / 1000:.3f}",
    ]
    return "\n".join(lines) + "\n"


def report(examples: Sequence[Example], calibration: Calibration, judged: Sequence[Example]) -> list[str]:
    """Return the figures as Dutch lines. ``judged``: the examples of the calibration, in its order."""
    truths = np.array([example.answerable for example in judged])
    use = np.array([example.use for example in judged])
    own = use == Use.FITTED
    scores, answered = calibration.held_out, calibration.answered
    lines = [f"{len({example.case for example in examples})} vragen, {len(examples)} voorbeelden:"]
    for kind in Use:
        counts = [sum(e.use is kind and e.answerable is truth for e in examples) for truth in (True, False)]
        lines.append(f"  {kind:<16}{counts[0]:>5} met antwoord{counts[1]:>5} zonder")
    lines += ["", "Op documenten die niet gezien zijn, met 95%-interval:"]
    for name, figure in (("AUROC", auroc), (f"dekking bij {ACCURACY:.0%} juist", _coverage)):
        low, high = interval(figure, scores[own], truths[own])
        lines.append(f"  {name:<34}{figure(scores[own], truths[own]):6.3f}  [{low:.3f}, {high:.3f}]")
    borrowed = use == Use.BORROWED
    for name, chosen in (
        ("onterecht geweigerd", own & truths),
        ("terecht geweigerd", own & ~truths),
        ("onterecht, een van meer documenten", use == Use.ONE_OF_SEVERAL),
        ("terecht, geleende vragen", borrowed),
    ):
        if chosen.any():
            lines.append(_refused(name, ~answered[chosen]))
    if borrowed.any():
        either = borrowed | (own & truths)
        lines.append(f"  {'AUROC tegen geleende vragen':<34}{auroc(scores[either], truths[either]):6.3f}")
    lines += ["", "Zonder een signaal (AUROC, onterecht, terecht):"]
    for left_out in (None, *calibration.names):
        found = calibrate(judged, [name for name in calibration.names if name != left_out])
        wrong, right = (~found.answered[own & truths]).mean(), (~found.answered[own & ~truths]).mean()
        area = auroc(found.held_out[own], truths[own])
        lines.append(f"  {left_out or '(alle)':<16}{area:6.3f}{wrong:7.3f}{right:7.3f}")
    return lines


def main() -> None:
    """Calibrate on the shipped set, print the figures and write the data file."""
    question_set = load_question_set(QUESTIONS)
    with tempfile.TemporaryDirectory(prefix="functiewijzer-") as folder:
        build_index(
            [read_document(source) for source in find_sources([DOCUMENTS])], Path(folder), load_embedder()
        )
        with open_index(Path(folder)) as index:
            assistant = Assistant(index, load_lexicon())
            examples = examples_of(assistant, question_set) + borrowed_examples(assistant, question_set)
    judged = [example for example in examples if example.signals]
    calibration = calibrate(judged)
    print("\n".join(report(examples, calibration, judged)))
    text = data_file(calibration)
    DATA.write_text(text, encoding="utf-8", newline="\n")
    print(f"\n{text}")


def _coverage(scores: Floats, truths: Truths) -> float:
    return coverage_at(scores, truths, ACCURACY)


def _refused(name: str, refused: Truths) -> str:
    low, high = share_interval(int(refused.sum()), len(refused))
    return f"  {name:<34}{refused.mean():6.3f}  [{low:.3f}, {high:.3f}]  n = {len(refused)}"


if __name__ == "__main__":
    main()
