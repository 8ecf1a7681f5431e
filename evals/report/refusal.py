"""How well the run tells what stands in the documents from what does not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from assistant import Status
from evals.metrics import Result, is_answered
from evals.questions import QuestionSet
from evals.report import texts, writing
from evals.report.plots import curve
from evals.scoring import is_scored

_MOST_ROWS = 15
"""Points that the table under the curve tells; the curve has all."""
_TRUTHS = {"answerable": "ja", "unanswerable": "nee"}


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How many questions of one truth ended in one way."""

    count: int
    """How many."""
    is_right: bool
    """Whether that is how they should end."""
    link: str
    """Fragment that shows them."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """How the questions of one truth ended."""

    label: str
    """Whether the documents answer them."""
    cells: tuple[MatrixCell, ...]
    """For each status."""
    total: int
    """How many there are."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """How questions ended, by whether the documents answer them."""

    columns: tuple[str, ...]
    """The statuses that occur."""
    rows: tuple[MatrixRow, ...]
    """Answerable and unanswerable."""


@dataclass(frozen=True, slots=True)
class _Decided:
    """What became of one case."""

    confidence: float | None
    """How sure the assistant was; None: it decided without weighing, as on an unknown organisation."""
    refused: bool
    """Whether it refused."""
    unanswerable: bool
    """Whether it had to."""

    def refused_below(self, bound: float) -> bool:
        """Tell whether it would be refused if all that is less sure than the bound were."""
        return self.refused if self.confidence is None else self.confidence < bound


@dataclass(frozen=True, slots=True)
class Decision:
    """How well is refused at one bound of confidence."""

    confidence: float | None
    """Refused is what is less sure than this; None: as the assistant decided itself."""
    precision: float
    """Share of the refused questions that are rightly refused."""
    recall: float
    """Share of the unanswerable questions that are refused."""


@dataclass(frozen=True, slots=True)
class RefusalCurve:
    """Precision and recall of refusing."""

    drawn: Markup
    """As a picture."""
    rows: tuple[tuple[str, str, str], ...]
    """The same in figures: (bound of confidence, precision, recall)."""
    has_confidence: bool
    """Whether there is more than how the assistant decided itself."""


def matrix(statuses: Mapping[str, Mapping[str, int]]) -> Matrix | None:
    """Return the matrix of a summary's ``statuses``; None where it has none."""
    if not any(statuses.values()):
        return None
    occurring = {status for counts in statuses.values() for status, count in counts.items() if count}
    columns: list[str] = [status.value for status in Status if status.value in occurring]
    columns += sorted(occurring.difference(columns))
    answers = {status.value for status in Status if status.is_answer}
    rows = []
    for truth, answerable in _TRUTHS.items():
        counts = statuses.get(truth, {})
        cells = tuple(
            MatrixCell(
                counts.get(status, 0),
                (status in answers) is (truth == "answerable"),
                f"#{urlencode({'antwoord': answerable, 'afloop': status})}",
            )
            for status in columns
        )
        rows.append(MatrixRow(texts.TRUTHS[truth], cells, sum(counts.values())))
    return Matrix(tuple(texts.STATUSES.get(status, status) for status in columns), tuple(rows))


def refusal_curve(question_set: QuestionSet, results: Mapping[str, Result]) -> RefusalCurve | None:
    """Return precision and recall of refusing over the bound of confidence, and as the run refused.

    Only cases with a result count. Those that were decided without a confidence stay at every bound as they
    were decided, so that the curve and the run are about the same cases. None without unanswerable or
    without refused cases. Source: Manning et al. (2008), "Introduction to Information
    Retrieval", section 8.4; what is found is here the refusal.
    """
    decided: list[_Decided] = []
    for case in question_set.cases:
        result = results.get(case.id)
        if not is_scored(result):
            continue
        confidence = result.get("confidence")
        decided.append(
            _Decided(
                None if confidence is None else float(confidence),
                not is_answered(result),
                not case.answerable,
            )
        )
    now = _decision(None, [(one.refused, one.unanswerable) for one in decided])
    if now is None:
        return None
    points = list(_decisions(decided))
    precision, recall = writing.share(now.precision), writing.share(now.recall)
    drawn = curve(
        [(point.recall, point.precision) for point in points],
        (now.recall, now.precision),
        texts.RECALL,
        texts.PRECISION,
        texts.CURVE_DESCRIPTION.format(precision=precision, recall=recall),
    )
    rows = [(texts.NOW, precision, recall)]
    for point in _spread(points):
        bound = "" if point.confidence is None else writing.decimal(point.confidence, 3)
        rows.append((bound, writing.share(point.precision), writing.share(point.recall)))
    return RefusalCurve(drawn, tuple(rows), bool(points))


def _decisions(decided: Sequence[_Decided]) -> Iterator[Decision]:
    """Yield what refusing below each confidence that occurs would come to, the lowest first."""
    told = [one for one in decided if one.confidence is not None]
    if all(one.unanswerable for one in told):
        return
    for bound in sorted({one.confidence for one in told if one.confidence is not None}):
        found = _decision(bound, [(one.refused_below(bound), one.unanswerable) for one in decided])
        if found is not None:
            yield found


def _decision(confidence: float | None, decided: Sequence[tuple[bool, bool]]) -> Decision | None:
    """Return how well is refused, given for each case (refused, unanswerable)."""
    refused = sum(refuses for refuses, _ in decided)
    unanswerable = sum(truth for _, truth in decided)
    if not refused or not unanswerable:
        return None
    right = sum(refuses and truth for refuses, truth in decided)
    return Decision(confidence, right / refused, right / unanswerable)


def _spread(points: Sequence[Decision]) -> list[Decision]:
    """Return at most so many points, evenly spread, the first and last among them."""
    if len(points) <= _MOST_ROWS:
        return list(points)
    step = (len(points) - 1) / (_MOST_ROWS - 1)
    return [points[round(number * step)] for number in range(_MOST_ROWS)]
