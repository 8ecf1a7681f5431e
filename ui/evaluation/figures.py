"""Figures as a page shows them: numbers in the reader's language, shares with a bar."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from evals import Kind, Summary
from evals.figures import FIGURES, STAGES, Group, Unit
from evals.intervals import Interval
from evals.reporting import format_decimal, format_figure, format_interval, format_percentage
from evals.summary import Part
from evals.thresholds import Check
from ui.dates import version_date
from ui.languages import Language
from ui.texts.evaluation_reports import ReportTexts


@dataclass(frozen=True, slots=True)
class Row:
    """A figure in a table."""

    label: str
    """What it is called."""
    shown: str
    """Its value, with its unit."""
    share: float | None = None
    """The value where it is a share, 0..1, for a bar."""
    note: str = ""
    """What stands small beside it."""
    interval: str = ""
    """Its 95% interval."""


class Writer:
    """Writes figures in one language."""

    def __init__(self, language: Language, texts: ReportTexts) -> None:
        self._language = language
        self._texts = texts

    def percentage(self, share: float) -> str:
        """Return "87,5 %", of which nothing goes to another line."""
        return format_percentage(share).replace(",", self._texts.decimal_sign).replace(" ", "\u00a0")

    def decimal(self, value: float) -> str:
        """Return a number with one decimal."""
        return format_decimal(value).replace(",", self._texts.decimal_sign)

    def change(self, value: float) -> str:
        """Return a number with one decimal and its sign; one that is as good as nothing has none."""
        shown = self.decimal(abs(value))
        if not any(digit in shown for digit in "123456789"):
            return shown
        return f"{'+' if value > 0 else '−'}{shown}"

    def moment(self, moment: datetime) -> str:
        """Return a date with the time, where the server is."""
        local = moment.astimezone()
        return f"{version_date(f'{local:%Y-%m-%d}', self._language)}, {local:%H:%M}"

    def passed(self, summary: Summary) -> Row:
        """Return how many questions passed."""
        texts = self._texts
        share = summary.passed / summary.cases
        note = texts.passed_of.format(passed=summary.passed, cases=summary.cases)
        return Row(
            texts.passed,
            self.percentage(share),
            share,
            note,
            self.interval("pass", summary.measured.get("pass")),
        )

    def kind(self, kind: Kind) -> str:
        """Return what a kind of question is called."""
        return _capital(self._texts.kinds[kind])

    def kinds(self, summary: Summary) -> tuple[Row, ...]:
        """Return how many questions of each kind passed."""
        texts = self._texts
        return tuple(
            Row(
                self.kind(score.kind),
                self.percentage(score.pass_rate),
                score.pass_rate,
                texts.passed_of.format(passed=score.passed, cases=score.cases),
                self.interval("pass", pass_of_kind(summary, score.kind)),
            )
            for score in summary.kinds
        )

    def thresholds(self, checks: Iterable[Check]) -> tuple[Row, ...]:
        """Return how each figure stands to its threshold."""
        texts = self._texts
        return tuple(
            Row(
                self.label(check.figure),
                self.figure(check.figure, check.measured.mean if check.measured else None),
                note=texts.lights[check.light],
                interval=(texts.at_least if check.bound.at_least else texts.at_most).format(
                    value=self.figure(check.figure, check.bound.value)
                ),
            )
            for check in checks
        )

    def figures(self, summary: Summary, names: Collection[str] = ()) -> tuple[Row, ...]:
        """Return the figures with these names, or else every one but "pass", as far as measured.

        Beside each stand its interval and over how many questions it is.
        """
        chosen = names or [name for name in self.names if name != "pass"]
        found = summary.measured
        return tuple(self._row(name, found[name]) for name in chosen if name in found)

    def figure(self, name: str, value: float | None) -> str:
        """Return the value of a figure with its unit, or a dash where it was not measured."""
        if value is None:
            return "–"
        if name in self._texts.amounts:
            return f"{self.decimal(value)} {self._texts.amounts[name][1]}"
        if FIGURES[name].unit is Unit.DIFFERENCE:
            return self._texts.points.format(difference=self.change(100 * value))
        return self._translated(format_figure(name, value))

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the figures that pages show, in their order: every one but the times of stages."""
        stages = tuple(f"{stage}_" for stage in STAGES)
        return tuple(name for name in FIGURES if not name.startswith(stages))

    def label(self, name: str) -> str:
        """Return what a figure is called that pages show."""
        texts = self._texts
        if FIGURES[name].group is Group.WORDING:
            return _capital(texts.effect.format(figure=texts.shares[name]))
        return _capital(texts.amounts[name][0] if name in texts.amounts else texts.shares[name])

    def difference(self, name: str, value: float) -> str:
        """Return the difference between two values of a figure, with its sign and unit."""
        if name in self._texts.amounts:
            return f"{self.change(value)} {self._texts.amounts[name][1]}"
        if FIGURES[name].unit is Unit.SCORE:
            return self._translated(format_figure(name, value))
        return self._texts.points.format(difference=self.change(round(100 * value, 1)))

    def interval(self, name: str, interval: Interval | None) -> str:
        """Return the interval of a figure; nothing where it has none, or was measured once."""
        return self._translated(format_interval(name, interval)) if interval and name != "memory_mb" else ""

    def rests_on(self, name: str, interval: Interval | None) -> str:
        """Return the interval of a figure and over how many questions it is, as far as that says anything."""
        around = self.interval(name, interval)
        if interval is None or not around:
            return ""
        return f"{around} {self._texts.rests_on.format(cases=interval.cases)}"

    def _row(self, name: str, interval: Interval) -> Row:
        count = "" if name == "memory_mb" else self._texts.rests_on.format(cases=interval.cases)
        return Row(
            self.label(name),
            self.figure(name, interval.mean),
            interval.mean if FIGURES[name].unit is Unit.SHARE else None,
            count,
            self.interval(name, interval),
        )

    def _translated(self, shown: str) -> str:
        return shown.replace(",", self._texts.decimal_sign).replace(" %", "\u00a0%").replace(" …", "\u00a0…")


def pass_of_kind(summary: Summary, kind: Kind) -> Interval | None:
    """Return which share of the questions of a kind passed; None in a run that did not tell."""
    return summary.parts.get(Part.KIND, {}).get(kind.value, {}).get("pass")


def _capital(label: str) -> str:
    """Return a label as it stands at the beginning of a row; the terminal has them in small letters."""
    return label[:1].upper() + label[1:]
