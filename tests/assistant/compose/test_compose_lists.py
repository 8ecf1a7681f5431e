"""Composing a list that is too long to say in full."""

from dataclasses import replace

from assistant.compose.groups import Group
from assistant.compose.lists import compose_list, list_items
from assistant.draft import write


def items_of(document):
    return [passage for passage in document.passages if passage.headings[-1] == "Taken"][1:]


def group_of(document, passages, **fields):
    section = document.sections[passages[0].section]
    return Group(document, section, section.heading, section.heading, tuple(passages), **fields)


def test_a_list_that_does_not_fit_says_how_many_more_there_are(document, make_question):
    group = group_of(document, items_of(document) * 100)
    parts = list_items(make_question(), group, 2600)
    said = [part for part in parts if part.quotes]
    left = len(group.passages) - len(said)
    assert left > 0
    assert f"nog {left}" in parts[-1].before


def test_long_items_are_cut_at_a_word(document, make_question):
    group = group_of(document, [document.passages[0]] * 20)
    for part in list_items(make_question(), group, 2600):
        if part.quotes:
            assert part.text.endswith(" …")
            assert part.text.removesuffix(" …") in document.passages[0].text
            assert part.quotes[0].text == document.passages[0].text


def test_subsections_are_said_by_their_names(document, make_question):
    passages = [document.passages[0], document.passages[3], document.passages[9]]
    group = group_of(document, passages, names=("Doel", "Ta*ken", "Voorwaarden"))
    lines = write(compose_list(make_question(), group)).text.splitlines()[2:]
    assert [line[:6] for line in lines] == ["- **Do", "- **Ta", "- **Vo"]
    assert "\\*" in lines[1]


def test_nested_items_are_indented(document, make_question):
    first, second, *_ = items_of(document)
    group = group_of(document, [first, replace(second, depth=1)])
    assert [part.before for part in list_items(make_question(), group, 2600)] == ["- ", "  - "]
