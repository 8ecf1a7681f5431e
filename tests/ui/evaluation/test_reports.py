"""Reports show what did not pass and why, two of them what changed, and names of strangers lead nowhere."""

import json
import re
from html import unescape
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup

from assistant import quote_mark
from evals.thresholds import Bound, Light
from tests.ui.evaluation.small_sets import HAZELBEKE, QUOTE, make_set, spoil
from ui.texts.evaluation_reports import DUTCH, ENGLISH


def shown(answer):
    """Return a page as a reader sees it, with its links."""
    assert answer.status_code == 200
    return unescape(answer.text)


def test_report_tells_what_a_miss_lacks_and_links_to_the_quotes(evaluator, run):
    name = run(make_set(fact="twaalf jaar"))
    page = shown(evaluator.get(f"/evaluatie/{name}"))
    assert DUTCH.misses.format(count=1) in page
    assert "Het antwoord zegt niet: twaalf jaar" in page
    links = re.findall(r'href="(/bron/[^"]*)"', page)
    assert any(quote_mark(QUOTE) in link for link in links)
    for link in links:
        assert 'id="treffer"' in evaluator.get(link).text
    english = shown(evaluator.get(f"/en/evaluatie/{name}"))
    assert ENGLISH.misses.format(count=1) in english
    assert 'href="/en/bron/' in english


def test_report_without_misses_says_so(evaluator, run):
    assert DUTCH.no_misses in shown(evaluator.get(f"/evaluatie/{run(make_set())}"))


def test_report_holds_the_run_to_the_thresholds_of_its_set(evaluator, run):
    bounds = {"pass": Bound(True, 0.9), "fact_recall": Bound(True, 1), "mrr": Bound(True, 0.5)}
    name = run(make_set(fact="twaalf jaar").model_copy(update={"thresholds": bounds}))
    page = BeautifulSoup(evaluator.get(f"/evaluatie/{name}").text, "html.parser")
    table = page.find("caption", string=DUTCH.thresholds).find_parent("table")
    rows = [re.sub(r"\s+", " ", row.get_text(" ", strip=True)) for row in table.tbody.find_all("tr")]
    assert rows == [
        "Geslaagd 50,0 % minstens 90,0 % niet gehaald",
        "Rang van de eerste vindplaats (MRR) 100,0 % minstens 50,0 % gehaald, maar onzeker",
        "Feiten in het antwoord 0,0 % minstens 100,0 % niet gehaald",
    ]
    english = evaluator.get(f"/en/evaluatie/{name}").text
    assert ENGLISH.lights[Light.AMBER] in english
    without = evaluator.get(f"/evaluatie/{run(make_set())}").text
    assert f">{DUTCH.thresholds}<" not in without


def test_two_runs_side_by_side(evaluator, run, data):
    before, after = run(make_set()), run(make_set())
    spoil(data / "rapporten" / before)
    page = shown(evaluator.get(f"/evaluatie/vergelijk?a={before}&b={after}"))
    assert DUTCH.gained.format(count=2) in page
    assert DUTCH.lost.format(count=0) in page
    interval = DUTCH.between.format(low="+100,0 %\u2011punt", high="+100,0 %\u2011punt")
    assert f'+100,0 %\u2011punt <span class="fw-klein">{interval}</span>' in page
    assert DUTCH.better in page
    turned = shown(evaluator.get(f"/evaluatie/vergelijk?a={after}&b={before}"))
    assert DUTCH.lost.format(count=2) in turned
    assert "−100,0 %\u2011punt" in turned
    same = shown(evaluator.get(f"/evaluatie/vergelijk?a={after}&b={after}"))
    assert DUTCH.same_report in same
    assert DUTCH.other_questions not in same


def test_runs_of_other_questions_are_held_to_those_of_the_second(evaluator, run):
    before, after = run(make_set(fact="twaalf jaar")), run(make_set())
    page = shown(evaluator.get(f"/evaluatie/vergelijk?a={before}&b={after}"))
    assert DUTCH.other_questions in page
    assert DUTCH.gained.format(count=0) in page


def test_documents_that_changed_between_runs_are_named(evaluator, run, data):
    before, after = run(make_set()), run(make_set())
    path = data / "rapporten" / before / "config.json"
    configuration = json.loads(path.read_text())
    configuration["documents"][HAZELBEKE] = "0" * 64
    path.write_text(json.dumps(configuration))
    page = shown(evaluator.get(f"/evaluatie/vergelijk?a={before}&b={after}"))
    assert DUTCH.other_documents.format(names=HAZELBEKE) in page


def test_files_of_a_run_are_saved(evaluator, run, data):
    name = run(make_set())
    for path in (data / "rapporten" / name).iterdir():
        answer = evaluator.get(f"/evaluatie/{name}/{path.name}")
        assert answer.content == path.read_bytes()
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}-{path.name}"'


HOSTILE = [
    "..",
    "../oordelen.jsonl",
    "../../etc/passwd",
    "/etc/passwd",
    ".bezig-1",
    "2026-01-01-000000-a/../../x",
    "2026-01-01-000000-a\n",
    "2026-01-01-000000-<script>",
    "\x00",
    "x" * 5_000,
]


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: repr(name)[:20])
def test_names_of_strangers_lead_nowhere(evaluator, run, data, name):
    own = run(make_set())
    (data / "oordelen.jsonl").write_text('{"geheim": 1}')
    encoded = quote(name, safe="").replace(".", "%2E")  # else the client itself resolves the dots
    addresses = [
        f"/evaluatie/{encoded}",
        f"/evaluatie/{encoded}/config.json",
        f"/evaluatie/{own}/{encoded}",
        f"/evaluatie/vergelijk?a={own}&b={encoded}",
    ]
    for address in addresses:
        answer = evaluator.get(address)
        assert answer.status_code == 404
        assert "geheim" not in answer.text
        assert "<script>" not in answer.text.partition("<main")[2]


def test_link_in_the_folder_of_runs_is_not_followed(evaluator, run, data, tmp_path):
    name = run(make_set())
    other = "2026-01-01-000000-elders"
    (data / "rapporten" / name).rename(tmp_path / "elders")
    (data / "rapporten" / other).symlink_to(tmp_path / "elders")
    assert evaluator.get(f"/evaluatie/{other}").status_code == 404
    assert other not in evaluator.get("/evaluatie").text


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"\xff", b'{"question_set": 1, "kinds": {}}', b"[" * 9_000]
)
@pytest.mark.parametrize("file", ["config.json", "summary.json", "results.jsonl"])
def test_damaged_run_costs_no_page(evaluator, run, data, file, content):
    name = run(make_set(fact="twaalf jaar"))
    (data / "rapporten" / name / file).write_bytes(content)
    assert evaluator.get("/evaluatie").status_code == 200
    assert evaluator.get(f"/evaluatie/{name}").status_code in (200, 404)
    assert evaluator.get(f"/evaluatie/vergelijk?a={name}&b={name}").status_code in (200, 404)


def test_results_of_others_link_to_our_sources_only_and_run_nothing(evaluator, run, data):
    name = run(make_set(fact="twaalf jaar"))
    path = data / "rapporten" / name / "results.jsonl"
    hostile = "<script>x</script><img src=x> [y](javascript:z) ![i](https://evil.example/i.png)"
    results = [json.loads(line) for line in path.read_text().splitlines()]
    for result in results:
        result |= {"question": hostile, "text": f"{hostile} [1]", "suggestions": [hostile]}
        for citation in result["citations"]:
            citation |= {"url": "javascript:alert(1)", "quote": hostile, "document": hostile}
    path.write_text("".join(json.dumps(result) + "\n" for result in results))
    main = evaluator.get(f"/evaluatie/{name}").text.partition("<main")[2]
    assert "&lt;script&gt;" in main
    for sign in ("<script", "<img", 'href="javascript', 'href="https'):
        assert sign not in main
