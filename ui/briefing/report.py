"""A briefing as a report to file or print, with the ticks of the reader."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from assistant.answer import Citation
from assistant.briefing import Aspect, Briefing, Chapter, Difference, Group, Item
from assistant.texts import enumerate_names
from ingest.model import Document
from ui.exports.formats import Format
from ui.exports.notes import source_note
from ui.exports.report import (
    DOCUMENT_LANGUAGE,
    Block,
    Heading,
    Paragraph,
    Quoted,
    Report,
    Run,
    SourceNote,
    Task,
    Tone,
)
from ui.languages import Language
from ui.texts.briefing import TEXTS, BriefingTexts

FORMATS = (Format.WORD, Format.PDF, Format.MARKDOWN)
"""The formats that the page offers."""


def briefing_report(
    briefing: Briefing,
    documents: Mapping[str, Document],
    language: Language,
    *,
    done: Collection[str],
    created: datetime,
    base: str = "",
) -> Report:
    """Return a briefing as a report.

    ``done``: identifiers of the items that are ticked off. ``base``: address of the site, for its links.
    """
    texts = language.choose(TEXTS)
    writer = _Writer(texts, documents, done, base)
    ticked = sum(item.identifier in done for item in briefing.items)
    heading = texts.heading.format(role=briefing.role) if briefing.role else texts.heading_no_role
    return Report(
        title=f"{heading}: {briefing.organisation}",
        language=language.code,
        created=created,
        blocks=(
            *(block for chapter in briefing.chapters for block in writer.chapter(chapter)),
            *writer.differences(briefing),
        ),
        intro=(
            texts.report_intro.format(organisation=briefing.organisation, title=briefing.title),
            texts.done_of.format(done=ticked, total=len(briefing.items)),
            texts.report_ai,
        ),
    )


class _Writer:
    """Writes the parts of a briefing as blocks."""

    def __init__(
        self,
        texts: BriefingTexts,
        documents: Mapping[str, Document],
        done: Collection[str],
        base: str,
    ) -> None:
        self._texts = texts
        self._documents = documents
        self._done = done
        self._base = base

    def chapter(self, chapter: Chapter) -> Iterator[Block]:
        """Yield a chapter; one on which the document is silent says so."""
        yield Heading(1, self._texts.topics[chapter.topic])
        if chapter.is_silent:
            yield Paragraph(self._texts.silent, Tone.NOTE)
            return
        for group in chapter.groups:
            yield from self._group(group, self._texts.topics[chapter.topic])

    def _group(self, group: Group, above: str) -> Iterator[Block]:
        if group.aspect is not Aspect.NONE:
            yield Heading(2, self._texts.aspects[group.aspect])
        elif group.title and group.title.casefold() != above.casefold():
            title = f"{group.above}: {group.title}" if group.above else group.title
            yield Heading(2, title, DOCUMENT_LANGUAGE)
        if not group.items:
            yield Paragraph(self._texts.silent_aspect, Tone.NOTE)
        said = ""
        for item in group.items:
            introduced = item.lead_in.quote if item.lead_in else ""
            if introduced and introduced != said:
                yield Paragraph((Run(introduced, italic=True, language=DOCUMENT_LANGUAGE),), Tone.NOTE)
            said = introduced
            yield from self._item(item)

    def _item(self, item: Item) -> Iterator[Block]:
        name = " – ".join(part for part in (item.label, item.level) if part)
        if name:
            yield Paragraph((Run(name, bold=True, language=DOCUMENT_LANGUAGE),), Tone.PLAIN)
        quote = (Run(item.citation.quote, language=DOCUMENT_LANGUAGE),)
        yield Task(quote, item.identifier in self._done, self._note(item.citation))
        for detail in item.details:
            yield Quoted(detail.quote, self._note(detail))

    def differences(self, briefing: Briefing) -> Iterator[Block]:
        """Yield the chapter about other organisations."""
        texts, found = self._texts, briefing.differences
        yield Heading(1, texts.differences)
        if not found.compared:
            yield Paragraph(texts.nothing_to_compare, Tone.NOTE)
            return
        yield Paragraph(texts.compared.format(names=enumerate_names(found.compared)))
        yield Paragraph(texts.differences_help, Tone.NOTE)
        yield Heading(2, texts.only_here)
        yield from self._unlike(found.only_here, texts.not_found_at, texts.only_here_none)
        yield Heading(2, texts.not_here)
        yield from self._unlike(found.not_here, texts.found_at, texts.not_here_none)

    def _unlike(self, differences: Sequence[Difference], note: str, none: str) -> Iterator[Block]:
        if not differences:
            yield Paragraph(none, Tone.NOTE)
        for difference in differences:
            where = note.format(names=enumerate_names(difference.others))
            yield Paragraph(
                (
                    Run(difference.name, bold=True, language=DOCUMENT_LANGUAGE),
                    Run(f" ({self._texts.topics[difference.topic]}): {where}"),
                )
            )
            yield Quoted(difference.citation.quote, self._note(difference.citation))

    def _note(self, citation: Citation) -> SourceNote:
        return source_note(citation, self._documents, self._base)
