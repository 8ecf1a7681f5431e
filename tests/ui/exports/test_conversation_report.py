"""A conversation becomes a report: what was asked, answered and quoted, and from which file."""

from dataclasses import replace

import pytest

from assistant.answer import Answer, Mode, Statement, Status, Verdict
from tests.ui.exports.conftest import CREATED, HASH, QUOTE, SITE, TASKS, cite, make_document
from ui.exports.answers import answer_blocks
from ui.exports.conversation import conversation_report
from ui.exports.report import Bullets, Item, Paragraph, Quoted, Report, Run, Table, Tone, plain, runs
from ui.texts.modes import DUTCH, ENGLISH, ModeTexts, summed_up


def quoted(report: Report) -> list[Quoted]:
    return [block for block in report.blocks if isinstance(block, Quoted)]


def paragraphs(report: Report, tone: Tone) -> list[str]:
    return [
        plain(block.text) for block in report.blocks if isinstance(block, Paragraph) and block.tone is tone
    ]


def test_quotes_come_with_all_that_finds_them_again(conversation: Report) -> None:
    first, second = quoted(conversation)
    assert (first.text, second.text) == (QUOTE, TASKS)
    assert first.label == "Bron 1"
    assert first.source.sha256 == HASH
    assert first.source.headings == ("Profiel directeur", "Taken & rollen")
    assert first.source.page == 2
    assert first.source.url.startswith(f"{SITE}bron/profiel_directeur.docx/0?start=")


def test_each_turn_says_how_it_ended(conversation: Report) -> None:
    assert paragraphs(conversation, Tone.QUESTION) == ["En wat doet zij?", "Wie is Piet?", "Nog iets?"]
    assert paragraphs(conversation, Tone.STATUS) == [
        "Gedeeltelijk beantwoord",
        "Hierover gaan de documenten niet",
        "Op deze vraag kwam geen antwoord.",
    ]
    notes = paragraphs(conversation, Tone.NOTE)
    assert notes[0] == "Begrepen als: Wat doet de directeur van Testdorp?\nOver: Testdorp"
    assert any("taalmodel" in line for line in notes)


def worded() -> Answer:
    document = make_document()
    statement = Statement("Zij leidt.", (1,), Verdict.PARTLY)
    return Answer(
        *("?", "?", Status.ANSWERED, f"- {statement.written}"),
        statements=(statement,),
        citations=(cite(document, 1, TASKS),),
        mode=Mode.GENERATIVE,
        model="ollama:voorbeeld",
        prompts="abc123",
        dropped=("getal klopt niet: 45 directeurs",),
    )


@pytest.mark.parametrize(("language", "modes"), [("nl", DUTCH), ("en", ENGLISH)])
def test_a_worded_answer_says_by_whom_and_how_it_was_checked(language: str, modes: ModeTexts) -> None:
    report = conversation_report([("?", worded())], {}, CREATED, language)
    (bullets,) = [block for block in report.blocks if isinstance(block, Bullets)]
    assert plain(bullets.items[0].text) == f"Zij leidt. [1] ({modes.partly})"
    (note,) = [line for line in paragraphs(report, Tone.NOTE) if "voorbeeld" in line]
    assert note.splitlines() == [
        modes.worded_by.format(model="voorbeeld"),
        modes.prompts.format(version="abc123"),
        summed_up(modes, 0, 1, 1),
        modes.partly_supported[0],
        f"{modes.removed[0]} getal klopt niet.",
    ]


def test_an_answer_in_the_documents_words_says_so_and_why() -> None:
    line = "het taalmodel antwoordt niet op tijd: stel de vraag straks opnieuw"
    failed = Answer("?", "?", Status.ANSWERED, "x", model_failure=line)
    report = conversation_report([("?", failed)], {}, CREATED)
    assert f"{DUTCH.literal}: het taalmodel antwoordt niet op tijd." in paragraphs(report, Tone.NOTE)


def test_a_marker_leads_to_its_quote_and_any_other_number_is_text(conversation: Report) -> None:
    all_runs = [
        run for block in conversation.blocks if isinstance(block, Paragraph) for run in runs(block.text)
    ]
    targets = {run.text: run.target for run in all_runs if run.target}
    assert targets == {"[1]": "bron-1-1"}
    assert any("[7]" in run.text for run in all_runs)
    assert {block.anchor for block in quoted(conversation)} == {"bron-1-1", "bron-1-2"}


def test_no_hash_is_given_of_a_document_that_has_changed() -> None:
    document = make_document()
    citation = cite(document, 1, TASKS)
    answer = Answer("?", "?", Status.ANSWERED, "x [1]", citations=(citation,))
    changed = replace(document, text=document.text.replace(TASKS, "Iets anders."))
    for documents in ({document.name: changed}, {}):
        (block,) = quoted(conversation_report([("?", answer)], documents, CREATED))
        assert (block.text, block.source.sha256) == (TASKS, "")


def test_an_empty_conversation_is_a_report_too() -> None:
    report = conversation_report([], {}, CREATED, language="en")
    assert report.title == "Conversation with Functiewijzer"
    assert "Nothing has been asked" in plain(report.blocks[0].text)  # type: ignore[union-attr]


def test_markdown_of_answers_becomes_blocks() -> None:
    blocks = answer_blocks(
        "# Kop\n**a** *b* `c`\nd [1]\n\n3. x\n   - y\n\n     z\n4. w\n\n"
        "|k|l|\n|-|-|\n|1|**2** [1]|\n\n> aangehaald",
        {1: "bron-1-1"},
    )
    heading, paragraph, bullets, table, aside = blocks
    assert (plain(heading.text), heading.tone) == ("Kop", Tone.LABEL)
    assert plain(paragraph.text) == "a b c\nd [1]"
    assert [run.text for run in paragraph.text if run.bold] == ["a"]
    assert isinstance(bullets, Bullets)
    assert [(plain(item.text), item.depth, item.number) for item in bullets.items] == [
        ("x", 0, 3),
        ("y\nz", 1, None),
        ("w", 0, 4),
    ]
    assert isinstance(table, Table)
    assert (table.header, [each.text for each in table.rows[0]]) == (("k", "l"), ["1", "2 [1]"])
    assert plain(aside.text) == "aangehaald"


def test_html_and_links_in_answers_stay_text() -> None:
    (block,) = answer_blocks("<b>x</b> [klik](http://evil.example) ![i](http://evil.example)", {})
    assert plain(block.text) == "<b>x</b> [klik](http://evil.example) ![i](http://evil.example)"
    assert not any(run.link for run in block.text)


def test_text_is_one_run_or_several() -> None:
    assert runs("x") == (Run("x"),)
    assert plain(Item((Run("a"), Run("b"))).text) == "ab"
