"""The command line: what it prints, and how it says no."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[3] / "documents"
SAMPLE_SET = SAMPLES.parent / "evals" / "sets" / "samples.yaml"
TEXT = "hazelbeke-algemeen-directeur.txt"
MARKDOWN = "lindervoorde-financieel-directeur.md"
FACT = "Hoeveel jaar leidinggevende ervaring vraagt Hazelbeke?"


@pytest.fixture
def folder(tmp_path):
    """Return a folder with two of the samples."""
    documents = tmp_path / "documenten"
    documents.mkdir()
    for name in (TEXT, MARKDOWN):
        shutil.copy(SAMPLES / name, documents / name)
    return documents


@pytest.fixture
def own_index(sample_index_folder, tmp_path):
    """Return a copy of the samples' index, to be damaged."""
    return Path(shutil.copytree(sample_index_folder, tmp_path / "index"))


def one_version(index):
    return index / "versions" / (index / "current").read_text().strip()


def refuses(result, code, *words):
    """Check that a command printed one Dutch line about what was wrong, and nothing else."""
    found, out, err = result
    assert found == code
    assert out == ""
    assert len(err) == 1, err
    assert err[0].startswith("fout: ")
    for word in words:
        assert word in err[0]


def write_lines(path, *lines):
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_help_lists_the_commands(run):
    code, out, _ = run("--help")
    assert code == 0
    assert all(command in out for command in ("ingest", "ask", "serve", "eval", "doctor"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["frobbel"], ["onbekende opdracht", "frobbel"]),
        (["ask", "--frobbel", "x"], ["onbekende optie", "--frobbel"]),
        (["ask"], ["geef een vraag"]),
        (["ask", "een", "twee"], ["--help"]),
        (["ingest"], ["ontbreekt"]),
        (["eval"], ["ontbreekt"]),
        (["serve", "--port", "abc"], ["ongeldige waarde", "port"]),
        (["serve", "--port", "70000"], ["ongeldige waarde", "port"]),
    ],
)
def test_wrong_usage_is_one_line(run, arguments, words):
    refuses(run(*arguments), 2, *words)


def test_a_bad_setting_is_one_line(run, monkeypatch):
    monkeypatch.setenv("FUNCTIEWIJZER_PORT", "poort")
    refuses(run("ask", FACT), 2, "FUNCTIEWIJZER_PORT")


def test_from_the_shell_there_is_no_traceback_either():
    command = [sys.executable, "-m", "ui.command_line", "ask", "", "--index", "weg"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr == "fout: Stel een vraag: de vraag is leeg.\n"


# Ingest


def test_ingest_tells_of_each_file_what_became_of_it(run, folder, tmp_path):
    index = tmp_path / "index"
    code, out, err = run("ingest", folder, "--index", index)
    assert code == 0
    assert [line.split(" (")[0] for line in out.splitlines()] == [f"nieuw: {TEXT}", f"nieuw: {MARKDOWN}"]
    assert err[-1].startswith("2 documenten, ")

    text = (folder / TEXT).read_text(encoding="utf-8")
    (folder / TEXT).write_text(text.replace("Minstens vijf jaar", "Minstens negen jaar"), encoding="utf-8")
    (folder / MARKDOWN).unlink()
    shutil.copy(SAMPLES / "elzerode-afdelingshoofd-burgerzaken.html", folder / "elzerode.html")
    code, out, _ = run("ingest", folder, "--index", index)
    assert code == 0
    assert [line.split(" (")[0] for line in out.splitlines()] == [
        "nieuw: elzerode.html",
        f"gewijzigd: {TEXT}",
        f"verwijderd: {MARKDOWN}",
    ]
    code, out, _ = run("ingest", folder, "--index", index)
    assert code == 0
    assert [line.split(":")[0] for line in out.splitlines()] == ["ongewijzigd", "ongewijzigd"]

    _, out, _ = run("ask", FACT, "--index", index)
    assert "negen jaar" in out
    assert "vijf jaar" not in out
    _, out, _ = run(
        "ask", "Onder welk bedrag zijn uitgaven vrijgesteld van visum?", "--index", index, "--json"
    )
    result = json.loads(out)
    assert MARKDOWN not in {item["document"] for item in (*result["citations"], *result["retrieved"])}
    _, out, _ = run("ask", "Welk niveau vraagt Lindervoorde?", "--index", index, "--json")
    assert "Lindervoorde" not in {citation["organisation"] for citation in json.loads(out)["citations"]}


def test_ingest_skips_what_it_cannot_read_and_says_why(run, folder, tmp_path):
    (folder / "tabel.xyz").write_text("x")
    (folder / "zonder").write_text("x")
    (folder / "leeg.txt").write_text(" \n")
    (folder / "kapot.docx").write_bytes(b"PK\x03\x04 dit is geen document")
    (folder / "kapot.pdf").write_bytes(b"%PDF-1.7 dit ook niet")
    (folder / "kopie.txt").write_bytes((folder / TEXT).read_bytes())
    (folder / ".verborgen.txt").write_text("verborgen")
    code, out, err = run("ingest", folder, "--index", tmp_path / "index")
    assert code == 0
    assert len(out.splitlines()) == 2
    skipped = {line.split(": ")[1]: line for line in err if line.startswith("overgeslagen: ")}
    assert skipped.keys() == {"tabel.xyz", "zonder", "leeg.txt", "kapot.docx", "kapot.pdf", "kopie.txt"}
    assert all(line.count(": ") >= 2 and not line.endswith(": ") for line in skipped.values())
    assert ".xyz" in skipped["tabel.xyz"]
    assert "geen tekst" in skipped["leeg.txt"]
    assert TEXT in skipped["kopie.txt"]


def test_ingest_of_two_files_with_one_name_tells_them_apart_by_their_folder(run, folder, tmp_path):
    other = folder / "50% #1"
    other.mkdir()
    (other / TEXT).write_text("Functiebeschrijving\n\nGemeente Elders vraagt een diploma.", encoding="utf-8")
    code, out, _ = run("ingest", folder, "--index", tmp_path / "index")
    assert code == 0
    assert [line.split(" (")[0] for line in out.splitlines()] == [
        f"nieuw: 50% #1/{TEXT}",
        f"nieuw: {TEXT}",
        f"nieuw: {MARKDOWN}",
    ]


def test_ingest_of_a_missing_path_is_one_line(run, folder, tmp_path):
    refuses(run("ingest", folder, tmp_path / "weg", "--index", tmp_path / "index"), 2, "niet gevonden", "weg")
    assert not (tmp_path / "index").exists()


def test_ingest_of_an_unreadable_folder_is_one_line(run, folder, tmp_path, monkeypatch):
    def forbidden(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("ingest.sources.os.scandir", forbidden)
    refuses(run("ingest", folder, "--index", tmp_path / "index"), 2, "niet leesbaar", "documenten")


def test_ingest_of_a_file_that_cannot_be_reached_skips_it(run, folder, tmp_path):
    (folder / MARKDOWN).unlink()
    (folder / MARKDOWN).symlink_to(tmp_path / "weg.md")
    code, out, err = run("ingest", folder, "--index", tmp_path / "index")
    assert code == 0
    assert len(out.splitlines()) == 1
    assert f"overgeslagen: {MARKDOWN}: de koppeling leidt nergens heen" in err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="may read everything")
def test_ingest_of_an_unreadable_file_skips_it(run, folder, tmp_path):
    (folder / MARKDOWN).chmod(0)
    code, out, err = run("ingest", folder, "--index", tmp_path / "index")
    assert code == 0
    assert len(out.splitlines()) == 1
    assert f"overgeslagen: {MARKDOWN}: het bestand is niet leesbaar" in err


def test_ingest_of_nothing_readable_keeps_the_index(run, own_index, tmp_path):
    nothing = tmp_path / "niets"
    nothing.mkdir()
    refuses(run("ingest", nothing, "--index", own_index), 2, "geen enkel document")
    code, out, _ = run("ask", FACT, "--index", own_index)
    assert code == 0
    assert "vijf" in out


def test_ingest_where_nothing_can_be_written_is_one_line(run, folder, tmp_path):
    (tmp_path / "bestand").write_text("x")
    refuses(run("ingest", folder, "--index", tmp_path / "bestand"), 2, "is geen map")


def test_ingest_with_an_embedder_that_is_not_here_is_one_line(run, folder, tmp_path):
    refuses(run("ingest", folder, "--index", tmp_path / "index", "--embedder", "niemand/bestaatniet"), 2)


def test_ingest_tells_dates_and_which_organisations_are_not_known(run, folder, tmp_path):
    text = (folder / MARKDOWN).read_text(encoding="utf-8")
    older = text.replace("goedgekeurd door de gemeenteraad op 16 december 2024", "van maart 2019")
    assert older != text
    (folder / "lindervoorde-oud.md").write_text(older, encoding="utf-8")
    (folder / "raadsel.txt").write_text("Functiebeschrijving jurist\n\nDe jurist adviseert.", "utf-8")
    code, out, err = run("ingest", folder, "--index", tmp_path / "index")
    assert code == 0
    lines = dict(line.removeprefix("nieuw: ").rstrip(")").split(" (", 1) for line in out.splitlines())
    assert "datum 25 september 2025" in lines[TEXT]
    assert "datum 16 december 2024" in lines[MARKDOWN]
    assert "datum maart 2019" in lines["lindervoorde-oud.md"]
    assert lines["raadsel.txt"] == "onbekend bestuur, jurist, geen datum, 1 passage"
    told = [line for line in err if "raadsel.txt" in line]
    assert len(told) == 1
    assert "documenten.yaml" in told[0]


def test_ingest_obeys_documenten_yaml(run, folder, tmp_path):
    (folder / "raadsel.txt").write_text("Functiebeschrijving jurist\n\nDe jurist adviseert.", "utf-8")
    (folder / "documenten.yaml").write_text(
        "raadsel.txt: {bestuur: Stad Moerdam, datum: 4 maart 2021}\n'*.md': {negeren: ja}\nradsel.txt: {}",
        encoding="utf-8",
    )
    code, out, err = run("ingest", folder, "--index", tmp_path / "index")
    assert code == 0
    assert "raadsel.txt (Moerdam, jurist, datum 4 maart 2021" in out
    assert MARKDOWN not in out
    assert len(err) == 2
    assert err[0].startswith("let op: ")
    assert err[0].endswith("documenten.yaml: geen enkel bestand heet radsel.txt")
    assert err[1].startswith("2 documenten, ")

    (folder / "documenten.yaml").write_text("raadsel.txt: {gemeente: Moerdam}", encoding="utf-8")
    refuses(
        run("ingest", folder, "--index", tmp_path / "nieuw"),
        2,
        "documenten.yaml",
        "raadsel.txt",
        "veld gemeente",
    )
    assert not (tmp_path / "nieuw").exists()


def test_ingest_takes_the_same_words_in_another_format_for_one_document(run, folder, tmp_path):
    plain = "Functiebeschrijving jurist\n\nStad Moerdam\n\nDe jurist adviseert."
    (folder / "z.txt").write_text(plain, encoding="utf-8")
    (folder / "a.txt").write_text(plain.upper(), encoding="utf-8")
    paragraphs = "".join(f"<p>{part}</p>" for part in plain.split("\n\n"))
    (folder / "b.html").write_text(paragraphs, encoding="utf-8")
    code, out, err = run("ingest", folder, "--index", tmp_path / "index")
    assert code == 0
    assert len(out.splitlines()) == 3
    assert {line for line in err if line.startswith("overgeslagen")} == {
        f"overgeslagen: {name}: zelfde inhoud als b.html" for name in ("a.txt", "z.txt")
    }


def test_ingest_explains_a_file_and_writes_nothing(run, folder, tmp_path):
    name = "eikendries-infobundel-algemeen-directeur.pdf"
    code, out, err = run("ingest", "--explain", SAMPLES / name, "--index", tmp_path / "index")
    assert (code, err) == (0, [])
    lines = out.splitlines()
    assert lines[0] == name
    assert "  Bestuur  Eikendries (gemeente)  [uit de tekst]" in lines
    assert "  Datum    21 november 2026  [uit de eigenschappen van het bestand]" in lines
    assert any("5. Ons aanbod  [aanbod, 8]" in line for line in lines)
    assert "    Infobundel algemeen directeur Gemeente Eikendries  [bladzijde 1-4]" in lines
    assert "    Pagina 2 van 4  [bladzijde 2]" in lines
    assert any(line.startswith("Woorden: ") for line in lines)
    assert "geen enkele passage" not in out
    assert not (tmp_path / "index").exists()


def test_ingest_explains_a_file_as_it_is_among_others(run, folder):
    below = folder / "onder"
    below.mkdir()
    path = below / "raadsel.txt"
    path.write_text("Functiebeschrijving jurist\n\nDe jurist \x1b[31madviseert.", encoding="utf-8")
    code, out, _ = run("ingest", "--explain", path)
    assert code == 0
    assert "Bestuur  onbekend bestuur\n  Functie  jurist  [uit de tekst]" in out
    assert "Zet het bestuur in documenten.yaml" in out
    assert "\x1b" not in out
    (folder / "documenten.yaml").write_text("raadsel.txt: {bestuur: Stad Moerdam}", encoding="utf-8")
    code, out, _ = run("ingest", folder, "--explain", path)
    assert code == 0
    assert "Bestuur  Moerdam (stad)  [opgegeven in documenten.yaml" in out


def test_what_cannot_be_explained_is_one_line(run, folder, tmp_path):
    refuses(run("ingest", "--explain", tmp_path / "weg.txt"), 2, "niet gevonden", "weg.txt")
    refuses(run("ingest", folder, "--explain", SAMPLES / TEXT), 2, "geen van de", TEXT)
    refuses(run("ingest", "--explain", folder), 2, "geen", "documenten")
    (folder / "leeg.txt").write_text(" ", encoding="utf-8")
    refuses(run("ingest", "--explain", folder / "leeg.txt"), 1, "leeg.txt", "geen tekst")
    (folder / "documenten.yaml").write_text("leeg.txt: {x: y}", encoding="utf-8")
    refuses(run("ingest", "--explain", folder / "leeg.txt"), 2, "documenten.yaml", "veld x")


# Ask


def test_an_answer_for_a_reader(run, sample_index_folder):
    code, out, err = run("ask", FACT, "--index", sample_index_folder)
    assert code == 0
    assert err == []
    assert "vijf jaar ervaring" in out
    assert "Bronnen" in out
    assert "[1] Hazelbeke > " in out
    assert f"({TEXT})" in out
    assert "„Minstens vijf jaar" in out


def test_an_answer_as_json(run, sample_index_folder):
    code, out, err = run("ask", FACT, "--index", sample_index_folder, "--json")
    result = json.loads(out)
    assert (code, err) == (0, [])
    assert result["status"] == "answered"
    assert result["question"] == FACT
    assert result["citations"][0]["document"] == TEXT
    assert len(result["retrieved"]) >= 10


def test_a_follow_up(run, sample_index_folder):
    question = "Hoeveel bedraagt een maaltijdcheque in Eikendries?"
    code, out, _ = run("ask", "En in Elzerode?", "--history", question, "--index", sample_index_folder)
    assert code == 0
    assert "6,50" in out
    assert "Begrepen als: Hoeveel bedraagt een maaltijdcheque in Elzerode?" in out


def test_a_refusal_is_an_answer(run, sample_index_folder):
    code, out, err = run("ask", "Hoeveel jaar vraagt Antwerpen?", "--index", sample_index_folder)
    assert (code, err) == (0, [])
    assert "geen document van Antwerpen" in out


def test_the_index_may_be_set_in_the_environment(run, sample_index_folder, monkeypatch):
    monkeypatch.setenv("FUNCTIEWIJZER_INDEX", str(sample_index_folder))
    code, out, _ = run("ask", FACT)
    assert code == 0
    assert "vijf" in out


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("", "leeg"),
        (" \t\n", "leeg"),
        ("x" * 100_000, "te lang"),
        ("?!", "geen leesbare tekst"),
        ("\x01\x02", "geen leesbare tekst"),
        ("\udcff\udcfe vraag", "geen leesbare tekst"),
    ],
)
def test_what_is_no_question_is_one_line(run, sample_index_folder, question, words):
    refuses(run("ask", question, "--index", sample_index_folder), 2, words)


def test_no_index_is_one_line(run, tmp_path):
    refuses(run("ask", FACT), 2, "nog geen index", ".functiewijzer", "ingest")
    refuses(run("ask", FACT, "--index", tmp_path / "weg"), 2, "nog geen index", "weg")
    (tmp_path / "bestand").write_text("x")
    refuses(run("ask", FACT, "--index", tmp_path / "bestand"), 2, "nog geen index")


def test_an_empty_index_is_one_line(run, tmp_path):
    (tmp_path / "leeg").mkdir()
    code, _, _ = run("ingest", tmp_path / "leeg", "--index", tmp_path / "index", "--force")
    assert code == 0
    refuses(run("ask", FACT, "--index", tmp_path / "index"), 2, "leeg")


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("manifest.json", "cut"),
        ("manifest.json", "gone"),
        ("documents", "cut"),
        ("documents", "gone"),
        ("vectors", "cut"),
        ("vectors", "gone"),
        ("current", "cut"),
    ],
)
def test_a_damaged_index_is_one_line(run, own_index, name, damage):
    path = one_version(own_index) / name if name == "manifest.json" else own_index / name
    if path.is_dir():
        path = next(path.iterdir())
    if damage == "cut":
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    else:
        path.unlink()
    refuses(run("ask", FACT, "--index", own_index), 1, "beschadigd", "--repair")


@pytest.mark.parametrize(
    ("field", "value"),
    [("revision", "0"), ("embedder", "niemand/bestaatniet"), ("schema_version", 999)],
)
def test_an_index_of_another_embedder_or_version_is_one_line(run, own_index, field, value):
    path = one_version(own_index) / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**manifest, field: value}), encoding="utf-8")
    refuses(run("ask", FACT, "--index", own_index), 2)


def test_a_chat_model_that_cannot_be_loaded_is_one_line(run, sample_index_folder, monkeypatch):
    monkeypatch.setenv("FUNCTIEWIJZER_CHAT_MODEL", "bestaatniet:model")
    refuses(run("ask", FACT, "--index", sample_index_folder), 2, "bestaatniet:model")


# Files of questions


def test_a_file_of_questions_gives_a_result_a_line(run, sample_index_folder, tmp_path):
    questions = write_lines(
        tmp_path / "in.jsonl",
        json.dumps({"id": "a", "question": FACT}),
        "",
        json.dumps({"id": 7, "question": "En in Elzerode?", "history": ["Hoeveel is een maaltijdcheque?"]}),
        json.dumps({"question": "   "}),
        json.dumps({"question": "x" * 100_000, "history": "geen lijst"}),
        json.dumps({"question": "Hoeveel \ud800?"}),
    )
    out_path = tmp_path / "uit.jsonl"
    code, out, err = run("ask", "--jsonl", questions, "--out", out_path, "--index", sample_index_folder)
    assert (code, out) == (0, "")
    assert err == [f"5 antwoorden in {out_path}."]
    results = [json.loads(line) for line in out_path.read_text(encoding="utf-8").split("\n") if line]
    assert [result["id"] for result in results] == ["a", "7", "4", "5", "6"]
    assert [r["status"] for r in results] == ["answered", "answered", "unclear", "unclear", "unclear"]
    assert "6,50" in results[1]["text"]
    assert list(tmp_path.glob("*.deel")) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("geen json", "geen JSON"),
        ('{"question": "afgebroken', "geen JSON"),
        ('["een", "lijst"]', "question"),
        ('{"id": "a"}', "question"),
        ('{"question": 7}', "question"),
        ('{"question": null}', "question"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_lost(run, sample_index_folder, tmp_path, line, words):
    questions = write_lines(tmp_path / "in.jsonl", json.dumps({"question": FACT}), line)
    out_path = write_lines(tmp_path / "uit.jsonl", "eerder")
    refuses(
        run("ask", "--jsonl", questions, "--out", out_path, "--index", sample_index_folder),
        2,
        "regel 2",
        words,
    )
    assert out_path.read_text() == "eerder\n"


def test_a_line_separator_inside_a_question_is_no_new_line(run, sample_index_folder, tmp_path):
    line = json.dumps({"question": "Hoeveel jaar\u2028vraagt Hazelbeke?"}, ensure_ascii=False)
    questions = write_lines(tmp_path / "in.jsonl", line)
    code, _, _ = run("ask", "--jsonl", questions, "--out", tmp_path / "uit", "--index", sample_index_folder)
    assert code == 0


def test_a_question_set_is_answered_too(run, sample_index_folder, tmp_path):
    out_path = tmp_path / "uit.jsonl"
    code, _, _ = run("ask", "--jsonl", SAMPLE_SET, "--out", out_path, "--index", sample_index_folder)
    results = [json.loads(line) for line in out_path.read_text().splitlines()]
    assert code == 0
    assert len(results) > 100
    assert results[0]["id"] == "samples-fact-001"


def test_a_deeply_nested_line_is_a_bad_line(run, sample_index_folder, tmp_path):
    questions = write_lines(tmp_path / "in.jsonl", "[" * 200_000)
    refuses(
        run("ask", "--jsonl", questions, "--out", tmp_path / "uit", "--index", sample_index_folder),
        2,
        "regel 1",
    )


def test_a_file_of_questions_needs_a_place_for_the_answers(run, tmp_path):
    questions = write_lines(tmp_path / "in.jsonl", json.dumps({"question": FACT}))
    refuses(run("ask", "--jsonl", questions), 2, "--out")


def test_a_file_of_questions_that_cannot_be_read_is_one_line(run, tmp_path):
    refuses(run("ask", "--jsonl", tmp_path / "weg.jsonl", "--out", tmp_path / "uit"), 2, "niet gevonden")
    refuses(run("ask", "--jsonl", tmp_path, "--out", tmp_path / "uit"), 2, "niet gevonden")
    (tmp_path / "binair.jsonl").write_bytes(b"\xff\xfe\x00")
    refuses(run("ask", "--jsonl", tmp_path / "binair.jsonl", "--out", tmp_path / "uit"), 2, "niet leesbaar")


def test_answers_that_cannot_be_written_are_one_line(run, sample_index_folder, tmp_path):
    questions = write_lines(tmp_path / "in.jsonl", json.dumps({"question": FACT}))
    out_path = tmp_path / "weg" / "uit.jsonl"
    refuses(
        run("ask", "--jsonl", questions, "--out", out_path, "--index", sample_index_folder),
        2,
        "kan niet schrijven",
    )


# Doctor


def test_doctor_says_that_all_is_well(run, sample_index_folder):
    code, out, err = run("doctor", "--index", sample_index_folder)
    assert (code, err) == (0, [])
    assert "6 documenten" in out
    assert "FUNCTIEWIJZER_INDEX" in out
    assert "FUNCTIEWIJZER_JUDGE_MODEL" in out
    assert "Zoeken werkt" in out


def test_doctor_asks_the_model_that_judges(run, sample_index_folder, monkeypatch):
    monkeypatch.setenv("FUNCTIEWIJZER_JUDGE_MODEL", "nergens:klein")
    code, _, err = run("doctor", "--index", sample_index_folder)
    assert code == 1
    assert len(err) == 1
    assert "nergens:klein" in err[0]


def test_doctor_names_what_is_wrong_and_what_to_do(run, own_index):
    shutil.rmtree(one_version(own_index) / "chroma")
    (own_index / "versions" / "half").mkdir()
    code, _, err = run("doctor", "--index", own_index)
    assert code == 1
    assert [line.split(":")[0] for line in err] == ["fout", "fout"]
    assert "Chroma ontbreekt" in err[0]
    assert "1 rest van afgebroken opnames" in err[1]
    assert all("--repair" in line for line in err)
    code, _, err = run("doctor", "--repair", "--index", own_index)
    assert (code, err) == (0, [])


def test_doctor_of_no_index_is_one_line(run, tmp_path):
    code, _, err = run("doctor", "--index", tmp_path / "weg")
    assert code == 2
    assert err == [f"fout: er is nog geen index in {tmp_path / 'weg'}: voer eerst `functiewijzer ingest` uit"]


def test_doctor_repairs_what_can_be_made_again(run, own_index):
    shutil.rmtree(one_version(own_index) / "lexical")
    refuses(run("ask", FACT, "--index", own_index), 1, "beschadigd", "--repair")
    code, out, _ = run("doctor", "--repair", "--index", own_index)
    assert code == 0
    assert "opnieuw opgebouwd" in out
    code, out, _ = run("ask", FACT, "--index", own_index)
    assert code == 0
    assert "vijf" in out
