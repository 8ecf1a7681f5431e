"""Reading the replies of chat models, however they are written."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.compose.replies import REPLY_LIMIT, Claim, ReplyReader, read_reply

A, B = "p1234567", "p89abcde"
TEXT, OTHER = "Een masterdiploma is nodig.", "Ervaring is een pluspunt."
GOOD = json.dumps({"beweringen": [{"tekst": TEXT, "bronnen": [A]}, {"tekst": OTHER, "bronnen": [A, B]}]})
BOTH = [Claim(TEXT, (A,)), Claim(OTHER, (A, B))]


@pytest.mark.parametrize(
    "reply",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"Natuurlijk! Hier is het antwoord:\n\n{GOOD}\n\nHopelijk helpt dat [u] verder.",
        json.dumps(json.loads(GOOD), indent=2),
        json.dumps(json.loads(GOOD)["beweringen"]),
        "\n".join(map(json.dumps, json.loads(GOOD)["beweringen"])),
        GOOD.replace("tekst", "text").replace("bronnen", "sources"),
        GOOD.replace("tekst", "Bewering").replace("bronnen", "Citations"),
        GOOD.replace("tekst", "statement").replace("bronnen", "bron"),
        GOOD.replace(f'"{A}"', f'"[{A}]"').replace(B, B.upper()),
        GOOD.replace(f'["{A}", "{B}"]', f'"{A}, {B}"'),
        GOOD.replace(f'["{A}", "{B}"]', f'[{{"id": "{A}"}}, {{"id": "{B}", "waarom": null}}]'),
        GOOD.replace(f'["{A}", "{B}"]', f'["{A}", "{B}",],'),
        GOOD.replace('"', "'"),
        GOOD.replace('"tekst"', "tekst").replace('"bronnen"', "bronnen"),
        GOOD.replace('", "bronnen"', '" "bronnen"'),
        f'{{"beweringen": [{{"tekst": "{TEXT} [{A}]"}}, {{"tekst": "{OTHER} [{A}, {B}]", "bronnen": []}}]}}',
        f'{{"antwoord": "{TEXT} [{A}] {OTHER} [{A}][{B}]"}}',
        json.dumps({"name": "antwoord", "arguments": json.loads(GOOD)}),
        json.dumps({"id": "call_1", "function": {"name": "antwoord", "arguments": GOOD}}),
        json.dumps({"role": "assistant", "content": GOOD}),
        f"1. {TEXT} [{A}]\n2. {OTHER} [{A}, {B}]",
        f"- **{TEXT}** ({A})\n\n- {OTHER} [bronnen: {A}; {B}].",
        f"{TEXT} [{A}] {OTHER} [{A} en {B}]",
    ],
)
def test_each_form_says_the_same(reply):
    assert read_reply(reply) == BOTH


def test_one_object_is_one_statement():
    assert read_reply(json.dumps({"tekst": TEXT, "bronnen": A})) == BOTH[:1]


def test_apostrophes_and_quotation_marks_inside_are_words():
    said = "{'tekst': 'De foto's van 's avonds, \"visum\" genoemd', 'bronnen': ['p1234567']}"
    (claim,) = read_reply(said)
    assert claim.sources == (A,)
    assert "foto's" in claim.text
    (claim,) = read_reply('{"tekst": "Het "visum" is {nodig}", "bronnen": ["p1234567"]}')
    assert claim == Claim('Het "visum" is {nodig}', (A,))


def test_what_is_no_token_stays_as_it_was():
    (claim,) = read_reply(json.dumps({"tekst": TEXT, "bronnen": ["bladzijde 3", 7, None, f"zie {A}"]}))
    assert claim.sources == ("bladzijde 3", "7", A)


def test_words_around_tokens_are_tidied():
    (claim,) = read_reply(json.dumps({"tekst": f"Een diploma [{A}] is nodig ({B}).", "bronnen": [A]}))
    assert claim == Claim("Een diploma is nodig.", (A, B))


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "Ik weet het niet.",
        "{",
        "{}",
        "[]",
        "null",
        "{" * 5_000,
        '{"beweringen": "geen lijst"}',
        '{"beweringen": [{"bronnen": []}]}',
        '{"beweringen": [7]}',
        '{"beweringen": []}',
        '{"beweringen": [{"tekst": null, "bronnen": ["p1234567"]}]}',
        f"[{A}] (Gent > rol) {TEXT}\n[{B}] (Gent > rol) {OTHER}",
    ],
)
def test_a_reply_of_another_form_has_no_statements(reply):
    assert read_reply(reply) == []


@pytest.mark.parametrize("size", [1, 2, 7, 50])
def test_statements_come_as_soon_as_they_are_complete(size):
    reader = ReplyReader()
    seen = []
    for begin in range(0, len(GOOD), size):
        for claim in reader.feed(GOOD[begin : begin + size]):
            seen.append((begin + size >= GOOD.index(B), claim))
    assert [claim for _, claim in seen] == BOTH
    assert not seen[0][0]
    assert reader.finish() == []
    assert reader.is_whole


@pytest.mark.parametrize("cut", range(1, len(GOOD)))
def test_a_reply_that_is_cut_off_is_known_as_such(cut):
    reader = ReplyReader()
    claims = reader.feed(GOOD[:cut])
    assert not reader.is_whole
    assert claims == BOTH[: len(claims)]


def test_a_list_that_is_cut_off_is_known_as_such():
    reader = ReplyReader()
    reader.feed(json.dumps(json.loads(GOOD)["beweringen"])[:-1])
    assert not reader.is_whole


def test_no_more_is_read_than_the_limit():
    reader = ReplyReader()
    for _ in range(10):
        reader.feed("woord " * 1_000)
    assert reader.is_too_long
    assert not reader.is_whole
    assert len(reader._text) == REPLY_LIMIT + 1


_PIECES = st.sampled_from(
    [
        *"{}[]\":,\\'\n -",
        "tekst",
        "bronnen",
        "beweringen",
        A,
        f"[{A}]",
        "1. ",
        "```",
        "/*",
        "é",
        "\ud83d",
        "  ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=30) | _PIECES, max_size=40))
def test_no_reply_breaks_the_reader_however_it_is_cut(pieces):
    reader = ReplyReader()
    streamed = [claim for piece in pieces for claim in reader.feed(piece)] + reader.finish()
    assert streamed == read_reply("".join(pieces))
    assert all(claim.text or claim.sources for claim in streamed)


class _Counted(str):
    """Text that counts how many of its signs are looked at."""

    looked = 0

    def __getitem__(self, place):
        signs = super().__getitem__(place)
        _Counted.looked += len(signs)
        return signs


@pytest.mark.parametrize(
    "unit",
    [
        "{",
        "{'",
        '{"',
        '{"a":',
        "[",
        " ",
        "'",
        '"',
        "{}",
        '{"tekst": "a"}',
        f"[{A}] ",
        "[ ",
        "- x\n",
        "{'a' ",
        "\\",
    ],
)
def test_reading_takes_time_in_proportion(unit):
    looked = []
    for size in (2_000, 8_000):
        reader = ReplyReader()
        reader._text = _Counted(unit * (size // len(unit)))
        _Counted.looked = 0
        list(reader._scan(at_end=True))
        looked.append(_Counted.looked)
    assert looked[1] <= 6 * looked[0] + 2_000
