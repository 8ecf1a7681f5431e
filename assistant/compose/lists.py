"""A list: its heading and all its items, complete, in the order of the document."""

from assistant import texts
from assistant.compose.groups import Group
from assistant.compose.quoting import (
    escape,
    heading_of,
    plain_heading,
    row_subject,
    say,
    source_name,
    trimmed,
    whole,
)
from assistant.draft import Part, Quote
from assistant.question import Expects, Question

LIMIT = 2600
"""Characters that the items of one list may take."""
_SHORTEST = 90
_TELLING = 120
"""Characters from which a sentence above a list says something itself."""


def compose_list(question: Question, group: Group) -> list[Part]:
    """Return the parts of a list: whose it is, what it is a list of, and its items with their quotes."""
    heading = heading_of(group.document, group.section.number)
    shared_cell = group.label != group.section.heading
    label = f" – {escape(group.label if shared_cell else heading)}" if group.label else ""
    count = (
        f" ({texts.IN_ALL.format(count=len(group.passages))})" if question.expects is Expects.NUMBER else ""
    )
    end = "" if label.endswith("?") and not count else ":"
    return [
        Part("", (), f"{source_name(group.document)}{label}{count}{end}\n\n"),
        *_announced(question, group),
        *list_items(question, group, LIMIT),
    ]


def _announced(question: Question, group: Group) -> list[Part]:
    """Return the sentence above the items, where it says more than that a list follows."""
    leads = {passage.lead_in_passage for passage in group.passages}
    if len(leads) != 1 or None in leads:
        return []
    lead = group.document.passages[next(number for number in leads if number is not None)]
    if len(lead.text) < _TELLING:
        return []
    return [
        Part(say(question, best, with_heading=False), (best,), "", "\n\n")
        for best in [whole(group.document, lead)]
    ]


def list_items(question: Question, group: Group, limit: int) -> list[Part]:
    """Return one part an item, each on a line of its own; long items are cut to fit within the limit."""
    total = sum(len(passage.text) for passage in group.passages)
    room = limit // max(1, len(group.passages)) if total > limit else 10_000
    parts: list[Part] = []
    for index, passage in enumerate(group.passages):
        if room < _SHORTEST and index >= limit // _SHORTEST:
            parts.append(Part("", (), "- " + texts.MORE_ITEMS.format(count=len(group.passages) - index)))
            break
        quote = whole(group.document, passage)
        if group.names:
            quote = _first_sentence(quote)
            text = f"**{escape(plain_heading(group.names[index]))}**" + _meaning(
                question, group.names[index], quote, room
            )
        else:
            text = _cut(say(question, quote, with_heading=False), max(room, _SHORTEST))
        parts.append(Part(text, (quote,), "  " * passage.depth * (not group.names) + "- ", "\n"))
    return parts


def member_names(group: Group) -> list[str]:
    """Return a short name for each member: its heading, the first cell of its row, or its own words."""
    if group.names:
        return [plain_heading(name) for name in group.names]
    return [row_subject(passage) or passage.text.rstrip(" ;,.") for passage in group.passages]


def _first_sentence(quote: Quote) -> Quote:
    start, end = quote.passage.sentences[0]
    return trimmed(quote.document, quote.passage, start, end)


def _meaning(question: Question, name: str, quote: Quote, room: int) -> str:
    """What a named item says, without repeating its name; nothing where there is no room."""
    words = quote.text
    if words.lower().startswith(name.lower()):
        words = words[len(name) :].lstrip(" :–—-")
    return f": {_cut(escape(words), 160)}" if words and room >= 150 else ""


def _cut(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    return text[: text.rfind(" ", 0, room - 2)].rstrip(" ,;:") + " …"
