"""Make a report of a conversation: each question, its answer, and the quotes that support it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from assistant.answer import Answer
from assistant.markdown import mark_partly
from ingest.model import Document
from ui.exports.answers import answer_blocks
from ui.exports.notes import source_note
from ui.exports.report import DOCUMENT_LANGUAGE, Block, Heading, Paragraph, Quoted, Report, Run, Tone
from ui.modes import checked_view, mode_line
from ui.texts.exports import ExportTexts, texts_in
from ui.texts.modes import TEXTS as MODES
from ui.texts.modes import ModeTexts


def conversation_report(
    turns: Sequence[tuple[str, Answer | None]],
    documents: Mapping[str, Document],
    created: datetime | date,
    language: str = "nl",
    base_address: str = "",
) -> Report:
    """Return the report of a conversation.

    ``turns``: each question as typed with its answer, or None where no answer came; ``documents``: those
    of the index by file name, for hashes and dates; ``created``: a datetime has its time zone;
    ``language``: that of the page; ``base_address``: the site's ("https://functies.voorbeeld.be/"),
    without which the addresses of sources are no links.
    """
    texts = texts_in(language)
    blocks = [
        block
        for turn, (question, answer) in enumerate(turns, start=1)
        for block in _turn(turn, question, answer, documents, texts, base_address)
    ]
    return Report(
        title=texts.conversation,
        language=texts.language,
        created=created,
        intro=(texts.notice,),
        blocks=tuple(blocks or [Paragraph(texts.empty_conversation)]),
    )


def _turn(
    turn: int,
    question: str,
    answer: Answer | None,
    documents: Mapping[str, Document],
    texts: ExportTexts,
    base_address: str,
) -> Iterator[Block]:
    yield Heading(1, texts.turn.format(number=turn))
    yield Paragraph((Run(question.strip(), language=DOCUMENT_LANGUAGE),), Tone.QUESTION)
    if answer is None:
        yield Paragraph(texts.no_answer, Tone.STATUS)
        return
    anchors = {citation.number: f"bron-{turn}-{citation.number}" for citation in answer.citations}
    yield from _understanding(question, answer, texts)
    yield Heading(2, texts.answer)
    yield Paragraph(texts.status[answer.status], Tone.STATUS)
    modes = MODES[texts.language.split("-")[0]]
    yield from answer_blocks(mark_partly(answer), anchors, modes.partly)
    if answer.status.is_answer:
        yield Paragraph(_mode(answer, modes), Tone.NOTE)
    if not answer.citations:
        yield Paragraph(texts.no_sources, Tone.NOTE)
        return
    yield Heading(2, texts.sources)
    for citation in answer.citations:
        yield Quoted(
            text=citation.quote,
            source=source_note(citation, documents, base_address),
            label=texts.source.format(number=citation.number),
            anchor=anchors[citation.number],
        )


def _mode(answer: Answer, texts: ModeTexts) -> str:
    """Say who worded an answer, with what instructions, and how it was checked; a line each."""
    lines = [mode_line(answer, texts)]
    if answer.prompts:
        lines.append(texts.prompts.format(version=answer.prompts))
    checked = checked_view(answer, texts)
    if checked:
        lines += [checked.line, *checked.lines]
        lines += [f"{checked.removed} {'; '.join(checked.reasons)}."] if checked.reasons else []
    return "\n".join(lines)


def _understanding(question: str, answer: Answer, texts: ExportTexts) -> Iterator[Block]:
    lines: list[tuple[Run, ...]] = []
    if answer.standalone_question.strip().casefold() != question.strip().casefold():
        lines.append(_around(texts.understood_as, "{question}", answer.standalone_question))
    if answer.organisations:
        lines.append(_around(texts.about, "{organisations}", ", ".join(answer.organisations)))
    if lines:
        first, *others = lines
        joined = (*first, *(run for line in others for run in (Run("\n"), *line)))
        yield Paragraph(joined, Tone.NOTE, keep=True)


def _around(template: str, field: str, value: str) -> tuple[Run, ...]:
    """Return a text of ours with words of a document or user in it, each in its own language."""
    before, _, after = template.partition(field)
    return Run(before), Run(value, language=DOCUMENT_LANGUAGE), Run(after)
