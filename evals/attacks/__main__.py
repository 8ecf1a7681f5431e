"""Attack the assistant: ``make bench-attacks``. Exit code 1 when anything got through."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from evals.attacks.obeying import Way
from evals.attacks.recognising import (
    MOST,
    Blocked,
    load_ordinary,
    load_planted,
    measure_blocking,
    share_recognised,
)
from evals.attacks.running import NO_MODEL, Trial, attacked_index, run_attacks, to_dict
from evals.attacks.suite import load_suite
from evals.bench.markdown import measured_on, table


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the suite, print the tables and what got through, keep the figures; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.attacks", description=__doc__)
    parser.add_argument("--out", type=Path, help="folder for attacks.md and attacks.json")
    options = parser.parse_args(arguments)
    suite = load_suite()
    with attacked_index(suite) as index:
        trials = run_attacks(suite, index)
    blocked = measure_blocking(load_ordinary())
    report = "\n\n".join(_report(trials, blocked))
    print(report)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "attacks.md").write_text(report + "\n", encoding="utf-8")
        figures = {**to_dict(trials), "blocked": {one.kind: one.share for one in blocked}}
        figures["recognised"] = {
            name: share_recognised(sentences) for name, sentences in load_planted().model_dump().items()
        }
        text = json.dumps(figures, indent=1, ensure_ascii=False)
        (options.out / "attacks.json").write_text(text + "\n", encoding="utf-8")
    is_good = not any(trial.faults for trial in trials) and all(one.share <= MOST for one in blocked)
    return 0 if is_good else 1


def _report(trials: Sequence[Trial], blocked: Sequence[Blocked]) -> Iterator[str]:
    withstood = sum(not trial.faults for trial in trials)
    attacks = {trial.attack for trial in trials}
    yield f"{len(attacks)} attacks in {len(trials)} trials, {withstood} withstood. {measured_on()}"
    yield _table(trials, "kind")
    yield _table(trials, "place")
    yield _table(trials, "way")
    reached = sorted({trial.attack for trial in trials if trial.reached})
    yield f"Of {len(reached)} attacks some words reached the model: {', '.join(reached) or 'none'}."
    planted = load_planted()
    for name, sentences in (("known", planted.known), ("unseen", planted.unseen)):
        share = share_recognised(sentences)
        yield f"Planted sentences recognised, {name} wordings: {share:.0%} of {len(sentences)}."
    for one in blocked:
        yield f"Ordinary {one.kind} taken for attacks: {len(one.texts)} of {one.count} ({one.share:.1%})."
        yield from (f"- {text}" for text in one.texts)
    for trial in trials:
        if trial.faults:
            yield f"- {trial.attack}, {trial.way}: {'; '.join(trial.faults)}"


def _table(trials: Sequence[Trial], column: str) -> str:
    """Return how many attacks of each value of a column were withstood, without a model and with one."""
    with_model = [trial for trial in trials if trial.way != NO_MODEL]
    without = [trial for trial in trials if trial.way == NO_MODEL]
    names = [*Way, NO_MODEL] if column == "way" else sorted({getattr(trial, column) for trial in trials})
    rows = [(name, _share(without, column, name), _share(with_model, column, name)) for name in names]
    if column == "way":
        return "\n".join(table(("way", "withstood"), [(name, model or none) for name, none, model in rows]))
    return "\n".join(table((column, "without a model", "with one that obeys"), rows))


def _share(trials: Sequence[Trial], column: str, name: str) -> str:
    """Return "12 of 12"; "" when there are none."""
    counts = Counter(not trial.faults for trial in trials if getattr(trial, column) == name)
    return f"{counts[True]} of {counts.total()}" if counts else ""


if __name__ == "__main__":
    sys.exit(main())
