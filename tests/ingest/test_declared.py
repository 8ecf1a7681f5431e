"""What is written about documents: documenten.yaml beside them, front matter in them."""

from pathlib import Path

import pytest

from ingest.blocks import Identification
from ingest.declared import first_declared, front_matter, identification_from, names_without_file
from ingest.errors import IngestError
from ingest.model import Origin
from ingest.reading import read_document
from ingest.sources import Source, find_sources

TEXT = "Stad Moerdam\n\nFunctiebeschrijving jurist\n\nDe jurist adviseert het college."


def folder(path: Path, **declarations: str) -> Path:
    """Make a few documents in folders, and a documenten.yaml in those named ("" is the top)."""
    for name in ("a.txt", "jurist.txt", "oud/a.txt", "oud/diep/a.txt"):
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(TEXT, encoding="utf-8")
    for place, text in declarations.items():
        (path / place.replace("__", "/").removeprefix("top") / "documenten.yaml").write_text(text, "utf-8")
    return path


def declared(sources: list[Source], root: Path) -> dict[str, Identification]:
    return {source.path.relative_to(root).as_posix(): source.declared for source in sources}


def test_a_name_a_path_and_a_pattern(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        top="""
            "*.txt": {bestuur: Stad Hazelbeke, datum: 2019}
            jurist.txt: {functie: Jurist omgeving, datum: 4 maart 2021}
            oud/*: {datum: 2015}
            oud/a.txt: {titel: "Oude  kaart", soort: stad}
        """,
    )
    found = declared(find_sources([root]), root)
    everywhere = Identification(organisation="Stad Hazelbeke", date="2019")
    assert found == {
        "a.txt": everywhere,
        "jurist.txt": Identification(
            organisation="Stad Hazelbeke", role="Jurist omgeving", date="2021-03-04"
        ),
        "oud/a.txt": Identification("Oude kaart", "Stad Hazelbeke", "stad", date="2019"),
        "oud/diep/a.txt": everywhere,
    }


def test_the_nearest_folder_wins_for_each_field(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        top="a.txt: {bestuur: Boven, titel: Boven, datum: 2001}",
        oud="a.txt: {bestuur: Midden, datum: 2002}",
        oud__diep="a.txt: {datum: 2003}",
    )
    deep = Path("oud", "diep", "a.txt").as_posix()
    found = declared(find_sources([root]), root)[deep]
    assert found == Identification(title="Boven", organisation="Midden", date="2003")
    # Nothing above the folder that is given counts.
    found = declared(find_sources([root / "oud"]), root)[deep]
    assert found == Identification(organisation="Midden", date="2003")
    found = declared(find_sources([root / deep]), root)[deep]
    assert found == Identification(date="2003")


def test_a_relative_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder(tmp_path / "map", top='"*": {bestuur: Boven}')
    monkeypatch.chdir(tmp_path)
    assert {s.declared.organisation for s in find_sources([Path("map")])} == {"Boven"}
    monkeypatch.chdir(root)
    assert {s.declared.organisation for s in find_sources([Path()])} == {"Boven"}
    assert {s.declared.organisation for s in find_sources([Path("a.txt")])} == {"Boven"}


@pytest.mark.parametrize("word", ["ja", "true", "Ja"])
def test_files_may_be_left_out(tmp_path: Path, word: str) -> None:
    root = folder(tmp_path, top=f"oud/*: {{negeren: {word}}}", oud__diep="a.txt: {negeren: nee}")
    assert set(declared(find_sources([root]), root)) == {"a.txt", "jurist.txt", "oud/diep/a.txt"}


def test_names_that_no_file_has_are_told(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        top='a.txt: {}\noud/a.txt: {}\n"*.txt": {}\nb.txt: {}\ndiep/a.txt: {}\n"*.pdf": {}',
        oud="a.txt: {}\njurist.txt: {}",
    )
    told = [line.split(": geen enkel bestand heet ") for line in names_without_file([root, root / "a.txt"])]
    assert [(Path(place).parent.name, name) for place, name in told] == [
        (root.name, "b.txt"),
        (root.name, "diep/a.txt"),
        (root.name, "*.pdf"),
        ("oud", "jurist.txt"),
    ]


def test_the_file_itself_is_no_document(tmp_path: Path) -> None:
    root = folder(tmp_path, top="")
    assert "documenten.yaml" not in {source.name for source in find_sources([root])}


def test_accents_and_capitals_of_a_file_name_may_be_written_in_another_way(tmp_path: Path) -> None:
    (tmp_path / "Cafe\u0301.TXT").write_text(TEXT, encoding="utf-8")
    (tmp_path / "documenten.yaml").write_text("caf\u00e9.txt: {bestuur: Boven}", encoding="utf-8")
    assert [source.declared.organisation for source in find_sources([tmp_path])] == ["Boven"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a.txt: {bestuurr: x}", ["a.txt", "veld bestuurr", "bestaat niet", "bestuur"]),
        ("a.txt: {datum: gisteren}", ["a.txt", "veld datum", "geen datum"]),
        ("a.txt: {datum: 31/02/2021}", ["a.txt", "veld datum", "geen datum"]),
        ("a.txt: {datum: 2021-02-31}", ["YAML"]),
        ("a.txt: {bestuur: [x]}", ["a.txt", "veld bestuur", "tekst"]),
        ("a.txt: {bestuur: {x: y}}", ["a.txt", "veld bestuur", "tekst"]),
        ("a.txt: {bestuur: true}", ["a.txt", "veld bestuur", "tekst"]),
        ("a.txt: {titel: " + "x" * 300 + "}", ["a.txt", "veld titel", "langer"]),
        ("a.txt: {negeren: misschien}", ["a.txt", "veld negeren", "ja of nee"]),
        ("a.txt: Gent", ["a.txt", "velden"]),
        ("2021: {bestuur: Gent}", ["2021", "tekst"]),
        ("- a.txt", ["bestandsnamen"]),
        ("Gent", ["bestandsnamen"]),
        ("a.txt: {bestuur: Gent", ["regel 1", "YAML"]),
        ("a.txt:\n\tbestuur: Gent", ["regel 2", "YAML"]),
        ("!!python/object/apply:os.system [ls]", ["YAML"]),
        ("[" * 100_000, ["YAML"]),
        ("a.txt: {bestuur: A}\na.txt: {bestuur: B}", ["regel 2", "twee keer"]),
        ("a.txt:\n  bestuur: A\n  bestuur: B", ["regel 3", "twee keer"]),
        ("a: &x {bestuur: A, b: *x}", ["regel 1", "YAML"]),
        ("#" * 1_100_000, ["1 MB"]),
    ],
)
def test_a_broken_file_is_one_clear_line(tmp_path: Path, text: str, words: list[str]) -> None:
    root = folder(tmp_path, top=text)
    with pytest.raises(IngestError) as caught:
        find_sources([root])
    line = str(caught.value)
    assert "documenten.yaml" in line
    assert "\n" not in line
    for word in words:
        assert word in line.split("documenten.yaml", 1)[1]


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "documenten.yaml").write_bytes(b"\xff\xfe\x00a")
    with pytest.raises(IngestError, match="geen geldige YAML"):
        find_sources([tmp_path])


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    root = folder(tmp_path / "map")
    (tmp_path / "elders.yaml").write_text("a.txt: {bestuur: Elders}", encoding="utf-8")
    (root / "documenten.yaml").symlink_to(tmp_path / "elders.yaml")
    with pytest.raises(IngestError, match="buiten de map"):
        find_sources([root])


def test_what_is_declared_reaches_the_document(tmp_path: Path) -> None:
    root = folder(tmp_path, top="a.txt: {bestuur: Gemeente Hazelbeke, datum: maart 2021}")
    document = read_document(find_sources([root / "a.txt"])[0])
    assert (document.organisation, document.organisation_type) == ("Hazelbeke", "gemeente")
    assert (document.role, document.date) == ("jurist", "2021-03")
    assert document.origins.organisation is document.origins.date is Origin.DECLARED
    assert document.origins.role is Origin.TEXT


# Front matter


def test_front_matter_in_dutch_and_english() -> None:
    expected = Identification("Kaart", "Stad Moerdam", "", "jurist", "2021-03-04")
    assert front_matter("titel: Kaart\nbestuur: Stad Moerdam\nfunctie: jurist\ndatum: 4/3/2021") == expected
    assert (
        front_matter("title: Kaart\norganisation: Stad Moerdam\nrole: jurist\ndate: 2021-03-04") == expected
    )
    assert front_matter("Titel: A\ntitle: B").title == "A"


@pytest.mark.parametrize(
    "text",
    ["", "tags: [a, b]", "titel: [a]", "datum: gisteren", "datum: 2021-02-31", "a: [", "- a"],
)
def test_front_matter_that_says_nothing(text: str) -> None:
    assert front_matter(text) == Identification()


def test_identification_from_what_is_no_mapping() -> None:
    assert identification_from(None) == identification_from([1]) == Identification()


def test_documenten_yaml_counts_before_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\nbestuur: Binnen\ndatum: 2019\n---\n# Profiel jurist\n\nTekst.", encoding="utf-8")
    (tmp_path / "documenten.yaml").write_text("a.md: {bestuur: Buiten}", encoding="utf-8")
    document = read_document(find_sources([path])[0])
    assert (document.organisation, document.date, document.role) == ("Buiten", "2019", "jurist")
    assert "Binnen" not in document.text


def test_a_kind_of_organisation_goes_with_its_organisation() -> None:
    near, far = Identification(organisation="A"), Identification(organisation="B", organisation_type="stad")
    assert first_declared(near, far).organisation_type == ""
    assert first_declared(Identification(organisation_type="gemeente"), far).organisation_type == "gemeente"
    assert first_declared(Identification(), far) == far
