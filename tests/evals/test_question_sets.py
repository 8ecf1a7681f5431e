"""Reading question sets: what is good is read, what is bad is told in one line."""

from pathlib import Path

import pytest

from evals import EvaluationError, Kind, check_quotes, load_question_set

SAMPLES = Path(__file__).parents[2] / "evals" / "sets" / "samples.yaml"
CASE = """\
name: klein
cases:
- id: c-1
  kind: fact
  question: Hoeveel jaar ervaring vraagt Kortrijk?
  answerable: true
  evidence:
  - {document: kortrijk.txt, quote: minimaal 6 jaar ervaring}
  facts: [[6 jaar, zes jaar], ervaring]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "vragen.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_small_set_is_read(tmp_path):
    case = load_question_set(write(tmp_path, CASE)).cases[0]
    assert case.kind is Kind.FACT
    assert case.facts == (("6 jaar", "zes jaar"), ("ervaring",))
    assert case.history == case.forbidden == ()


def test_a_field_without_a_value_is_empty_and_a_note_is_allowed(tmp_path):
    text = CASE + "  forbidden:\n  history:\n  note: alleen in Kortrijk\n"
    case = load_question_set(write(tmp_path, "\ufeff" + text)).cases[0]
    assert case.forbidden == case.history == ()


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("id: c-1", "id: C_1", "vraag C_1, veld id: mag alleen"),
        ("id: c-1", "id: 1", "vraag nummer 1, veld id: moet tekst zijn"),
        ("- id: c-1\n  kind", "- kind", "vraag nummer 1, veld id: ontbreekt"),
        ("kind: fact", "kind: feit", "vraag c-1, veld kind: moet een van deze zijn: fact, list"),
        ("kind: fact", "kind: follow-up", "vraag c-1, veld history: ontbreekt bij een vervolg"),
        ("Hoeveel jaar ervaring vraagt Kortrijk?", "'?'", "vraag c-1, veld question: bevat geen"),
        ("answerable: true", "answerable: 'ja'", "vraag c-1, veld answerable: moet true of false"),
        ("answerable: true", "answerable: false", "vraag c-1, veld evidence: moet leeg zijn"),
        ("  answerable: true\n", "", "vraag c-1, veld answerable: ontbreekt"),
        (", quote: minimaal 6 jaar ervaring", "", "vraag c-1, veld evidence 1 quote: ontbreekt"),
        ("{document: kortrijk.txt, quote: minimaal 6 jaar ervaring}", "x", "veld evidence 1: moet"),
        (", ervaring]", ", 6]", "vraag c-1, veld facts 2 1: moet tekst zijn"),
        (", ervaring]", ", []]", "vraag c-1, veld facts 2: is leeg"),
        (", ervaring]", ", 6: 5]", "vraag c-1, veld facts 2 1: moet tekst zijn"),
        ("facts: [[6 jaar, zes jaar], ervaring]", "facts: zes", "veld facts: moet een lijst zijn"),
        ("facts:", "forbiden: []\n  facts:", "vraag c-1, veld forbiden: is geen bekend veld"),
        ("name: klein\n", "", "veld name: ontbreekt"),
        ("cases:", "cases: []\nx:", "veld cases: is leeg"),
        ("cases:\n- id", "cases:\n- los\n- id", "vraag nummer 1: moet velden met een waarde"),
        ("name: klein", "- klein", "geen geldige YAML (regel 2)"),
        ("ervaring]", "2027-02-30]", "geen geldige YAML"),
        ("name: klein", "name: klein\nname: groot", "een veld staat er twee keer (regel 2)"),
        ("name: klein", "name: &n [klein, *n]", "verwijzingen (& en *) zonder einde (regel 1)"),
        ("name: klein", "name: klein\n---\nname: klein", "geen geldige YAML (regel 2)"),
        (CASE, "", "geen vragenset"),
        (CASE, "- a\n- b\n", "geen vragenset"),
        (CASE, "\x00", "geen geldige YAML"),
    ],
)
def test_a_bad_set_gives_one_clear_line(tmp_path, old, new, line):
    assert old in CASE
    path = write(tmp_path, CASE.replace(old, new))
    with pytest.raises(EvaluationError) as raised:
        load_question_set(path)
    message = str(raised.value)
    assert message.startswith(f"{path}: ")
    assert line in message
    assert "\n" not in message


def test_an_answerable_case_needs_evidence(tmp_path):
    start = CASE.index("  evidence")
    path = write(tmp_path, CASE[:start] + CASE[CASE.index("  facts") :])
    with pytest.raises(EvaluationError, match="vraag c-1, veld evidence: ontbreekt, terwijl"):
        load_question_set(path)


def test_ids_are_unique(tmp_path):
    path = write(tmp_path, CASE + CASE[CASE.index("- id") :])
    with pytest.raises(EvaluationError, match="id c-1 komt meer dan één keer voor"):
        load_question_set(path)


def test_a_file_that_cannot_be_read_gives_one_clear_line(tmp_path):
    with pytest.raises(EvaluationError, match="vragenset niet gevonden"):
        load_question_set(tmp_path / "geen.yaml")
    with pytest.raises(EvaluationError, match="vragenset niet leesbaar"):
        load_question_set(tmp_path)
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("naam: één".encode("latin-1"))
    with pytest.raises(EvaluationError, match="geen geldige YAML"):
        load_question_set(latin)


def test_the_sample_set_has_every_kind_and_its_quotes_stand_in_the_samples(samples):
    question_set = load_question_set(SAMPLES)
    assert {case.kind for case in question_set.cases} == set(Kind)
    assert check_quotes(question_set, samples) == []


def test_a_quote_that_stands_nowhere_is_told(tmp_path, samples):
    name = "hazelbeke-algemeen-directeur.txt"
    wrong = load_question_set(write(tmp_path, CASE.replace("kortrijk.txt", name)))
    missing = load_question_set(write(tmp_path, CASE))
    expected = f"vraag c-1: „minimaal 6 jaar ervaring” staat niet in {name}"
    assert check_quotes(wrong, samples) == [expected]
    assert check_quotes(missing, samples) == ["vraag c-1: document kortrijk.txt is er niet"]
