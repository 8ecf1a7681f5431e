"""One item of a list, explained: what the document says under it, or the item itself."""

from dataclasses import replace

from assistant.compose.groups import Group
from assistant.compose.lists import list_items, member_names
from assistant.compose.quoting import escape, plain_heading, source_name
from assistant.draft import Part
from assistant.question import Question
from assistant.words import telling_stems
from ingest.model import Passage

_SHORT_NAME = 80
"""Characters that an item may have to be put above its explanation."""
_LIMIT = 560
"""Characters that the explanation of an item may take."""


def compose_item(question: Question, group: Group, place: int) -> list[Part]:
    """Return the parts that say what the list says at one place (an index into its members)."""
    name = member_names(group)[place]
    passages = _explanation(group, place, name)
    label = f" – {escape(plain_heading(name))}" if len(name) <= _SHORT_NAME else ""
    told = replace(group, passages=tuple(passages), names=())
    return [Part("", (), f"{source_name(group.document)}{label}:\n\n"), *list_items(question, told, _LIMIT)]


def _explanation(group: Group, place: int, name: str) -> list[Passage]:
    """Return what stands under the item: a section of that name, its own items, the rest of its section."""
    document, passage = group.document, group.passages[place]
    if group.names:
        return _within([p for p in document.passages if p.section == passage.section])
    stems = telling_stems(name)
    for section in document.sections:
        if stems and telling_stems(section.heading) == stems and section.number != group.section.number:
            found = [p for p in document.passages if p.section == section.number]
            if found:
                return _within(found)
    below = [p for p in document.passages if p.lead_in_passage == passage.number]
    return _within([passage, *below])


def _within(passages: list[Passage]) -> list[Passage]:
    """Return the first passages that fit, one at least."""
    kept: list[Passage] = []
    for passage in passages:
        if kept and sum(len(p.text) for p in kept) + len(passage.text) > _LIMIT:
            break
        kept.append(passage)
    return kept
