"""Sets are chosen, added and run; what may not be run is told in one line."""

import json
import re
from html import unescape
from importlib.resources import files
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from evals import load_question_set
from evals.feedback.drafts import TO_COMPLETE
from evals.questions import dump_question_set
from evals.reporting import KIND_LABELS
from evals.spreadsheets import read_spreadsheet, write_spreadsheet
from tests.ui.evaluation.small_sets import HAZELBEKE, QUOTE, make_set, problem
from ui.app import create_app
from ui.evaluation.names import slug
from ui.evaluation.sets import MAX_BYTES
from ui.site import Site
from ui.texts.evaluation import DUTCH, ENGLISH
from ui.texts.evaluation_reports import DUTCH as REPORT

SHIPPED = "functiewijzer:samples"
SAMPLES = Path(__file__).parents[3] / "evals" / "sets" / "samples.yaml"


def upload(client, content, **fields):
    files = {"bestand": ("../../etc/x.yaml", content)}
    return client.post("/evaluatie/vragensets", files=files, data=fields, follow_redirects=False)


def test_page_offers_the_sets_shipped_that_fit_the_documents(evaluator):
    page = evaluator.get("/evaluatie")
    assert page.status_code == 200
    assert f'<option value="{SHIPPED}" selected>' in page.text
    assert DUTCH.no_reports in page.text
    assert ENGLISH.no_reports in evaluator.get("/en/evaluatie").text


def test_run_leaves_a_report_with_its_files(evaluator, run, data):
    name = run(make_set())
    folder = data / "rapporten" / name
    assert {path.name for path in folder.iterdir()} == {
        "config.json",
        "summary.json",
        "results.jsonl",
        "report.html",
        "vragen.yaml",
    }
    assert json.loads((folder / "summary.json").read_text())["passed"] == 2
    assert load_question_set(folder / "vragen.yaml") == make_set()
    page = evaluator.get("/evaluatie").text
    assert f"/evaluatie/{name}" in page
    assert DUTCH.done in page
    assert "100,0\u00a0%" in unescape(page)
    assert "100.0\u00a0%" in unescape(evaluator.get("/en/evaluatie").text)


def test_added_set_is_kept_under_its_own_name_and_chosen(evaluator, data, tmp_path):
    content = dump_question_set(make_set("Éérste proef!/..")).encode()
    answer = upload(evaluator, content)
    assert answer.status_code == 303
    page = evaluator.get(answer.headers["location"]).text
    assert '<option value="eigen:eerste-proef" selected>' in page
    assert DUTCH.added in page
    assert [path.name for path in (data / "vragensets").iterdir()] == ["eerste-proef.yaml"]
    assert (data / "vragensets" / "eerste-proef.yaml").read_bytes() == content


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", DUTCH.no_file),
        (b"name: [", "Dit bestand: geen geldige YAML (regel 1)"),
        (b"\xff\xfe\x00", "Dit bestand: geen geldige YAML"),
        (b"name: x", "Dit bestand: veld cases: ontbreekt"),
        (
            b"a: &a [x, *a]",
            "Dit bestand: geen geldige YAML: verwijzingen (& en *) zonder einde (regel 1)",
        ),
        (b"name: x\nname: y\ncases: []", "Dit bestand: een veld staat er twee keer (regel 2)"),
        (b"!!python/object/apply:os.system ['true']", "Dit bestand: geen geldige YAML (regel 1)"),
        (b"[" * 5_000, "Dit bestand: geen geldige YAML"),
        (b"<script>alert(1)</script>", "geen vragenset"),
        (b"x" * (MAX_BYTES + 1), DUTCH.set_too_large),
    ],
    ids=lambda value: repr(value)[:25],
)
def test_broken_set_is_told_in_one_line_and_not_kept(evaluator, data, content, line):
    answer = upload(evaluator, content)
    assert answer.status_code == 422
    assert line in problem(answer.text)
    assert not (data / "vragensets").exists()


def test_lines_that_are_dutch_on_an_english_page_say_so(evaluator):
    for content, is_dutch in ((b"name: [", True), (b"", False)):
        page = evaluator.post("/en/evaluatie/vragensets", files={"bestand": ("x", content)}).text
        assert bool(re.search(r'role="alert"[^>]* lang="nl"', page)) is is_dutch


def test_set_over_other_documents_is_refused(evaluator, data):
    content = dump_question_set(make_set()).replace(HAZELBEKE, "elders.pdf").encode()
    answer = upload(evaluator, content)
    assert problem(answer.text) == DUTCH.set_does_not_fit.format(name="Kleine proef", document="elders.pdf")
    (data / "vragensets").mkdir(parents=True)
    (data / "vragensets" / "elders.yaml").write_bytes(content)
    page = evaluator.get("/evaluatie").text
    assert '<option value="eigen:elders"' not in page
    assert DUTCH.unusable.format(names="Kleine proef") in page
    answer = evaluator.post("/evaluatie/metingen", data={"vragenset": "eigen:elders"})
    assert "elders.pdf" in problem(answer.text)


def test_set_does_not_take_the_name_of_one_that_is_shipped(evaluator, data):
    answer = upload(evaluator, dump_question_set(make_set("Samples")).encode(), vervang="ja")
    assert problem(answer.text) == DUTCH.set_is_shipped.format(name="Samples")
    assert not (data / "vragensets").exists()


def test_set_is_replaced_only_when_told(evaluator, data):
    first, second = (dump_question_set(make_set(fact=fact)).encode() for fact in ("vijf jaar", "5 jaar"))
    path = data / "vragensets" / "kleine-proef.yaml"
    assert upload(evaluator, first).status_code == 303
    assert upload(evaluator, first).status_code == 303
    answer = upload(evaluator, second)
    assert problem(answer.text) == DUTCH.set_exists.format(name="Kleine proef")
    assert path.read_bytes() == first
    assert upload(evaluator, second, vervang="ja").status_code == 303
    assert path.read_bytes() == second


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_spreadsheet_is_kept_as_a_set(evaluator, data, suffix):
    content = write_spreadsheet(make_set(), suffix)
    files = {"bestand": (f"Proef 1{suffix.upper()}", content)}
    assert evaluator.post("/evaluatie/vragensets", files=files).status_code == 200
    assert load_question_set(data / "vragensets" / "kleine-proef.yaml") == make_set()
    nameless = f"vraag;vindplaatsen\r\nHoe lang?;{HAZELBEKE}: {QUOTE}\r\n".encode("cp1252")
    evaluator.post("/evaluatie/vragensets", files={"bestand": ("map\\Mijn vragen.csv", nameless)})
    assert (data / "vragensets" / "mijn-vragen.yaml").exists()


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("x.csv", "vraag;soort\r\n?;feit\r\nWat?;raadsel", "Dit bestand: rij 2: kolom vraag: bevat geen"),
        ("x.xlsx", b"PK\x03\x04los", "Dit bestand: het bestand is beschadigd"),
        ("x.xlsx", b"PK" * (MAX_BYTES // 2 + 1), DUTCH.set_too_large),
    ],
)
def test_bad_spreadsheet_is_told_in_one_line_and_not_kept(evaluator, data, name, content, line):
    answer = evaluator.post("/evaluatie/vragensets", files={"bestand": (name, content)})
    assert answer.status_code == 422
    assert problem(answer.text).startswith(line)
    assert problem(answer.text).endswith("fouten)") is (name == "x.csv")
    assert not (data / "vragensets").exists()


def test_set_is_downloaded_as_a_spreadsheet(evaluator, reader):
    answer = evaluator.get("/evaluatie/vragenset.xlsx", params={"vragenset": SHIPPED})
    assert answer.headers["content-disposition"] == 'attachment; filename="samples.xlsx"'
    shipped = load_question_set(Path(str(files("evals"))) / "sets" / "samples.yaml")
    assert read_spreadsheet(answer.content, ".xlsx", "x") == shipped
    assert f'formaction="/evaluatie/vragenset.xlsx">{DUTCH.download_set}' in evaluator.get("/evaluatie").text
    gone = evaluator.get("/evaluatie/vragenset.xlsx?vragenset=eigen:weg")
    assert (gone.status_code, problem(gone.text)) == (422, DUTCH.no_such_set)
    assert reader.get("/evaluatie/vragenset.xlsx", params={"vragenset": SHIPPED}).status_code == 403


@pytest.mark.parametrize(
    "key", ["", "eigen:../../etc/passwd", "functiewijzer:../../pyproject", "x", "eigen:"]
)
def test_set_that_is_not_offered_is_not_run(evaluator, key):
    answer = evaluator.post("/evaluatie/metingen", data={"vragenset": key})
    assert answer.status_code == 422
    assert problem(answer.text) == (DUTCH.no_such_set if key else DUTCH.no_choice)


def test_link_in_the_folder_of_sets_is_not_followed(evaluator, data, tmp_path):
    (tmp_path / "secret.yaml").write_text(dump_question_set(make_set("geheim")))
    (data / "vragensets").mkdir(parents=True)
    (data / "vragensets" / "a.yaml").symlink_to(tmp_path / "secret.yaml")
    assert "geheim" not in evaluator.get("/evaluatie").text


def test_reader_sees_figures_and_starts_nothing(reader, run):
    name = run(make_set(fact="twaalf jaar"))
    page = reader.get("/evaluatie").text
    assert "50,0\u00a0%" in unescape(page)
    assert "<form" not in page
    assert DUTCH.judgements not in page
    page = reader.get(f"/evaluatie/{name}").text
    assert KIND_LABELS["fact"].capitalize() in page
    assert REPORT.misses_hidden in page
    assert QUOTE not in page
    assert "<form" not in page
    for method, address in [
        ("POST", "/evaluatie/metingen"),
        ("POST", "/evaluatie/stop"),
        ("POST", "/evaluatie/hervatten"),
        ("POST", "/evaluatie/verwijderen"),
        ("GET", f"/evaluatie/{name}/report.html"),
        ("POST", "/evaluatie/vragensets"),
        ("GET", f"/evaluatie/vergelijk?a={name}&b={name}"),
        ("GET", f"/evaluatie/{name}/results.jsonl"),
        ("GET", "/evaluatie/oordelen.jsonl"),
        ("GET", "/evaluatie/oordelen-vragenset.yaml"),
        ("POST", "/en/evaluatie/metingen"),
    ]:
        assert reader.request(method, address, data={} if method == "POST" else None).status_code == 403


def test_judgements_are_counted_and_exported(evaluator, tmp_path):
    assert DUTCH.no_judgements in evaluator.get("/evaluatie").text
    assert evaluator.get("/evaluatie/oordelen.jsonl").status_code == 404
    assert evaluator.get("/evaluatie/oordelen-vragenset.yaml").status_code == 404
    body = {
        "question": "Waar staat <b>dit</b>?",
        "standalone_question": "Waar staat <b>dit</b>?",
        "answer": "Dit staat niet in de documenten.",
        "status": "not_in_documents",
        "verdict": "bad",
        "reason": "missed",
    }
    for _ in range(2):
        assert evaluator.post("/oordeel", json=body).status_code == 204
    page = evaluator.get("/evaluatie").text
    assert "Waar staat &lt;b&gt;dit&lt;/b&gt;?" in page
    assert re.search(r"Het staat wel in de documenten</th><td>2</td>", page)
    lines = evaluator.get("/evaluatie/oordelen.jsonl").text.splitlines()
    assert [json.loads(line)["question"] for line in lines] == [body["question"]] * 2
    (tmp_path / "draft.yaml").write_bytes(evaluator.get("/evaluatie/oordelen-vragenset.yaml").content)
    (case,) = load_question_set(tmp_path / "draft.yaml").cases
    assert case.evidence[0].quote == TO_COMPLETE


def test_site_without_a_folder_says_so(sample_assistant):
    with TestClient(create_app(Site(sample_assistant)), base_url="http://127.0.0.1") as client:
        assert DUTCH.nothing_kept in client.get("/evaluatie").text
        answer = client.post("/evaluatie/metingen", data={"vragenset": SHIPPED})
        assert answer.status_code == 422
        assert client.get("/evaluatie/2026-01-01-000000-a").status_code == 404


def test_address_of_a_form_leads_back_to_the_page(evaluator):
    for address in ("metingen", "stop", "hervatten", "verwijderen", "vragensets"):
        answer = evaluator.get(f"/en/evaluatie/{address}", follow_redirects=False)
        assert answer.headers["location"] == "/en/evaluatie"


@pytest.mark.parametrize(
    ("name", "made"),
    [("Éérste (2026)", "eerste-2026"), ("../..", "vragenset"), ("", "vragenset"), ("a" * 99, "a" * 60)],
)
def test_names_of_files_are_plain(name, made):
    assert slug(name) == made
