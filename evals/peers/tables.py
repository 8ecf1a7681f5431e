"""What the bench came to, as Markdown, as a drawing and as plain data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from evals.bench.chart import Row, interval_chart
from evals.bench.markdown import difference, share, table
from evals.bench.measuring import spread
from evals.intervals import Interval, bootstrap_interval, paired_difference
from evals.peers.budget import BUDGETS, FIGURES
from evals.peers.catalogue import OURS, Asked, Candidate
from evals.peers.closure import Installed
from evals.peers.running import Run, Scores, Way
from evals.questions import Case, Kind

_Name = TypeVar("_Name")

MAIN = f"any@{BUDGETS[-1]}"
"""The figure that is compared with ours, and told for each kind."""
_HEADER = ("", "asked with", *FIGURES, f"{MAIN}, minus ours")
_COSTS = (
    "",
    "pieces",
    "load",
    "ingest",
    "ingest, processor",
    "query p50",
    "query p95",
    "query p50, processor",
    "peak memory",
    "install",
    "of which torch",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One entrant asked in one way, beside ours."""

    candidate: Candidate
    """Who."""
    asked: Asked
    """How."""
    figures: Mapping[str, Interval]
    """Each figure over all answerable cases."""
    differences: Mapping[str, Interval]
    """Each figure minus that of ours, paired by case; empty for ours."""
    kinds: Mapping[Kind, Interval]
    """MAIN over the answerable cases of each kind."""
    kind_differences: Mapping[Kind, Interval]
    """The same minus ours."""


def compared(runs: Sequence[Run], cases: Sequence[Case]) -> list[Line]:
    """Return a line for each entrant and way of asking, in the order of the runs."""
    baseline = next((run.ways[0].scores for run in runs if run.candidate.name == OURS and run.ways), None)
    return [_line(run.candidate, way, baseline, cases) for run in runs for way in run.ways]


def format_report(runs: Sequence[Run], lines: Sequence[Line]) -> str:
    """Return the tables: retrieval, components, kinds, where others found more, costs, who they are."""
    parts = [
        "### Evidence found",
        table(_HEADER, (_cells(line) for line in lines if not line.candidate.is_component)),
        "### Ours, each component off",
        table(_HEADER, (_cells(line) for line in lines if line.candidate.is_component or _is_ours(line))),
        f"### {MAIN} by kind",
        _kind_table(
            [
                line
                for line in lines
                if line.asked in (Asked.NAMED, Asked.WHOLE) and not line.candidate.is_component
            ]
        ),
        "### Where a peer found more than ours",
        _wins(lines),
        "### Time, memory and size",
        table(_COSTS, (_cost_cells(run) for run in runs if run.outcome and not run.candidate.is_component)),
        "### Versions and licences",
        table(("", "version", "licence"), _versions(runs)),
    ]
    failures = [f"- {run.candidate.name}: not run: {run.failure}" for run in runs if run.failure]
    if failures:
        parts += ["### Not run", failures]
    return "\n\n".join(part if isinstance(part, str) else "\n".join(part) for part in parts) + "\n"


def chart(lines: Sequence[Line], title: str) -> str:
    """Return the shares of questions of which some evidence is found, at both budgets, as SVG."""
    names = [f"any@{budget}" for budget in BUDGETS]
    return interval_chart(
        title,
        "share of questions",
        [f"first {budget:,} characters" for budget in BUDGETS],
        [
            Row(
                _row_name(line),
                tuple(line.figures[name] for name in names),
                is_ours=line.asked is Asked.WHOLE,
            )
            for line in lines
            if set(names) <= line.figures.keys()
        ],
    )


def to_dict(runs: Sequence[Run], lines: Sequence[Line], cases: Sequence[Case]) -> dict[str, Any]:
    """Return everything as plain data, with the figures of each case."""
    return {
        "lines": [
            {
                "name": line.candidate.name,
                "asked": line.asked.value,
                "figures": _plain(line.figures),
                "minus_ours": _plain(line.differences),
                "kinds": _plain(line.kinds),
                "kinds_minus_ours": _plain(line.kind_differences),
            }
            for line in lines
        ],
        "entrants": [
            {
                "name": run.candidate.name,
                "failure": run.failure,
                "cost": run.cost and asdict(run.cost),
                "pieces": run.outcome and run.outcome.pieces,
                "load_seconds": run.outcome and run.outcome.load_seconds,
                "ingest_seconds": run.outcome and run.outcome.ingest_seconds,
                "ingest_cpu_seconds": run.outcome and run.outcome.ingest_cpu_seconds,
                "query_ms": {way.asked.value: spread(way.milliseconds) for way in run.ways},
                "query_cpu_ms": {way.asked.value: spread(way.cpu_milliseconds) for way in run.ways},
                "installed": [asdict(one) for one in run.installed],
                "cases": {
                    way.asked.value: dict(zip((case.id for case in cases), way.scores, strict=True))
                    for way in run.ways
                },
            }
            for run in runs
        ],
    }


def _line(candidate: Candidate, way: Way, baseline: Scores | None, cases: Sequence[Case]) -> Line:
    numbers = {kind: [n for n, case in enumerate(cases) if case.kind is kind] for kind in Kind}
    everything = range(len(cases))
    compare_with = None if candidate.name == OURS else baseline
    return Line(
        candidate,
        way.asked,
        _known((name, bootstrap_interval(_values(way.scores, name, everything))) for name in FIGURES),
        _known((name, _minus(way.scores, compare_with, name, everything)) for name in FIGURES),
        _known((kind, bootstrap_interval(_values(way.scores, MAIN, at))) for kind, at in numbers.items()),
        _known((kind, _minus(way.scores, compare_with, MAIN, at)) for kind, at in numbers.items()),
    )


def _values(scores: Scores, name: str, numbers: Iterable[int]) -> list[float | None]:
    return [scores[number][name] for number in numbers]


def _minus(scores: Scores, baseline: Scores | None, name: str, numbers: Sequence[int]) -> Interval | None:
    if baseline is None:
        return None
    return paired_difference(_values(scores, name, numbers), _values(baseline, name, numbers))


def _known(pairs: Iterable[tuple[_Name, Interval | None]]) -> dict[_Name, Interval]:
    return {name: interval for name, interval in pairs if interval is not None}


def _is_ours(line: Line) -> bool:
    return line.candidate.name == OURS


def _row_name(line: Line) -> str:
    return line.candidate.name if line.asked is Asked.WHOLE else f"{line.candidate.name}, {line.asked.value}"


def _cells(line: Line) -> list[str]:
    return [
        line.candidate.name,
        line.asked.value,
        *(share(line.figures.get(name)) for name in FIGURES),
        difference(line.differences.get(MAIN)),
    ]


def _kind_table(lines: Sequence[Line]) -> list[str]:
    counts = {kind: interval.cases for line in lines for kind, interval in line.kinds.items()}
    kinds = [kind for kind in Kind if kind in counts]
    header = ("", *(f"{kind.value} (n {counts[kind]})" for kind in kinds))
    return table(
        header, ([line.candidate.name, *(share(line.kinds.get(k)) for k in kinds)] for line in lines)
    )


def _wins(lines: Sequence[Line]) -> list[str]:
    """Return a line for each kind and each entrant of others that has a higher mean than ours."""
    peers = [line for line in lines if line.asked is not Asked.WHOLE]
    won = [
        f"- {kind.value} (n {interval.cases}): {_row_name(line)} {share(line.kinds[kind])}, minus ours "
        f"{difference(interval)}"
        for kind in Kind
        for line in peers
        if (interval := line.kind_differences.get(kind)) and interval.mean > 0
    ]
    return won or [f"In no kind of question has a peer a higher {MAIN}."]


def _cost_cells(run: Run) -> list[str]:
    if run.outcome is None or run.cost is None:
        raise ValueError(f"{run.candidate.name} did not run")
    times = spread(run.ways[0].milliseconds)
    torch = sum(one.megabytes for one in run.installed if one.name == "torch")
    return [
        run.candidate.name,
        f"{run.outcome.pieces:,}",
        f"{run.outcome.load_seconds:.1f} s",
        f"{run.outcome.ingest_seconds:.2f} s",
        f"{run.outcome.ingest_cpu_seconds:.2f} s",
        f"{times['p50']:.1f} ms",
        f"{times['p95']:.1f} ms",
        f"{spread(run.ways[0].cpu_milliseconds)['p50']:.1f} ms",
        f"{run.cost.together_mb:,.0f} MB",
        f"{sum(one.megabytes for one in run.installed):,.0f} MB",
        f"{torch:,.0f} MB" if torch else "",
    ]


def _versions(runs: Sequence[Run]) -> Iterator[tuple[str, str, str]]:
    told: set[str] = set()
    for run in runs:
        by_name: dict[str, Installed] = {one.name: one for one in run.installed}
        for name in run.candidate.distributions:
            if name in by_name and name not in told:
                told.add(name)
                yield name, by_name[name].version, by_name[name].licence


def _plain(intervals: Mapping[Any, Interval]) -> dict[str, Any]:
    return {str(name): asdict(interval) for name, interval in intervals.items()}
