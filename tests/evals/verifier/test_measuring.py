"""Reading a labelled set, and the figures of the check on it."""

import pytest

from assistant.answer import Verdict
from assistant.verification import Judgement
from evals.errors import EvaluationError
from evals.verifier.labelled import Label, Pair, Part, load_statements, of_part, quotes_of
from evals.verifier.measuring import Judged, Share, quality_of
from evals.verifier.reporting import report_lines, wrong_lines

PAIR = """\
name: klein
pairs:
- id: een
  part: dev
  document: hazelbeke-algemeen-directeur.txt
  quotes: [Telewerk kan één dag per week.]
  statement: U mag één dag per week telewerken.
  label: supported
  kind: paraphrase
"""


def pair(label, kind="k", part="dev"):
    return Pair(
        id="x", part=part, document="d", quotes=("q",), statement="s", label=label, kind=kind
    )  # fmt: skip


def judged(label, verdict, milliseconds=1.0):
    return Judged(pair(label), Judgement(verdict, "reden"), milliseconds)


@pytest.fixture
def write(tmp_path):
    path = tmp_path / "paren.yaml"

    def writing(text):
        path.write_text(text, encoding="utf-8")
        return path

    return writing


def test_a_quote_is_found_where_it_stands(write, sample_assistant):
    (only,) = load_statements(write(PAIR)).pairs
    (quote,) = quotes_of(only, sample_assistant.documents)
    assert quote.text == "Telewerk kan één dag per week."
    assert quote.is_exact


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("hazelbeke-algemeen-directeur.txt", "nergens.txt", "nergens.txt"),
        ("Telewerk kan één", "Telewerk kan twee", "staat niet in"),
    ],
)
def test_what_is_not_in_the_documents_is_told(write, sample_assistant, old, new, told):
    (only,) = load_statements(write(PAIR.replace(old, new, 1))).pairs
    with pytest.raises(EvaluationError, match=told):
        quotes_of(only, sample_assistant.documents)


@pytest.mark.parametrize(
    "text",
    [
        "geen: [set",
        "name: leeg\npairs: []",
        PAIR.replace("supported", "misschien"),
        PAIR + PAIR[PAIR.index("- id") :],
    ],
)
def test_a_set_that_cannot_be_used_is_refused_in_one_line(write, text):
    with pytest.raises(EvaluationError) as raised:
        load_statements(write(text))
    assert "\n" not in str(raised.value)


def test_a_set_that_is_not_there_or_has_no_such_half_is_told(write, tmp_path):
    with pytest.raises(EvaluationError, match="niet leesbaar"):
        load_statements(tmp_path / "weg.yaml")
    with pytest.raises(EvaluationError, match="test"):
        of_part(load_statements(write(PAIR)), Part.TEST)


def test_shown_and_removed_are_counted_by_what_the_label_says():
    some = [
        judged("supported", Verdict.SUPPORTED),
        judged("supported", Verdict.PARTLY),
        judged("supported", Verdict.UNSUPPORTED),
        judged("unsupported", Verdict.UNSUPPORTED),
        judged("unsupported", Verdict.PARTLY),
    ]
    quality = quality_of(some)
    assert quality.false_shown == Share(1, 2)
    assert quality.true_removed == Share(1, 3)
    assert quality.precision == Share(2, 3)
    assert quality.recall == Share(2, 3)
    assert quality.partly == Share(2, 3)
    assert not quality.is_good_enough
    assert quality_of(some[:2]).is_good_enough
    assert quality_of(some[:2]).false_shown is None
    assert [one.is_wrong for one in some] == [False, False, True, False, True]


def test_the_interval_of_a_share_holds_it_and_stays_within_bounds():
    low, high = Share(0, 20).interval
    assert (round(low, 3), round(high, 3)) == (0.0, 0.161)  # Wilson (1927)
    low, high = Share(5, 20).interval
    assert (round(low, 3), round(high, 3)) == (0.112, 0.469)


def test_the_report_tells_the_halves_the_kinds_and_what_went_wrong():
    some = [judged(Label.SUPPORTED, Verdict.UNSUPPORTED, 2.0), judged(Label.UNSUPPORTED, Verdict.UNSUPPORTED)]
    lines = "\n".join(report_lines(some))
    assert "| dev | 2 | 0.0% (0/1)" in lines
    assert "in free words" not in lines
    assert "| supported | k | 1 | 100.0% (1/1)" in lines
    assert "median 2.00 ms" in lines
    assert list(wrong_lines(some)) == ["x supported/k removed: s [reden]"]
