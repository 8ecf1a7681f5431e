"""A random document, written in some format and read again, comes back: headings, lists and tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.blocks import Reading
from ingest.model import PassageKind
from ingest.readers import html, markdown
from ingest.readers import text as plain_text
from ingest.reading import document_from

ROUND_TRIPS = settings(max_examples=40, deadline=None, derandomize=True)


@dataclass(frozen=True)
class Item:
    """An item of a list with the items in it."""

    text: str
    items: tuple["Item", ...] = ()


@dataclass(frozen=True)
class Part:
    """A heading with what stands under it: a text, perhaps a list with its lead-in, perhaps a table."""

    heading: str
    text: str
    items: tuple[Item, ...]
    rows: tuple[tuple[str, ...], ...]
    parts: tuple["Part", ...] = ()


NOUNS = (
    "dossiers",
    "plannen",
    "adviezen",
    "contracten",
    "besluiten",
    "verslagen",
    "vergunningen",
    "subsidies",
)
VERBS = ("behandelt", "bewaakt", "ondertekent", "controleert", "verdeelt", "archiveert")
WHO = ("het college", "de raad", "het team", "de directeur", "de inwoners", "de diensten")
HEADINGS = ("Zorg en welzijn", "Vrije tijd", "Openbare ruimte", "Doel van de functie", "Kennis", "Ons aanbod")
CELLS = ("Plannen", "Leiden", "Coachen", "Netwerken", "basis", "gevorderd", "expert")

sentences = st.builds(
    "De jurist {} de {} van {} en houdt daarbij rekening met {}.".format,
    st.sampled_from(VERBS), st.sampled_from(NOUNS), st.sampled_from(WHO), st.sampled_from(WHO),
)  # fmt: skip
phrases = st.builds("{} de {} van {}".format, *map(st.sampled_from, (VERBS, NOUNS, WHO)))
inner_items = st.lists(st.builds(Item, phrases), max_size=3).map(tuple)
middle_items = st.lists(st.builds(Item, phrases, inner_items), max_size=3).map(tuple)
items = st.lists(st.builds(Item, phrases, middle_items), min_size=2, max_size=4).map(tuple) | st.just(())
tables = st.lists(st.tuples(*[st.sampled_from(CELLS)] * 3), min_size=1, max_size=3).map(tuple) | st.just(())
leaves = st.builds(Part, st.sampled_from(HEADINGS), sentences, items, tables)
parts = st.builds(
    Part, st.sampled_from(HEADINGS), sentences, items, tables, st.lists(leaves, max_size=2).map(tuple)
)
# One heading above all others would be the title.
documents = st.lists(parts, min_size=2, max_size=4)

COLUMNS = ("Competentie", "Niveau", "Toets")
LEAD_IN = "Concreet betekent dit dat de jurist:"


def to_markdown(some: Sequence[Part], level: int = 1) -> str:
    lines: list[str] = []
    for part in some:
        lines += [f"{'#' * level} {part.heading}", part.text]
        if part.items:
            lines += [LEAD_IN, "\n".join(_bullets(part.items, 0))]
        if part.rows:
            rows = [COLUMNS, ("---",) * 3, *part.rows]
            lines.append("\n".join(f"| {' | '.join(row)} |" for row in rows))
        lines.append(to_markdown(part.parts, level + 1))
    return "\n\n".join(line for line in lines if line)


def to_html(some: Sequence[Part], level: int = 1) -> str:
    markup = ""
    for part in some:
        markup += f"<h{level}>{escape(part.heading)}</h{level}><p>{escape(part.text)}</p>"
        if part.items:
            markup += f"<p>{LEAD_IN}</p>{_list(part.items)}"
        if part.rows:
            head = "".join(f"<th>{column}</th>" for column in COLUMNS)
            body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in part.rows)
            markup += f"<table><tr>{head}</tr>{body}</table>"
        markup += to_html(part.parts, level + 1)
    return markup


def to_text(some: Sequence[Part], number: str = "") -> str:
    lines: list[str] = []
    for count, part in enumerate(some, start=1):
        own = f"{number}{count}"
        lines += [f"{own}{'' if number else '.'} {part.heading}", part.text]
        if part.items:
            lines += [LEAD_IN + "\n" + "\n".join(_bullets(part.items, 0))]
        if part.rows:
            lines.append("\n".join("\t".join(row) for row in (COLUMNS, *part.rows)))
        lines.append(to_text(part.parts, f"{own}."))
    return "\n\n".join(line for line in lines if line)


def _bullets(some: Sequence[Item], depth: int) -> list[str]:
    return [
        line
        for item in some
        for line in (f"{'  ' * depth}- {_worded(item)}", *_bullets(item.items, depth + 1))
    ]


def _list(some: Sequence[Item]) -> str:
    entries = (f"<li>{escape(_worded(item))}{_list(item.items) if item.items else ''}</li>" for item in some)
    return f"<ul>{''.join(entries)}</ul>"


def _worded(item: Item) -> str:
    return f"{item.text}:" if item.items else f"{item.text};"


WRITERS: dict[str, tuple[Callable[[Sequence[Part]], str], Callable[[bytes], Reading]]] = {
    "html": (to_html, html.read),
    "md": (to_markdown, markdown.read),
    "txt": (to_text, plain_text.read),
}


def expected_sections(some: Sequence[Part], above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    return [
        path
        for part in some
        for path in ((*above, part.heading), *expected_sections(part.parts, (*above, part.heading)))
    ]


def expected_items(some: Sequence[Part]) -> list[tuple[str, int, str]]:
    found: list[tuple[str, int, str]] = []
    for part in some:
        found += _expected(part.items, 0, LEAD_IN)
        found += expected_items(part.parts)
    return found


def _expected(some: Sequence[Item], depth: int, lead_in: str) -> list[tuple[str, int, str]]:
    return [
        entry
        for item in some
        for entry in (
            (_worded(item), depth, lead_in),
            *_expected(item.items, depth + 1, _worded(item)),
        )
    ]


def expected_rows(some: Sequence[Part]) -> list[dict[str, str]]:
    return [
        row
        for part in some
        for row in (
            *(dict(zip(COLUMNS, cells, strict=True)) for cells in part.rows),
            *expected_rows(part.parts),
        )
    ]


@pytest.mark.parametrize("suffix", WRITERS)
@ROUND_TRIPS
@given(documents)
def test_what_is_written_is_read(suffix: str, some: list[Part]) -> None:
    write, read = WRITERS[suffix]
    document = document_from(read(write(some).encode()), f"proef.{suffix}", "0")
    numbers = [section.headings for section in document.sections]
    paths = [tuple(heading.lstrip("0123456789. ") for heading in path) for path in numbers]
    assert paths == expected_sections(some)
    passages = document.passages
    items = [(p.text, p.depth, p.lead_in) for p in passages if p.kind is PassageKind.ITEM]
    assert items == expected_items(some)
    rows = [p for p in passages if p.kind is PassageKind.ROW]
    assert [{cell.column: cell.value for cell in row.cells} for row in rows] == expected_rows(some)
