"""Competencies of several documents, those that mean the same in one row."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.comparison.aspects import MOST_FURTHER
from assistant.comparison.model import Cell, Row, Scale
from assistant.comparison.scales import place_on, scale_of
from assistant.comparison.spoken import spoken_competencies
from assistant.competencies import (
    Competencies,
    Competency,
    CompetencyNames,
    name_key,
    read_competencies,
    root,
)
from assistant.compose.quoting import plain_heading
from assistant.concepts import Lexicon
from assistant.draft import Quote, cite
from assistant.units import Reader
from assistant.words import fold_letters
from ingest.model import Document


def competency_rows(documents: Sequence[Document], lexicon: Lexicon) -> tuple[list[Scale | None], list[Row]]:
    """Return the scale of each document, and a row for each competency, those of the first document first."""
    read = [read_competencies(Reader(document)) for document in documents]
    scales = [
        scale_of(own.document, [c.level.sign for c in own.named if c.level], own.columns) for own in read
    ]
    named = [(*own.named, *_spoken(own, lexicon)) for own in read]
    names = _Rows(lexicon)
    groups: dict[str, dict[int, list[Competency]]] = {}
    for column, own in enumerate(named):
        for competency in own:
            for key in names.keys(competency.name):
                groups.setdefault(key, {}).setdefault(column, []).append(competency)
    _drop_repeats(groups, named, names)
    rows = [_row(key, group, scales, names) for key, group in groups.items()]
    return scales, rows


def _spoken(read: Competencies, lexicon: Lexicon) -> list[Competency]:
    """Return what running text says of competencies, of sections in which none is named, each once."""
    known = {competency.key for competency in read.named}
    named = {competency.quote.passage.section for competency in read.named}
    sentences = [c.quote for c in read.said if not c.name and c.quote.passage.section not in named]
    spoken = {competency.key: competency for competency in spoken_competencies(sentences, lexicon)}
    return [competency for key, competency in spoken.items() if key not in known]


def _drop_repeats(
    groups: dict[str, dict[int, list[Competency]]], named: Sequence[Sequence[Competency]], names: "_Rows"
) -> None:
    """Keep a competency with two meanings in the rows that it shares with others, or else in one."""
    for column, own in enumerate(named):
        for competency in own:
            keys = names.keys(competency.name)
            shared = [key for key in keys if len(groups.get(key, {})) > 1]
            for key in keys:
                alone = key not in shared and (shared or key != keys[0])
                if alone and key in groups:
                    left = [other for other in groups[key].get(column, []) if other is not competency]
                    groups[key][column] = left
                    if not any(groups[key].values()):
                        del groups[key]


def _row(
    key: str, group: Mapping[int, Sequence[Competency]], scales: Sequence[Scale | None], names: "_Rows"
) -> Row:
    written = [competency.name for own in group.values() for competency in own]
    label = names.label(key, written)
    cells = tuple(
        _cell(_best_first(label, group[column]), scale) if group.get(column) else None
        for column, scale in enumerate(scales)
    )
    return Row(key, label, label, cells, derived=True)


def _cell(competencies: Sequence[Competency], scale: Scale | None) -> Cell:
    best = competencies[0]
    quote = _with_meaning(best)
    said = [*best.details, *(each for other in competencies[1:] for each in (other.quote, *other.details))]
    further = [each for each in dict.fromkeys(said) if not quote.start <= each.start < each.end <= quote.end]
    level = place_on(scale, best.level) if best.level else None
    return Cell(cite(quote), tuple(map(cite, further[:MOST_FURTHER])), level)


def _with_meaning(competency: Competency) -> Quote:
    """Return the words that name a competency; with a heading comes what stands right below it."""
    quote = competency.quote
    if not competency.details or quote.start != quote.document.sections[quote.passage.section].start:
        return quote
    first = competency.details[0]
    between = name_key(quote.document.text[quote.end : first.start])
    if between not in ("", competency.key):
        return quote
    # A description that begins with the name says it by itself.
    return replace(first, start=first.passage.start if between else quote.start)


class _Rows:
    """In which rows names stand, and what these are called."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._names = CompetencyNames(lexicon)
        self._concepts = lexicon.concepts

    def keys(self, name: str) -> tuple[str, ...]:
        """Return what a name stands for: concepts, or itself."""
        return self._names.concepts(name) or ("naam-" + "-".join(sorted(root(name))),)

    def label(self, key: str, written: Sequence[str]) -> str:
        """Return the name of a row: as the documents have it where they agree, else the lexicon's term."""
        if len({fold_letters(name) for name in written}) == 1 or key not in self._concepts:
            return _capital(plain_heading(written[0]))
        return _capital(self._concepts[key].term)


def _best_first(label: str, own: Sequence[Competency]) -> list[Competency]:
    """Return the competencies of one document in a row, the one that is named like the row first."""
    wanted = root(label)
    return sorted(own, key=lambda competency: root(competency.name) != wanted)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
