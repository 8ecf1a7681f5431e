"""The page of a report."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from evals.causes import Cause
from evals.labels import CAUSE_LABELS, KIND_LABELS
from evals.questions import Kind
from evals.report import texts, writing
from evals.report.cases import case_views
from evals.report.choosing import choices
from evals.report.compared import compared
from evals.report.figures import figure_row, groups, headline, part_link, parts, verdict
from evals.report.heading import heading
from evals.report.latency import latency
from evals.report.plots import interval_range
from evals.report.refusal import matrix, refusal_curve
from evals.report.run import ReportedRun
from evals.report.writing import capital
from evals.summary import Part, Summary

_ENVIRONMENT = Environment(
    loader=PackageLoader("evals.report", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
)
_STYLES = ("report.css", "figures.css", "cases.css", "media.css")
_SCRIPT = "report.js"


def render_report(run: ReportedRun) -> str:
    """Return the report of a run as one HTML file, which loads nothing.

    All that comes from questions, answers and documents is escaped. Raises EvaluationError, one Dutch
    line, when ``page_url`` is no address of a site.
    """
    views = list(case_views(run))
    light, line = verdict(run.checks)
    return _ENVIRONMENT.get_template("report.html").render(
        texts=texts,
        policy=report_policy(),
        style=Markup(_style()),  # noqa: S704 - our own file
        script=Markup(_script()),  # noqa: S704 - our own file
        heading=heading(run),
        summary=run.summary,
        light=light,
        verdict=line,
        headline=headline(run.summary, run.checks),
        groups=groups(run.summary),
        kinds=_kinds(run.summary),
        causes=_causes([view.cause for view in views]),
        matrix=matrix(run.summary.statuses),
        curve=refusal_curve(run.question_set, run.results),
        latency=latency([run.results[case.id] for case in run.question_set.cases if case.id in run.results]),
        parts=parts(run.summary, run.documents),
        comparison=compared(run.comparison, run.question_set) if run.comparison else None,
        choices=choices(views, run.documents),
        cases=views,
    )


def report_policy() -> str:
    """Return the content security policy of a report: its own style and script, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_source(_style())}'; script-src '{_source(_script())}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _kinds(summary: Summary) -> list[dict[str, object]]:
    """Return the share that passes of each kind, drawn as a bar."""
    found: list[dict[str, object]] = []
    for score in summary.kinds:
        measured = summary.parts.get(Part.KIND, {}).get(score.kind.value, {}).get("pass")
        row = figure_row("pass", measured, short=True)
        found.append(
            {
                "label": capital(KIND_LABELS[score.kind]),
                "link": part_link(Part.KIND, Kind(score.kind).value),
                "passed": score.passed,
                "cases": score.cases,
                "value": writing.share(score.pass_rate),
                "interval": row.interval,
                "drawn": interval_range(measured, 0, 1, bar=True) if measured else "",
            }
        )
    return found


def _causes(found: list[Cause | None]) -> list[dict[str, object]]:
    """Return how many questions each cause cost."""
    return [
        {
            "label": capital(CAUSE_LABELS[cause]),
            "explanation": texts.CAUSES[cause],
            "link": f"#{urlencode({'oorzaak': cause.value})}",
            "count": found.count(cause),
        }
        for cause in Cause
        if cause in found
    ]


def _source(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


@cache
def _style() -> str:
    return "\n".join(_static(name) for name in _STYLES)


@cache
def _script() -> str:
    return _static(_SCRIPT)


def _static(name: str) -> str:
    return files("evals.report").joinpath("static", name).read_text("utf-8")
