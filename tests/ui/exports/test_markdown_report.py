"""The Markdown of a report, read again by a Markdown parser, says what the report says and no more."""

from markdown_it import MarkdownIt

from tests.ui.exports.conftest import CREATED, HASH, QUOTE, READABLE, SITE, TASKS
from ui.exports.markdown import to_markdown
from ui.exports.report import Bullets, Item, Paragraph, Report, Run


def read(markdown: str) -> tuple[str, set[str]]:
    """Return the words that a reader sees, and the types of the tokens that made them."""
    words: list[str] = []
    types: set[str] = set()
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        types.add(token.type)
        for child in token.children or []:
            types.add(child.type)
            words.append("\n" if child.type.endswith("break") else child.content)
        words.append("\n")
    return "".join(words), types


def test_a_conversation_reads_as_it_was(conversation: Report) -> None:
    markdown = to_markdown(conversation)
    words, _ = read(markdown)
    for part in (
        QUOTE,
        TASKS,
        HASH,
        "[1]",
        "[7]",
        "Gedeeltelijk beantwoord",
        "Gemaakt op 4 maart 2026 om 13:05 uur",
    ):
        assert part in words
    assert "# Gesprek met Functiewijzer\n" in markdown
    assert "### Bronnen bij dit antwoord\n" in markdown
    assert f"[Profiel directeur](<{SITE}bron/profiel_directeur.docx/0?start=" in markdown
    assert "- Zij beheert het officiële archief. \\[2\\]\n    1. eerst\n    2. *dan*" in markdown


def test_tables_and_tick_boxes(matrix: Report) -> None:
    markdown = to_markdown(matrix)
    assert "| Thema | Testdorp | Elders |\n| --- | --- | --- |\n| Leiding | De directeur" in markdown
    assert "*niet vermeld* |" in markdown
    assert "\n- [x] De directeur" in markdown
    assert "\n- [ ] Kennismaken\n" in markdown
    assert "table_open" in read(markdown)[1]


def test_nothing_in_hostile_text_is_markup(hostile: Report) -> None:
    words, types = read(to_markdown(hostile).replace("<br>", " "))
    for part in READABLE:
        assert words.count(part) > 5
    assert types.isdisjoint(
        {"link_open", "image", "html_inline", "html_block", "code_inline", "fence", "s_open"}
    )


def test_signs_at_the_start_of_a_line_start_nothing() -> None:
    lines = ("# a", "- b", "1. c", "> d", "=== e", "    f", "| g", "12) h")
    blocks = (*map(Paragraph, lines), Paragraph("\n".join(lines)), Bullets(tuple(map(Item, lines))))
    words, types = read(to_markdown(Report("x", "nl", CREATED, blocks)))
    assert words.count("12) h") == 3
    assert types.isdisjoint({"ordered_list_open", "blockquote_open", "code_block", "table_open"})


def test_marks_touch_the_words_that_they_set_off() -> None:
    text = (Run(" vet ", bold=True), Run("en"), Run(" ook schuin", bold=True, italic=True))
    markdown = to_markdown(Report("x", "nl", CREATED, (Paragraph(text),)))
    assert "**vet** en ***ook schuin***" in markdown
