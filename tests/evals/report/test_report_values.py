"""Numbers as a report writes them, histograms, and the curve of refusing."""

import pytest

from evals.intervals import Interval
from evals.questions import QuestionSet
from evals.report import latency, refusal, writing
from evals.report.plots import interval_range


@pytest.mark.parametrize(
    ("figure", "amount", "shown"),
    [
        ("pass", 0.875, "87,5 %"),
        ("crag", -0.254, "−0,25"),
        ("typo_effect", -0.125, "−12,5 %‑punt"),
        ("typo_effect", 0.0001, "0,0 %‑punt"),
        ("chars_short", 1234.4, "1.234 tekens"),
        ("p95_ms", 9.96, "10,0 ms"),
        ("p95_ms", 1834, "1.834 ms"),
    ],
)
def test_values_are_written_in_dutch(figure, amount, shown):
    assert writing.value(figure, amount).replace("\u00a0", " ") == shown


def test_a_difference_of_shares_is_in_points_and_of_times_in_time():
    assert writing.change("pass", 0.021).replace("\u00a0", " ") == "+2,1 %‑punt"
    assert writing.change("p95_ms", -30).replace("\u00a0", " ") == "−30 ms"


def test_a_moment_that_is_none_stands_as_it_is():
    assert writing.moment("gisteren") == "gisteren"


def test_range_stays_within_its_scale():
    drawn = interval_range(Interval(0.9, 0.7, 1.2, 4), 0, 1, threshold=2)
    assert 'x2="100"' in drawn
    assert "120" not in drawn


@pytest.mark.parametrize(
    ("times", "edges"),
    [
        ([0.2], [0, 1, 2, 5]),
        ([4.9], [0, 1, 2, 5]),
        ([5], [0, 1, 2, 5, 10]),
        ([70, 3], [0, 1, 2, 5, 10, 20, 50, 100]),
    ],
)
def test_bins_go_on_until_above_the_longest_time(times, edges):
    found = latency.latency([{"timings_ms": {"total": time}} for time in times])
    assert found is not None
    assert len(found.ranges) == len(edges) - 1
    assert found.ranges[-1] == f"{edges[-2]} tot {edges[-1]} ms"
    assert sum(found.counts[0][1]) == len(times)


def test_without_times_there_is_no_histogram():
    assert latency.latency([{"status": "answered"}]) is None


def ask(cases):
    """Return a set and its results, for each (answerable, refused, confidence)."""
    evidence = [{"document": "a.txt", "quote": "woorden"}]
    questions = QuestionSet.parse(
        {
            "name": "n",
            "cases": [
                {
                    "id": f"c-{number}",
                    "kind": "fact" if answerable else "unanswerable",
                    "question": "vraag",
                    "answerable": answerable,
                    "evidence": evidence if answerable else [],
                }
                for number, (answerable, _, _) in enumerate(cases)
            ],
        }
    )
    results = {
        f"c-{number}": {
            "id": f"c-{number}",
            "status": "not_in_documents" if refused else "answered",
            "confidence": confidence,
        }
        for number, (_, refused, confidence) in enumerate(cases)
    }
    return questions, results


def test_curve_tells_precision_and_recall_below_each_confidence():
    found = refusal.refusal_curve(
        *ask([(True, False, 0.9), (True, True, 0.3), (False, True, 0.2), (False, False, 0.8)])
    )
    assert found is not None
    rows = [tuple(cell.replace("\u00a0", " ") for cell in row) for row in found.rows]
    assert rows == [
        ("nu", "50,0 %", "50,0 %"),
        ("0,300", "100,0 %", "50,0 %"),
        ("0,800", "50,0 %", "50,0 %"),
        ("0,900", "66,7 %", "100,0 %"),
    ]


def test_what_is_refused_without_a_confidence_is_refused_at_every_bound():
    found = refusal.refusal_curve(*ask([(True, False, 0.9), (False, True, None), (False, False, 0.2)]))
    assert found is not None
    rows = [tuple(cell.replace("\u00a0", " ") for cell in row) for row in found.rows]
    assert rows == [
        ("nu", "100,0 %", "50,0 %"),
        ("0,200", "100,0 %", "50,0 %"),
        ("0,900", "100,0 %", "100,0 %"),
    ]


def test_without_confidence_only_the_point_of_now_is_drawn():
    found = refusal.refusal_curve(*ask([(True, False, None), (False, True, None)]))
    assert found is not None
    assert not found.has_confidence
    assert "polyline" not in found.drawn
    assert len(found.rows) == 1


@pytest.mark.parametrize("cases", [[(True, True, 0.1)], [(False, False, 0.9)], [(True, False, 0.9)]])
def test_without_refusals_or_unanswerable_cases_there_is_no_curve(cases):
    assert refusal.refusal_curve(*ask(cases)) is None


def test_matrix_needs_statuses():
    assert refusal.matrix({}) is None
    assert refusal.matrix({"answerable": {}, "unanswerable": {}}) is None
