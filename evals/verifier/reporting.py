"""The figures of the check of statements, as Markdown."""

from collections.abc import Iterator, Sequence

from evals.bench.markdown import measured_on, table
from evals.verifier.labelled import Label, Part
from evals.verifier.measuring import Judged, Quality, Share, quality_of


def report_lines(judged: Sequence[Judged]) -> list[str]:
    """Return the figures over the whole set, each half and each kind, and how long a statement takes."""
    lines = [measured_on(), ""]
    plain = [one for one in judged if not one.pair.is_free]
    parts = [("all but the free ones", plain)]
    parts += [(part.value, [one for one in plain if one.pair.part is part]) for part in Part]
    parts.append(("in free words", [one for one in judged if one.pair.is_free]))
    header = ("part", "n", "false shown", "true removed", "precision", "recall", "marked partly")
    lines += table(header, (_row(name, some) for name, some in parts if some))
    lines += ["", *table(("label", "kind", "n", "wrong"), _kinds(judged)), ""]
    times = sorted(one.milliseconds for one in judged)
    middle, high = times[len(times) // 2], times[int(0.95 * len(times))]
    return [*lines, f"Time for a statement: median {middle:.2f} ms, p95 {high:.2f} ms."]


def wrong_lines(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield a line for each pair that is judged wrongly, with the reason."""
    for one in judged:
        if one.is_wrong:
            done = "shown" if one.shown else "removed"
            why = one.judgement.reason or one.judgement.verdict.value
            yield f"{one.pair.id} {one.pair.label.value}/{one.pair.kind} {done}: {one.pair.statement} [{why}]"


def _row(name: str, some: Sequence[Judged]) -> list[str]:
    quality: Quality = quality_of(some)
    shares = (
        quality.false_shown, quality.true_removed, quality.precision, quality.recall, quality.partly
    )  # fmt: skip
    return [name, str(len(some)), *map(_shown, shares)]


def _shown(share: Share | None) -> str:
    if share is None:
        return ""
    low, high = share.interval
    return f"{share.value:.1%} ({share.count}/{share.of}) [{low:.1%}, {high:.1%}]"


def _kinds(judged: Sequence[Judged]) -> Iterator[list[str]]:
    for label in Label:
        kinds = sorted({one.pair.kind for one in judged if one.pair.label is label})
        for kind in kinds:
            some = [one for one in judged if one.pair.kind == kind and one.pair.label is label]
            wrong = Share(sum(one.is_wrong for one in some), len(some))
            yield [label.value, kind, str(len(some)), _shown(wrong)]
