"""An earlier run that a new one is set beside."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evals.comparing import Comparison, compare_runs
from evals.metrics import Result
from evals.reports import Report, load_report, load_results
from evals.running import Run


@dataclass(frozen=True, slots=True)
class Baseline:
    """A kept run. It is read before the new one begins, which may take its place."""

    report: Report
    """What it came to."""
    results: Mapping[str, Result]
    """Its answers, by id."""

    def compare(self, run: Run) -> Comparison:
        """Return what changed from it to a run; both are held to the questions of that run."""
        answered = {name: result for name, result in run.results.items() if "error" not in result}
        after = Report("", run.configuration, run.summary)
        return compare_runs(self.report, after, self.results, answered, run.question_set, run.documents)


def load_baseline(folder: Path) -> Baseline:
    """Return the run in a folder. Raises EvaluationError, one Dutch line, when it is no finished run."""
    return Baseline(load_report(folder), load_results(folder))
