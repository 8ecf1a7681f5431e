"""``functiewijzer eval statements``."""

from pathlib import Path

DOCUMENTS = Path(__file__).parents[3] / "documents"
TRUE = """\
- id: waar
  part: dev
  document: hazelbeke-algemeen-directeur.txt
  quotes: [Telewerk kan één dag per week.]
  statement: U mag één dag per week telewerken.
  label: supported
  kind: paraphrase
"""
FALSE = (
    TRUE.replace("waar", "onwaar")
    .replace("label: supported", "label: unsupported")
    .replace("part: dev", "part: test")
)


def write(tmp_path, *pairs):
    path = tmp_path / "paren.yaml"
    path.write_text("name: klein\npairs:\n" + "".join(pairs), encoding="utf-8")
    return path


def test_what_is_good_enough_is_printed(run, tmp_path):
    code, out, _ = run("eval", "statements", write(tmp_path, TRUE), "--documents", DOCUMENTS)
    assert code == 0
    assert "| all but the free ones | 1 |" in out
    assert out.splitlines()[-1] == "Gehaald: 0,0 % van de juiste weggelaten (hoogstens 8,0 %)."


def test_too_many_false_statements_shown_fail_and_are_told_when_asked(run, tmp_path):
    path = write(tmp_path, TRUE, FALSE)
    code, out, _ = run("eval", "statements", path, "--documents", DOCUMENTS, "--wrong")
    assert code == 1
    assert "onwaar unsupported/paraphrase shown" in out
    missed = "Niet gehaald: 100,0 % van de foute beweringen getoond (hoogstens 3,0 %), 0,0 % van de juiste"
    assert out.splitlines()[-1] == f"{missed} weggelaten (hoogstens 8,0 %)."
    assert run("eval", "statements", path, "--documents", DOCUMENTS, "--part", "dev")[0] == 0


def test_what_cannot_be_used_is_told_in_one_line(run, tmp_path):
    path = write(tmp_path, TRUE)
    for arguments, told in [
        ([path, "--documents", DOCUMENTS, "--part", "helft"], "helft"),
        ([tmp_path / "weg.yaml", "--documents", DOCUMENTS], "weg.yaml"),
        ([path], "--documents"),
    ]:
        code, _, err = run("eval", "statements", *arguments)
        assert code == 2
        assert len(err) == 1
        assert told in err[0]
