"""``functiewijzer eval``: the default command, resuming, baselines, thresholds, and what may not be run."""

import json

import pytest

from assistant import Assistant
from evals.questions import dump_question_set
from tests.ui.commands.test_command_line import SAMPLES, TEXT, refuses
from tests.ui.evaluation.small_sets import make_set

QUOTE = "Minstens vijf jaar ervaring in een leidinggevende functie"


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a set of two questions and returns its path."""

    def write_one(name="set", fact="vijf jaar", **fields):
        path = tmp_path / f"{name}.yaml"
        made = make_set(fact=fact)
        text = dump_question_set(made.model_validate({**made.model_dump(mode="json"), **fields}))
        path.write_text(text, "utf-8")
        return path

    return write_one


@pytest.fixture
def measure(run, sample_assistant, monkeypatch):
    """Return a function that runs a set over the samples; their index is opened once for all tests."""
    monkeypatch.setattr("ui.commands.evaluation.opening.open_index", lambda settings, index: sample_assistant)

    def measuring(*arguments):
        return run("eval", *arguments)

    return measuring


def test_set_is_run_with_and_without_the_name_of_the_command(measure, write, tmp_path):
    given = ["--out", tmp_path / "run"]
    for words in (["run", write(), *given], [write(), *given], [*given, write()]):
        code, out, _ = measure(*words)
        assert (code, out.splitlines()[0]) == (0, "Vragenset Kleine proef")
    summary = json.loads((tmp_path / "run" / "summary.json").read_text("utf-8"))
    assert (summary["cases"], summary["passed"]) == (2, 2)


def test_help_names_the_commands_and_the_options(run):
    code, out, _ = run("eval", "--help")
    assert code == 0
    assert all(word in out for word in ("run", "report", "VRAGENSET"))
    code, out, _ = run("eval", "set.yaml", "--help")
    assert code == 0
    assert all(word in out for word in ("--baseline", "--restart", "--parallel"))


def test_stopped_run_says_what_is_kept_and_goes_on(measure, write, tmp_path, monkeypatch):
    ask, asked = Assistant.ask, []

    def interrupted(self, question, history=()):
        asked.append(question)
        if len(asked) == 2:
            raise KeyboardInterrupt
        return ask(self, question, history)

    monkeypatch.setattr(Assistant, "ask", interrupted)
    folder = tmp_path / "run"
    code, out, err = measure(write(), "--out", folder)
    assert (code, out) == (130, "")
    assert err == [
        f"fout: afgebroken: 1 van 2 antwoorden zijn bewaard in {folder}; dezelfde opdracht gaat er verder"
    ]
    code, _, err = measure(write(), "--out", folder)
    assert code == 0
    assert err[0] == "hervat: 1 van 2 vragen waren al beantwoord"
    assert len(asked) == 3


def test_run_that_goes_on_and_is_stopped_at_once_still_counts_what_is_kept(
    measure, write, tmp_path, monkeypatch
):
    folder, ask = tmp_path / "run", Assistant.ask
    assert measure(write(), "--out", folder)[0] == 0
    config = json.loads((folder / "config.json").read_text("utf-8"))
    (folder / "config.json").write_text(json.dumps(config | {"finished": None}), "utf-8")
    results = folder / "results.jsonl"
    results.write_text(results.read_text("utf-8").splitlines(keepends=True)[0], "utf-8")

    def interrupted(self, question, history=()):
        raise KeyboardInterrupt

    monkeypatch.setattr(Assistant, "ask", interrupted)
    code, _, err = measure(write(), "--out", folder)
    assert (code, err[-1].split(";")[0]) == (
        130,
        f"fout: afgebroken: 1 van 2 antwoorden zijn bewaard in {folder}",
    )
    monkeypatch.setattr(Assistant, "ask", ask)


def test_baseline_without_a_question_in_common_is_not_called_equal(measure, write, tmp_path):
    assert measure(write(), "--out", tmp_path / "a")[0] == 0
    cases = [{"id": "iets-anders", "kind": "unanswerable", "question": "Wat dan?", "answerable": False}]
    code, out, _ = measure(write("other", cases=cases), "--baseline", tmp_path / "a")
    assert code == 0
    assert "over de 0 vragen van beide" in out
    assert "gelijk" not in out


def test_folder_without_a_document_is_one_line_about_that_folder(run, write, tmp_path):
    (tmp_path / "leeg").mkdir()
    outcome = run("eval", write(), "--documents", tmp_path / "leeg")
    refuses(outcome, 2, "geen enkel document in", "leeg", "kon gelezen worden")
    assert "--force" not in str(outcome)


def test_run_of_other_questions_is_refused_until_told(measure, write, tmp_path):
    folder = tmp_path / "run"
    assert measure(write(), "--out", folder)[0] == 0
    config = json.loads((folder / "config.json").read_text("utf-8"))
    (folder / "config.json").write_text(json.dumps(config | {"finished": None}), "utf-8")
    before = (folder / "results.jsonl").read_bytes()
    other = write("other", fact="twaalf jaar")
    refuses(measure(other, "--out", folder), 2, "andere vragen", "--restart")
    assert (folder / "results.jsonl").read_bytes() == before
    assert measure(other, "--out", folder, "--restart")[0] == 0


def test_baseline_tells_what_changed(measure, write, tmp_path):
    assert measure(write(fact="twaalf jaar"), "--out", tmp_path / "a")[0] == 0
    code, out, _ = measure(write(), "--out", tmp_path / "b", "--baseline", tmp_path / "a")
    assert code == 0
    assert f"Verschil met {tmp_path / 'a'}, over de 2 vragen van beide" in out
    assert "Let op: De vragensets zijn niet dezelfde." in out
    assert "Nieuw geslaagd: 0" in out  # by the questions of now it passed at first too

    results = tmp_path / "a" / "results.jsonl"
    first, second = map(json.loads, results.read_text("utf-8").splitlines())
    results.write_text(json.dumps(first | {"text": "Niets [1]."}) + "\n" + json.dumps(second) + "\n", "utf-8")
    code, out, _ = measure(write(), "--out", tmp_path / "a", "--baseline", tmp_path / "a")
    assert code == 0
    assert "Nieuw geslaagd: 1: ervaring" in out
    assert "+50,0 %-punt (0,0 tot +100,0 %-punt) geen duidelijk verschil" in out


def test_report_is_made_with_the_run_and_again_from_its_folder(measure, write, tmp_path):
    folder = tmp_path / "run"
    assert measure(write(), "--out", folder)[0] == 0
    page = (folder / "report.html").read_text("utf-8")
    assert "<!doctype html>" in page.lower()
    assert "/bron/" not in page
    (folder / "report.html").unlink()
    code, _, err = measure("report", folder)
    assert (code, err) == (0, [f"Het verslag staat in {folder / 'report.html'}."])
    assert (folder / "report.html").read_text("utf-8").count("<table") == page.count("<table")
    given = ["--baseline", folder, "--page-url", "https://hulp.example", "--index", tmp_path]
    assert measure("report", folder, *given)[0] == 0
    assert "https://hulp.example/bron/" in (folder / "report.html").read_text("utf-8")
    refuses(measure("report", folder, "--page-url", "javascript:x"), 2, "adres van de pagina")
    refuses(measure("report", tmp_path), 2, "geen leesbare meting")
    (folder / "vragen.yaml").unlink()
    refuses(measure("report", folder), 2, "vragen van deze meting")


def test_address_that_is_none_is_told_before_anything_is_asked(measure, write, tmp_path):
    refuses(measure(write(), "--out", tmp_path / "run", "--page-url", "hulp"), 2, "adres van de pagina")
    assert not (tmp_path / "run").exists()


def test_judging_without_a_model_is_told_before_anything_is_asked(measure, write, tmp_path):
    refuses(measure(write(), "--out", tmp_path / "run", "--judge"), 2, "FUNCTIEWIJZER_JUDGE_MODEL")
    assert not (tmp_path / "run").exists()


def test_baseline_that_is_no_run_is_told_before_anything_is_asked(measure, write, tmp_path):
    refuses(measure(write(), "--baseline", tmp_path / "weg"), 2, "weg", "geen leesbare meting")
    assert measure(write(), "--out", tmp_path / "a")[0] == 0
    config = json.loads((tmp_path / "a" / "config.json").read_text("utf-8"))
    (tmp_path / "a" / "config.json").write_text(json.dumps(config | {"finished": None}), "utf-8")
    refuses(measure(write(), "--baseline", tmp_path / "a"), 2, "niet afgewerkt")


@pytest.mark.parametrize(
    ("thresholds", "code", "words"),
    [
        ({"pass": ">= 1", "quote_valid": ">= 1"}, 0, ["gehaald: 100,0 %", "minstens 100,0 %"]),
        ({"citation_precision": ">= 0.01"}, 0, ["gehaald"]),
        ({"pass": ">= 0.6"}, 1, ["niet gehaald: 50,0 %", "1 van de 1 drempels niet gehaald"]),
        ({"pass": ">= 0.5"}, 0, ["gehaald, maar onzeker: 50,0 % (0,0 tot 100,0 %)"]),
        (
            {"judge_faithfulness": ">= 0.5", "pass": ">= 0"},
            1,
            ["niet gemeten: gevraagd", "1 van de 2"],
        ),
    ],
)
def test_thresholds_decide_how_the_command_ends(measure, write, tmp_path, thresholds, code, words):
    fact = "vijf jaar" if ">= 1" in thresholds.values() else "twaalf jaar"
    path = write(fact=fact, thresholds=thresholds)
    ended, out, err = measure(path, "--out", tmp_path / "run")
    assert ended == code
    assert all(word in out for word in words), out
    assert err == [f"De meting staat in {tmp_path / 'run'}; lees report.html in een browser."]
    assert (tmp_path / "run" / "summary.json").exists()


def test_unknown_figure_and_bound_are_told(measure, tmp_path):
    path = tmp_path / "set.yaml"
    text = dump_question_set(make_set())
    path.write_text(text.replace("thresholds: {}", "thresholds: {frobbel: '>= 1'}"), "utf-8")
    refuses(measure(path), 2, "frobbel is geen bekend cijfer")
    path.write_text(text.replace("thresholds: {}", "thresholds: {pass: 'veel'}"), "utf-8")
    refuses(measure(path), 2, ">= 0.85")


BROKEN = {
    "name: x\ncases: [": ["geen geldige YAML", "regel"],
    "name: x\ncases: []": ["cases", "leeg"],
    "": ["geen vragenset"],
    "name: x\ncases:\n- {id: a, kind: frobbel, question: 'Wat?', answerable: false}": ["vraag a", "kind"],
    "name: x\ncases:\n- {id: a, kind: fact, question: 3, answerable: false}": ["vraag a", "question"],
}


@pytest.mark.parametrize("text", BROKEN)
def test_broken_set_is_one_line(measure, tmp_path, text):
    (tmp_path / "kapot.yaml").write_text(text, "utf-8")
    refuses(measure(tmp_path / "kapot.yaml", "--out", tmp_path / "run"), 2, "kapot.yaml", *BROKEN[text])
    assert not (tmp_path / "run").exists()


def test_set_that_is_not_there_is_one_line(measure, tmp_path):
    refuses(measure(tmp_path / "weg.yaml"), 2, "niet gevonden")


def test_index_of_other_documents_is_refused(measure, write, tmp_path):
    path = write()
    path.write_text(path.read_text("utf-8").replace(TEXT, "elders.pdf"), "utf-8")
    refuses(measure(path, "--out", tmp_path / "run"), 2, "andere documenten", "elders.pdf")
    assert not (tmp_path / "run").exists()


def test_places_that_are_not_in_the_documents_are_a_warning(measure, write):
    path = write()
    text = path.read_text("utf-8")
    places = (("elders.pdf", QUOTE), (TEXT, "Dat staat er niet"))
    more = "".join(f"  - document: {document}\n    quote: {quote}\n" for document, quote in places)
    place = f"  - document: {TEXT}\n"
    path.write_text(text.replace(place, more + place, 1), "utf-8")
    code, out, err = measure(path)
    assert code == 0
    assert err[0].startswith("let op: vraag ervaring: document elders.pdf is er niet (en nog 1 ")
    assert "Let op: vraag ervaring: document elders.pdf is er niet" in out
    assert f"Let op: vraag ervaring: „Dat staat er niet” staat niet in {TEXT}" in out


def test_folder_that_cannot_be_written_is_one_line(measure, write, tmp_path):
    (tmp_path / "bestand").write_text("")
    refuses(measure(write(), "--out", tmp_path / "bestand"), 2, "kan map", "bestand")


def test_documents_and_index_do_not_go_together(measure, write):
    refuses(measure(write(), "--documents", SAMPLES, "--index", SAMPLES), 2, "--documents of --index")


def test_broken_set_is_told_before_documents_are_read(run, tmp_path):
    (tmp_path / "kapot.yaml").write_text("cases: [", encoding="utf-8")
    refuses(run("eval", tmp_path / "kapot.yaml", "--documents", SAMPLES), 2, "kapot.yaml")


def test_nobody_is_asked_more_than_one_question_at_a_time_unless_told(measure, write, tmp_path):
    for parallel in ([], ["--parallel", "2"]):
        code, out, _ = measure(write(), "--out", tmp_path / "run", *parallel)
        assert code == 0
        assert ("tot 2 vragen tegelijk" in out) is bool(parallel)
    refuses(measure(write(), "--parallel", "0"), 2, "ongeldige waarde", "--parallel")
