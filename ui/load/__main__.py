"""Measure the page in use: ``make bench-page``.

How soon it can be used and answers, in the real Chromium, and how it holds up under many users at once, who
ask as the page does (Gradio's queue) and over the HTTP interface. Beside it stands a bare echo page of
Gradio, measured in the same way at the same moment: machines differ and are busy.
"""

import argparse
import asyncio
import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evals.bench.measuring import spread
from evals.bench.speed import machine
from evals.questions import load_question_set
from ui.load.browser import Opening, measure_opening
from ui.load.server import ingest, served, serving
from ui.load.users import Run, Users, ask_by_interface, ask_by_page

_ROOT = Path(__file__).parents[1]
_TARGETS = {"usable, ms": 2_000, "first words, ms": 300, "whole answer p95, ms": 1_500}


@dataclass(frozen=True, slots=True)
class _Site:
    """A page to measure."""

    name: str
    command: tuple[str, ...]
    """The module to run and its arguments; it prints its address first."""
    event: str
    """Name of the event that asks a question, in Gradio."""
    answer: str
    """Selector of an answer in the page."""
    mark: str
    """What each answer has once in what is sent to the page; empty: not looked at."""
    box: str
    """Selector of the question box."""


def main() -> None:
    """Measure, print tables, and write all figures to ``<out>/bench-page.json``."""
    arguments = _arguments()
    asked = [case.question for case in load_question_set(arguments.questions).cases]
    users = Users(arguments.users, arguments.every, arguments.seconds)
    figures: dict[str, Any] = {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": machine(),
        "users": asdict(users),
    }
    with tempfile.TemporaryDirectory(prefix="functiewijzer-") as folder:
        index = Path(folder) / "index"
        ingest(arguments.documents, index)
        for site in _sites(index):
            with served(site.command) as address:
                figures[site.name] = _measure(site, address, asked, users, arguments.rounds)
            print(_table(site.name, figures[site.name]), end="\n\n", flush=True)
    arguments.out.mkdir(parents=True, exist_ok=True)
    path = arguments.out / "bench-page.json"
    path.write_text(json.dumps(figures, indent=1, ensure_ascii=False), encoding="utf-8")


def _sites(index: Path) -> tuple[_Site, ...]:
    ours = (".fw-antwoord .fw-tekst", "fw-antwoord", "#fw-vraag textarea")
    echo = ("[data-testid=bot]", "", "textarea")
    return (
        _Site("Functiewijzer", serving(index), "ask", *ours),
        _Site("echo, one at a time", ("ui.load.echo",), "_echo", *echo),
        _Site("echo, all at once", ("ui.load.echo", "--all-at-once"), "_echo", *echo),
    )


def _measure(site: _Site, address: str, asked: Sequence[str], users: Users, rounds: int) -> dict[str, Any]:
    opening = measure_opening(address, site.box, site.answer, asked, rounds)
    page = asyncio.run(ask_by_page(address, site.event, asked, users, site.mark))
    figures: dict[str, Any] = {"opening": _medians(opening), "page": _result(page)}
    if site.name == "Functiewijzer":
        figures["interface"] = _result(asyncio.run(ask_by_interface(address, asked, users)))
    return figures


def _medians(opening: Opening) -> dict[str, dict[str, float]]:
    return {name: spread(values) for name, values in asdict(opening).items()}


def _result(run: Run) -> dict[str, Any]:
    times = spread(run.milliseconds) if run.milliseconds else {}
    return {"answers": len(run.milliseconds), "errors": len(run.errors), "first": run.errors[:3], **times}


def _table(name: str, figures: dict[str, Any]) -> str:
    """Return the figures of one page as a Markdown table."""
    opening, page = figures["opening"], figures["page"]
    rows = [
        ("usable, first visit", opening["cold"]["p50"], opening["cold"]["p95"], _TARGETS["usable, ms"]),
        ("usable, later visit", opening["warm"]["p50"], opening["warm"]["p95"], _TARGETS["usable, ms"]),
        ("first words", opening["words"]["p50"], opening["words"]["p95"], _TARGETS["first words, ms"]),
    ]
    aim = _TARGETS["whole answer p95, ms"]
    runs = {"whole answer, through the page": page, "whole answer, POST /api/ask": figures.get("interface")}
    rows += [(label, run["p50"], run["p95"], aim) for label, run in runs.items() if run and "p50" in run]
    counts = "; ".join(
        f"{label}: {run['answers']} answers, {run['errors']} errors" for label, run in runs.items() if run
    )
    lines = [f"{name} ({counts})", "", "| figure | p50 | p95 | at most |", "| --- | --- | --- | --- |"]
    return "\n".join(
        lines + [f"| {label} | {p50:.0f} ms | {p95:.0f} ms | {aim} ms |" for label, p50, p95, aim in rows]
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the page in use.")
    parser.add_argument("--documents", type=Path, default=_ROOT / "documents")
    parser.add_argument("--questions", type=Path, default=_ROOT / "evals/sets/samples.yaml")
    parser.add_argument("--users", type=int, default=50, help="users at once")
    parser.add_argument("--every", type=float, default=5.0, help="seconds between the questions of a user")
    parser.add_argument("--seconds", type=float, default=60.0, help="how long they ask")
    parser.add_argument("--rounds", type=int, default=5, help="times that the page is opened")
    parser.add_argument("--out", type=Path, default=_ROOT / "runs", help="folder of bench-page.json")
    return parser.parse_args()


if __name__ == "__main__":
    main()
