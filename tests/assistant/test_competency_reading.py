"""Competencies by name, in the layouts of the samples and of invented municipalities."""

from pathlib import Path

import pytest

from assistant.competencies import Competency, read_competencies
from assistant.units import Reader
from ingest.blocks import Block, BlockKind, Reading
from ingest.reading import document_from, read_document
from ingest.sources import find_sources

_TESTS = Path(__file__).parent
_FOLDERS = (_TESTS.parents[1] / "documents", _TESTS / "briefing" / "data", _TESTS / "comparison" / "data")


def _named(start: str) -> tuple[Competency, ...]:
    source = next(s for folder in _FOLDERS for s in find_sources([folder]) if s.name.startswith(start))
    return read_competencies(Reader(read_document(source))).named


def test_a_heading_names_the_competency_below_it() -> None:
    assert [competency.name for competency in _named("heidekring")] == [
        "Bruggen bouwen",
        "Ondernemingszin",
        "Sociale bewogenheid",
        "Zorgzaam leiderschap",
        "Financieel inzicht",
        "Zelfzorg",
    ]


def test_behaviour_is_no_competency_but_goes_with_one() -> None:
    named = _named("varenhout")
    assert len(named) == 11
    delegating = next(competency for competency in named if competency.name == "Delegeren")
    assert len(delegating.details) == 4


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("molenveld", {"Samenwerken": "niveau 3", "Visie ontwikkelen": "niveau 2", "Plannen": "niveau 2"}),
        ("meidoornbeke", {"Inlevingsvermogen": "niveau B", "Stressbestendigheid": "niveau A"}),
        ("beukendaal", {"Besluitvaardigheid": "graad IV", "Samenwerken": "graad II"}),
        ("zandbergen", {"Integriteit": "gevorderd"}),
        ("zandbeke", {"Resultaatgericht werken": "score 4/5", "Leidinggeven": "score 5/5"}),
        ("wilgenrode", {"Coachen": "5"}),
    ],
)
def test_levels_in_items_lines_sentences_and_tables(start: str, expected: dict[str, str]) -> None:
    found = {competency.name: competency.level.written for competency in _named(start) if competency.level}
    assert expected.items() <= found.items()


def test_a_heading_may_say_the_level() -> None:
    blocks = [
        Block(BlockKind.HEADING, "Functieprofiel directeur", level=1),
        Block(BlockKind.HEADING, "Competenties", level=2),
    ]
    for heading in ("Visie (niveau 3)", "Delegeren (niveau 2)"):
        blocks += [
            Block(BlockKind.HEADING, heading, level=3),
            Block(BlockKind.PARAGRAPH, "Je kijkt verder dan vandaag en je deelt dat met anderen."),
        ]
    document = document_from(Reading(tuple(blocks)), "proef.txt", "0" * 64)
    named = read_competencies(Reader(document)).named
    assert [(c.name, c.level.written if c.level else "") for c in named] == [
        ("Visie", "niveau 3"),
        ("Delegeren", "niveau 2"),
    ]


def test_languages_with_a_code_are_no_competencies() -> None:
    languages = [Block(BlockKind.ITEM, text, marker="-") for text in ("Frans (C1)", "Engels (B1)")]
    start = Block(BlockKind.HEADING, "Functieprofiel directeur", level=1)
    conditions = Block(BlockKind.HEADING, "Voorwaarden", level=2)
    document = document_from(Reading((start, conditions, *languages)), "proef.txt", "0" * 64)
    assert read_competencies(Reader(document)).said == ()


def test_the_quote_of_a_row_begins_with_the_name() -> None:
    assert all(c.quote.text.startswith(c.name) for c in _named("varenhout"))


def test_quotes_are_exact() -> None:
    for start in ("heidekring", "varenhout", "zandbergen", "hazelbeke"):
        for competency in _named(start):
            assert all(quote.is_exact for quote in (competency.quote, *competency.details))
