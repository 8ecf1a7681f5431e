"""The report as one HTML file: what stands in it, where, and that nothing in it is more than text."""

import hashlib
import re
from base64 import b64encode
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from evals.errors import EvaluationError
from evals.report import render_report, report_policy, texts
from tests.evals.report.small_runs import CASES, QUOTE, compared_run, hostile_run, small_run

OUR_ELEMENTS = set(
    "html head meta title link style body svg symbol circle path rect line text polyline use script "
    "header nav main section footer article h1 h2 h3 h4 h5 p ul ol li dl dt dd div span strong em code br hr "
    "a q abbr details summary table caption thead tbody tr th td figure figcaption "
    "form label input select option button".split()
)


def parse(run):
    return BeautifulSoup(render_report(run), "html.parser")


def said(element):
    return " ".join(element.get_text(" ").split())


@pytest.fixture(scope="module")
def page():
    return parse(small_run())


@pytest.fixture(scope="module")
def hostile():
    return parse(hostile_run())


def row(page, section, label):
    table = page.find(id=section).find_parent("section")
    return next(tr for tr in table.find_all("tr") if said(tr.th).startswith(label))


def test_it_is_one_dutch_file_that_loads_nothing(page):
    assert page.html["lang"] == "nl"
    assert page.find(src=True) is None
    assert [link["href"] for link in page.find_all("link")] == ["data:,"]
    assert "url(" not in page.style.string
    assert "@import" not in page.style.string
    assert all(a["href"].startswith("#") for a in page.find_all("a"))


def test_its_policy_allows_its_own_script_and_style_only(page):
    policy = page.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    assert policy == report_policy()
    assert "default-src 'none'" in policy
    for content, kind in ((page.script.string, "script-src"), (page.style.string, "style-src")):
        digest = b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}'" in policy
    assert page.find(style=True) is None
    assert len(page.find_all(["script", "style"])) == 2


def test_heading_tells_what_was_measured(page):
    assert page.h1.string == "Evaluatieverslag: Kleine proef"
    line = said(page.find(class_="ondertitel"))
    assert "22 november 2026, 09:30 (UTC)" in line
    assert "5 vragen · 1 document" in line
    assert "1 van de 5 vragen hebben geen resultaat" in said(page.find(role="note"))
    assert "python 3.11" in said(page.find(id="Kort").find_parent("section"))


def test_figures_stand_beside_their_thresholds_in_words_and_shape(page):
    assert said(page.find(class_="uitslag")).startswith("niet gehaald 1 van de 2 drempels")
    passed = row(page, "Kort", "Geslaagd")
    assert "niet gehaald" in said(passed)
    assert passed.use["href"] == "#Licht-red"
    assert said(passed.find_all("td")[0]) == "40,0 %"
    assert said(passed.find_all("td")[2]) == "5"
    assert "gehaald, maar onzeker" in said(row(page, "Kort", "Feiten in het antwoord"))
    assert {symbol["id"] for symbol in page.find_all("symbol")} >= {
        use["href"].removeprefix("#") for use in page.find_all("use")
    }


def test_without_thresholds_the_headline_figures_still_stand_there():
    page = parse(small_run(checks=()))
    assert said(page.find(class_="uitslag")) == texts.VERDICT_NONE
    assert "40,0 %" in said(row(page, "Kort", "Geslaagd"))


def test_what_was_not_measured_is_never_zero(page):
    cells = row(page, "Cijfers", "Vragen met typfouten").find_all("td")
    assert [said(cell) for cell in cells] == ["niet gemeten", "", ""]
    assert said(row(page, "Cijfers", "Klare taal").td) == "niet gescoord"
    assert said(row(page, "Cijfers", "Volledig").td) == "niet gescoord"


def test_pictures_have_words_and_a_table(page):
    pictures = page.find_all("svg", role="img")
    assert len(pictures) == 4  # precision and recall; three times
    assert all(picture["aria-label"] for picture in pictures)
    times = page.find(id="Tijd").find_parent("section")
    assert "Hele vraag: de helft van de 4 vragen duurde hoogstens 12 ms" in times.svg["aria-label"].replace(
        "\u00a0", " "
    )
    bin_row = next(tr for tr in times.find_all("tr") if tr.th.string == "10 tot 20 ms")
    assert [td.string for td in bin_row.find_all("td")] == ["4", "0", "0"]


def test_matrix_counts_how_questions_ended_and_leads_to_them(page):
    table = page.find(class_="matrix")
    first, second = table.tbody.find_all("tr")
    assert said(first) == "staat in de documenten 2 goed 0 2"
    assert said(second) == "staat er niet in 1 fout 1 goed 2"
    assert second.a["href"] == "#antwoord=nee&afloop=answered"


def test_every_division_has_its_table(page):
    section = page.find(id="Delen").find_parent("section")
    assert [said(heading) for heading in section.find_all("h3")] == list(texts.PART_TITLES.values())
    assert section.find("a", string="Feit")["href"] == "#soort=fact"
    assert section.find("a", string="Hazelbeke")["href"] == "#bestuur=Hazelbeke"


def test_every_case_tells_what_was_expected_and_what_came(page):
    assert [article["id"] for article in page.find_all("article")] == [case["id"] for case in CASES]
    good, missed, *_, broken = page.find_all("article")
    assert "geslaagd · feit · beantwoord" in said(good.summary)
    assert good.find(class_="antwoord").strong.string == "vijf"
    assert good.find(class_="fw-verwijzing")["href"] == "#goed_1"
    assert QUOTE in said(good.find(id="goed_1"))
    assert "✓ ter zake" in said(good.find(id="goed_1"))
    expected = said(good.find(class_="verwacht"))
    assert "Hazelbeke · hazelbeke-algemeen-directeur.txt" in expected
    assert "vijf jaar of 5 jaar ✓ gezegd" in expected
    assert "zeven jaar ✓ niet gezegd" in expected
    assert "✓ gevonden op plaats 2 · ✓ geciteerd" in expected
    assert "Het antwoord zegt niet: tien jaar" in said(missed.find(class_="waarom"))
    assert "tien jaar ✗ niet gezegd" in said(missed.find(class_="verwacht"))
    details = said(missed.find(class_="gegevens"))
    assert "Welke ervaring vraagt Hazelbeke?" in details
    assert "Begrepen als Bij welke dienst vraagt Hazelbeke ervaring?" in details
    assert "Gewone vorm Bij welke dienst in Hazelbeke?" in details
    assert "een moeilijke" in details
    assert "Geen resultaat: kapot" in said(broken)
    assert [li["value"] for li in good.find(class_="passages").find_all("li")] == ["1", "2"]


def test_evidence_below_the_first_passages_counts_as_not_found_and_is_shown():
    run = small_run()
    first, second = run.results["goed"]["retrieved"]
    run.results["goed"]["retrieved"] = [first] * 11 + [second] + [first] * 3
    good = parse(run).find(id="goed")
    assert "✗ pas op plaats 12 gevonden, na de eerste 10" in said(good)
    ranks = [li["value"] for li in good.find(class_="passages").find_all("li")]
    assert ranks == [*map(str, range(1, 11)), "12"]
    assert texts.RETRIEVED.format(count=15) in said(good)


def test_a_quote_that_stands_elsewhere_is_told():
    run = small_run()
    run.results["goed"]["citations"][0]["start"] += 1
    assert texts.NOT_LITERAL in said(parse(run).find(id="goed_1"))


def test_cases_are_linked_only_where_there_is_a_page(page):
    assert page.find("a", string=texts.OPEN_IN_CHAT) is None
    linked = parse(compared_run())
    chat = linked.find(id="mist-feit").find("a", string=texts.OPEN_IN_CHAT)
    assert chat["href"].startswith("https://wijzer.example/?eerder=Welke%20ervaring")
    sources = [a["href"] for a in linked.find(id="goed").find_all("a", target="_blank")]
    assert any(re.fullmatch(r"https://wijzer\.example/bron/.*#treffer", href) for href in sources)
    own = parse(replace(small_run(), page_url="/"))
    assert own.find(id="goed").find("a", string=texts.OPEN_IN_CHAT)["href"].startswith("/?vraag=")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "wijzer.example", "//wijzer.example"])
def test_an_address_that_is_no_page_is_refused(address):
    with pytest.raises(EvaluationError, match="moet met http"):
        render_report(small_run(page_url=address))


def test_comparison_tells_differences_and_what_may_explain_them():
    section = parse(compared_run()).find(id="Vergelijking").find_parent("section")
    rows = {said(tr.th): said(tr) for tr in section.tbody.find_all("tr")}
    assert rows["Geslaagd"].endswith("−20,0 %‑punt −40,0 tot −10,0 %‑punt 5 slechter")
    assert rows["Ten onrechte niet geantwoord"].endswith("3 beter")
    assert rows["Feiten in het antwoord"].endswith("geen duidelijk verschil")
    assert "niet gemeten" in rows["Rang van de eerste vindplaats (MRR)"]
    assert section.find("a", href="#mist-feit")
    assert section.find("a", href="#weg") is None
    for words in (texts.OTHER_QUESTIONS, "nieuw.txt", "lexicon", "1 vragen staan maar"):
        assert words in said(section)


def test_judgements_of_a_model_stand_with_their_case():
    page = parse(compared_run())
    assert "Trouw aan de citaten, volgens een taalmodel: 4/5 – Staat er bijna." in said(page.find(id="goed"))
    assert "niet gescoord – geen bruikbaar oordeel" in said(page.find(id="mist-feit"))


def test_hostile_text_makes_no_element_link_or_handler(hostile):
    assert {element.name.lower() for element in hostile.find_all(True)} <= OUR_ELEMENTS
    assert len(hostile.find_all(["script", "style"])) == 2
    assert len(hostile.find_all("meta")) == 5
    for element in hostile.find_all(True):
        assert not [name for name in element.attrs if name.startswith("on") or name in ("src", "style")]
        if element.name == "a":
            assert element["href"].startswith(
                ("#", "https://wijzer.example/?", "https://wijzer.example/bron/")
            )


def test_identifiers_are_unique(page, hostile):
    for one in (page, hostile):
        found = [element["id"] for element in one.find_all(id=True)]
        assert len(found) == len(set(found))
