"""Which files are read, and what they are called."""

import os
import socket
import sys
import unicodedata
from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.sources import Source, find_sources

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links and special files are made otherwise")


def write(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return folder


def names(*paths: Path) -> list[str]:
    return [source.name for source in find_sources(paths) if not source.refused]


def refusals(*paths: Path) -> dict[str, str]:
    return {source.name: source.refused for source in find_sources(paths) if source.refused}


def test_files_are_found_in_order_and_hidden_ones_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a.md", ".verborgen.txt", "map/c.txt", ".git/d.txt", "~$open.docx")
    found = [source.path.relative_to(tmp_path).as_posix() for source in find_sources([tmp_path])]
    assert found == ["a.md", "b.txt", "map/c.txt"]
    assert find_sources([tmp_path / "b.txt"]) == [Source(tmp_path / "b.txt", "b.txt")]


def test_files_that_are_never_documents_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "Thumbs.db", "desktop.ini", ".DS_Store", "a/Documenten.yaml", "a.txt")
    (tmp_path / "documenten.yaml").write_text("{}", encoding="utf-8")
    assert [source.name for source in find_sources([tmp_path])] == ["a.txt"]


def test_other_types_are_found_so_that_they_can_be_reported(tmp_path: Path) -> None:
    assert names(write(tmp_path, "lonen.xlsx", "jurist.txt")) == ["jurist.txt", "lonen.xlsx"]


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="pad niet gevonden"):
        find_sources([tmp_path / "nergens"])


def test_files_of_one_name_are_called_by_their_path_in_the_folder(tmp_path: Path) -> None:
    write(tmp_path, "varenhout/jurist.txt", "hazelbeke/dienst/jurist.txt", "varenhout/griffier.txt")
    assert names(tmp_path) == ["hazelbeke/dienst/jurist.txt", "griffier.txt", "varenhout/jurist.txt"]


def test_a_file_on_top_keeps_its_name_beside_one_in_a_folder(tmp_path: Path) -> None:
    assert names(write(tmp_path, "jurist.txt", "oud/jurist.txt")) == ["jurist.txt", "oud/jurist.txt"]


def test_files_of_one_name_in_two_folders_that_are_given(tmp_path: Path) -> None:
    write(tmp_path, "2023/varenhout/jurist.txt", "2024/varenhout/jurist.txt")
    assert names(tmp_path / "2023", tmp_path / "2024") == [
        "2023/varenhout/jurist.txt",
        "2024/varenhout/jurist.txt",
    ]
    files = [tmp_path / year / "varenhout" / "jurist.txt" for year in ("2023", "2024")]
    assert names(*files) == ["2023/varenhout/jurist.txt", "2024/varenhout/jurist.txt"]


def test_names_do_not_depend_on_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "map/varenhout/jurist.txt", "map/hazelbeke/jurist.txt")
    monkeypatch.chdir(tmp_path / "map")
    assert names(Path()) == names(tmp_path / "map") == ["hazelbeke/jurist.txt", "varenhout/jurist.txt"]
    assert names(Path("varenhout/jurist.txt")) == ["jurist.txt"]


def test_a_file_that_is_given_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "map/a.txt")
    assert names(tmp_path, tmp_path / "map", tmp_path / "map" / "a.txt") == ["a.txt"]


def test_names_are_composed_and_on_one_line(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "coördinator.txt")
    assert names(write(tmp_path, decomposed)) == ["coördinator.txt"]
    assert Source.at(Path("a\u202etxt.pdf")).name == "a%202Etxt.pdf"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
def test_names_that_cannot_be_shown(tmp_path: Path) -> None:
    for name in (b"a\nb.txt", b"a\tb.txt", b"functie-\xeb.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("x", encoding="utf-8")
    assert names(tmp_path) == ["a%09b.txt", "a%0Ab.txt", "functie-%DCEB.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems hold these names for the same")
def test_names_that_are_the_same_once_composed(tmp_path: Path) -> None:
    write(tmp_path, "coördinator.txt", unicodedata.normalize("NFD", "coördinator.txt"))
    found = find_sources([tmp_path])
    assert [bool(source.refused) for source in found] == [False, True]
    assert found[1].refused == "er is al een bestand met deze naam"


@needs_links
def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "elders/geheim.txt", "map/jurist.txt", "mapnaast/naast.txt")
    folder = tmp_path / "map"
    (folder / "naar-bestand.txt").symlink_to(tmp_path / "elders" / "geheim.txt")
    (folder / "naar-map").symlink_to(tmp_path / "elders")
    (folder / "naar-boven").symlink_to(Path(".."))
    (folder / "naar-naast.txt").symlink_to(tmp_path / "mapnaast" / "naast.txt")
    (folder / "langs-omweg").symlink_to("naar-boven/elders")
    assert names(folder) == ["jurist.txt"]
    reason = "de koppeling verwijst naar een plaats buiten de map en wordt niet gevolgd"
    assert refusals(folder) == dict.fromkeys(
        ["langs-omweg", "naar-bestand.txt", "naar-boven", "naar-map", "naar-naast.txt"], reason
    )


@needs_links
def test_links_that_lead_nowhere_or_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path, "jurist.txt", "a/griffier.txt")
    (tmp_path / "weg.txt").symlink_to("bestaat-niet.txt")
    (tmp_path / "zichzelf").symlink_to("zichzelf")
    (tmp_path / "a" / "terug").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to("a")
    assert names(tmp_path) == ["griffier.txt", "jurist.txt"]
    assert refusals(tmp_path) == dict.fromkeys(["weg.txt", "zichzelf"], "de koppeling leidt nergens heen")


@needs_links
def test_links_inside_the_folder_are_followed_to_what_is_not_read_already(tmp_path: Path) -> None:
    write(tmp_path, ".bewaard/1/jurist.txt", "griffier.txt")
    (tmp_path / "jurist.txt").symlink_to(".bewaard/1/jurist.txt")
    (tmp_path / "a-griffier.txt").symlink_to("griffier.txt")
    (tmp_path / "alles").symlink_to(".bewaard")
    assert names(tmp_path) == ["griffier.txt", "jurist.txt"]


@needs_links
def test_a_link_that_is_given_itself_is_followed(tmp_path: Path) -> None:
    write(tmp_path, "echt/jurist.txt")
    (tmp_path / "koppeling").symlink_to("echt")
    (tmp_path / "jurist.txt").symlink_to("echt/jurist.txt")
    assert names(tmp_path / "koppeling") == ["jurist.txt"]
    assert names(tmp_path / "jurist.txt") == ["jurist.txt"]


@needs_links
def test_special_files_are_not_read(tmp_path: Path) -> None:
    write(tmp_path, "jurist.txt")
    os.mkfifo(tmp_path / "pijp.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        # The name of a socket may be only so long.
        current = Path.cwd()
        os.chdir(tmp_path)
        try:
            listener.bind("contact.txt")
        finally:
            os.chdir(current)
        assert refusals(tmp_path) == dict.fromkeys(["contact.txt", "pijp.txt"], "het is geen gewoon bestand")
    assert names(tmp_path) == ["jurist.txt"]
    assert refusals(tmp_path / "pijp.txt") == {"pijp.txt": "het is geen gewoon bestand"}


def test_a_folder_inside_that_may_not_be_entered_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "jurist.txt", "dicht/griffier.txt")
    original = Path.iterdir

    def iterdir(path: Path):
        if path.name == "dicht":
            raise PermissionError(13, "Permission denied")
        return original(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert names(tmp_path) == ["jurist.txt"]
    assert refusals(tmp_path) == {"dicht": "de map is niet leesbaar"}
