"""Find the headings among the blocks and give each a rank, by general signs of layout.

A heading's rank says how deep it stands: a lower number contains a higher one. The readers give
explicit headings (Markdown, HTML, Word styles) level 1 to 6, which become rank 10 to 60; headings
that only look like one get the rank of their appearance below.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from ingest.blocks import EXPLICIT, RUN_IN_MARK, TEXT, Block, BlockKind
from ingest.identity import names_document
from ingest.kinds import kind_of_heading
from ingest.organisations import names_organisation
from ingest.ranks import NUMBER, rank_headings

QUESTION, CAPITALS, PLAIN, COLON, NUMBERED, CELL, BULLET, RUN_IN, INNER = (
    25,
    25,
    30,
    40,
    40,
    50,
    50,
    60,
    70,
)
_MAX_LENGTH = 95
_MAX_WORDS = 13
_CHAPTERS = 3
"""This many numbered lines in order are the headings of chapters."""
_TERM = re.compile(r"^(?P<term>[A-ZÀ-Þ][^:.;!?()]{2,60}(?:\([^)]{1,30}\))?)\s?: (?P<rest>\S.{14,})$")
_CAPITAL_TERM = re.compile(r"^(?P<term>[A-ZÀ-Þ][A-ZÀ-Þ /&-]{3,60}?)\s?(?:[–—:]|\s-)\s(?P<rest>\S.{39,})$")
_DASHED_TERM = re.compile(r"^(?P<term>[A-ZÀ-Þ][^:.;!?()]{2,50}?) [–—-] (?P<rest>[A-ZÀ-Þ].{14,})$")
_LABEL_VALUE = re.compile(r"^(?P<label>[A-ZÀ-Þ][^:.;!?]{1,45}):\s+(?P<value>\S.*)$")
_LEAD_IN_OPENERS = """
    dit deze dat die je u hij zij ze we wij ik volgende hieronder hierbij hiervoor daarnaast daarbij
    verder concreet hij/zij er als om voor
"""
_OPENS_LEAD_IN = frozenset(_LEAD_IN_OPENERS.split())
_FINITE_VERBS = """
    is zijn ben bent was heeft hebt hebben omvat omvatten houdt houden betekent dient dienen
    moet moeten kan kunnen mag mogen wordt worden staat staan zorgt zorgen vervult maakt maken
    geeft geven werkt neemt nemen vragen vraagt bestaat krijgt krijg biedt zal zullen beschikt
    beschikken voldoet voldoen
"""
_VERBS = frozenset(_FINITE_VERBS.split())
_COPULAS = frozenset(("is", "zijn", "omvat", "omvatten"))
_ARTICLES = frozenset(("de", "het", "een"))
_VERSION = re.compile(
    r"^(?:laatst )?(?:vastgesteld|goedgekeurd|opgesteld|opgemaakt|bijgewerkt|aangepast|gewijzigd|herzien"
    r"|versie|datum)\b.*\d",
    re.IGNORECASE,
)
"""A line that says which version this is ("Vastgesteld door de gemeenteraad op 18 november 2025")."""
_QUESTION_WORDS = """
    wat wie hoe waar waarom welke wanneer aan waaruit waarvoor met over in
"""
_ASKS = frozenset(_QUESTION_WORDS.split())


def find_headings(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with every heading marked as HEADING, ranked and numbered.

    A run-in heading ("Klantgerichtheid: ...") becomes a HEADING right before the paragraph that
    keeps the whole line; such a heading has the marker "run-in" and is no line of its own.
    """
    passes: tuple[Callable[[list[Block]], list[Block]], ...] = (
        _explicit_headings,
        _bullet_headings,
        _term_items,
        _paragraph_headings,
        _terms_above_items,
        _capital_terms,
        _unheading_runs,
        rank_headings,
    )
    result = list(blocks)
    for step in passes:
        result = step(result)
    return result


def split_label(text: str) -> tuple[str, str] | None:
    """Return ("Niveau", "A") for "Niveau: A", None when the text is no label with a short value."""
    match = _LABEL_VALUE.match(text)
    if match is None or len(match["label"].split()) > 5 or len(match["value"]) > 160:
        return None
    if not _VERBS.isdisjoint(match["label"].lower().split()):
        return None
    return match["label"].strip(), match["value"].strip()


def _explicit_headings(blocks: list[Block]) -> list[Block]:
    return [
        replace(block, level=10 * block.level, marker=EXPLICIT) if block.kind is BlockKind.HEADING else block
        for block in blocks
    ]


def _bullet_headings(blocks: list[Block]) -> list[Block]:
    """Make a lone bullet without a full stop, right above a paragraph, a heading."""
    result = list(blocks)
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.ITEM and _is_bullet_heading(blocks, index):
            text = block.counter + block.text
            result[index] = replace(
                block,
                kind=BlockKind.HEADING,
                text=text,
                level=BULLET,
                marker="",
                seams=_shifted(block),
            )
    return result


def _is_bullet_heading(blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is None or following.kind is not BlockKind.PARAGRAPH or not following.text[:1].isupper():
        return False
    if not _fits(block.text) or block.text.endswith((".", ";", ",", "?")) or not block.text[:1].isupper():
        return False
    before = blocks[index - 1] if index else None
    alone = before is None or before.kind is not BlockKind.ITEM
    return alone or (block.gap > 0 and following.gap == 0 and len(following.text) > 60)


def _term_items(blocks: list[Block]) -> list[Block]:
    """Items "Term: meaning", each followed by items of another form, are headings of those."""
    result: list[Block] = []
    for run in _runs(blocks):
        terms = {index for index, block in enumerate(run) if _TERM.match(block.text)}
        if run[0].kind is BlockKind.ITEM and _terms_head_the_run(run, terms):
            for index, block in enumerate(run):
                if index in terms:
                    match = _TERM.match(block.text)
                    term = match["term"] if match else block.text
                    result.append(
                        replace(
                            block,
                            kind=BlockKind.HEADING,
                            text=term,
                            level=RUN_IN,
                            marker=RUN_IN_MARK,
                        )
                    )
                    result.append(_as_paragraph(block))
                else:
                    result.append(replace(block, level=max(0, block.level - run[0].level)))
        else:
            result.extend(run)
    return result


def _as_paragraph(item: Block) -> Block:
    text = item.counter + item.text
    return Block(BlockKind.PARAGRAPH, text, page=item.page, seams=_shifted(item))


def _shifted(item: Block) -> tuple[int, ...]:
    return tuple(len(item.counter) + seam for seam in item.seams)


def _runs(blocks: Sequence[Block]) -> list[list[Block]]:
    """Cut the blocks into runs: items together, every other block alone."""
    runs: list[list[Block]] = []
    for block in blocks:
        if runs and block.kind is BlockKind.ITEM and runs[-1][-1].kind is BlockKind.ITEM:
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs


def _terms_head_the_run(run: Sequence[Block], terms: Collection[int]) -> bool:
    if len(terms) < 2 or 0 not in terms:
        return False
    followed = sum(1 for index in terms if index + 1 < len(run) and index + 1 not in terms)
    return followed >= 0.8 * len(terms)


def _paragraph_headings(blocks: list[Block]) -> list[Block]:
    explicit = sum(block.marker == EXPLICIT for block in blocks)
    flowing = not any(block.gap for block in blocks)
    strict = flowing and (explicit >= 3 or sum(block.bold for block in blocks) >= 3)
    questions = sum(block.text.endswith("?") and _fits(block.text) for block in blocks)
    outlined = _outlined(blocks)
    opening = True
    result: list[Block] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        before = result[-1] if result else None
        if not _is_paragraph_heading(
            block,
            before,
            following,
            flowing=flowing,
            strict=strict,
            in_outline=index in outlined,
            opening=opening,
        ):
            opening = False
            result.append(block)
        elif following and _is_value(block, following, blocks[index + 2 : index + 3]):
            label = block.text.rstrip(": ")
            result.append(replace(block, text=f"{label}: {following.text}", bold=False))
            index += 1
        else:
            result.append(replace(block, kind=BlockKind.HEADING, level=_rank(block, questions)))
        index += 1
    return result


def _outlined(blocks: Sequence[Block]) -> set[int]:
    """Return the short lines whose numbers follow each other as those of chapters do: 1, 2, 2.1, 2.2, 3."""
    chain: list[tuple[int, tuple[int, ...]]] = []
    for index, block in enumerate(blocks):
        match = NUMBER.match(block.text) if block.kind is BlockKind.PARAGRAPH and _fits(block.text) else None
        if match is None or block.text.endswith((".", ";", ",", ":")):
            continue
        number = tuple(map(int, match[1].split(".")))
        last = chain[-1][1] if chain else (0,)
        expected = {(*last[:depth], last[depth] + 1) for depth in range(len(last))} | {(*last, 1)}
        if number in expected:
            chain.append((index, number))
    return {index for index, _ in chain} if len(chain) >= _CHAPTERS else set()


def _is_value(block: Block, value: Block, after: Sequence[Block]) -> bool:
    """Tell a label directly above one short value, and nothing more: "Niveau" / "A"."""
    if value.kind is not BlockKind.PARAGRAPH or value.gap or value.bold or block.text.endswith("?"):
        return False
    if names_document(block.text) or names_organisation(block.text) or NUMBER.match(value.text):
        return False
    lonely = not after or after[0].gap > 0 or after[0].kind is BlockKind.HEADING or after[0].bold
    short = (
        len(value.text) <= 60 and len(block.text.split()) <= 4 and not value.text.endswith((".", ":", ";"))
    )
    return short and lonely


def _is_paragraph_heading(
    block: Block,
    before: Block | None,
    following: Block | None,
    *,
    flowing: bool,
    strict: bool,
    in_outline: bool,
    opening: bool,
) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or following is None or not _fits(block.text):
        return False
    if block.marker == TEXT:
        return False
    stands_out = block.bold and not following.bold
    if not stands_out and (split_label(block.text) or block.text.endswith((".", "!"))):
        return False
    if block.text.endswith((";", ",")) or (block.bold and block.text.endswith(".") and _has_verb(block.text)):
        return False
    if not (block.text[0].isupper() or block.text[0].isdigit() or block.bold):
        return False
    capitals = _is_capitals(block.text)
    after_heading = before is not None and before.kind is BlockKind.HEADING
    set_off = following.gap > 0 and before is not None and before.text.endswith((".", "!", ")"))
    set_off = set_off and not block.text.endswith(")")
    numbered = in_outline or (NUMBER.match(block.text) is not None and following.kind is BlockKind.ITEM)
    title = opening and names_document(block.text) and not block.text.endswith(":")
    apart = flowing or block.gap > 0 or before is None or set_off or numbered or title
    if not (block.bold or capitals or apart):
        return False
    if after_heading and not apart and not block.bold:
        return False
    if strict and not (block.bold or capitals):
        return False
    return block.bold or capitals or not (_is_sentence(block.text, following) or _repeats(block, before))


def _repeats(block: Block, before: Block | None) -> bool:
    """Tell whether a line such as "Wij bieden je:" introduces what the heading right above it announces."""
    if before is None or before.kind is not BlockKind.HEADING or not block.text.endswith(":"):
        return False
    kind = kind_of_heading(block.text)
    return kind is not None and kind == kind_of_heading(before.text)


def _fits(text: str) -> bool:
    return 1 < len(text) <= _MAX_LENGTH and len(text.split()) <= _MAX_WORDS


def _is_capitals(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return len(letters) >= 4 and all(character.isupper() for character in letters)


def _is_sentence(text: str, following: Block) -> bool:
    """Tell a lead-in or a short sentence from a heading."""
    words = re.findall(r"[\w/-]+", text.lower())
    if not words:
        return True
    if text.endswith("?"):
        return False
    if _VERSION.match(text):
        return True
    introduces_items = text.endswith(":") and following.kind is BlockKind.ITEM
    names_kind = len(words) <= 3 and kind_of_heading(text) is not None
    if introduces_items and names_kind and words[-1] not in _COPULAS:
        return False
    if words[0] in _OPENS_LEAD_IN:
        return True
    if text.endswith(":") and "volgende" in words:
        return True
    if introduces_items and (len(words) > 6 or words[0] in _ARTICLES):
        return True
    return words[0] not in _ASKS and _has_verb(text)


def _has_verb(text: str) -> bool:
    """In a sentence the verb comes early; at the end ("Leiding geven") it is an infinitive."""
    return any(word in _VERBS for word in re.findall(r"[\w/-]+", text.lower())[:-1])


def _rank(block: Block, questions: int) -> int:
    if block.inner:
        return INNER
    if block.indented:
        return CELL if not _is_capitals(block.text) else CELL - 2
    if block.text.endswith("?") and questions >= 3:
        return QUESTION
    if NUMBER.match(block.text):
        return NUMBERED
    if _is_capitals(block.text):
        return CAPITALS
    if block.text.endswith(":"):
        return COLON
    return PLAIN


def _terms_above_items(blocks: list[Block]) -> list[Block]:
    """Give two paragraphs "Term: meaning" or more in a section, each above items, headings."""
    result = list(blocks)
    last: int | None = None
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            last = None
        elif _is_term_above_item(blocks, index):
            for place in () if last is None else (last, index):
                result[place] = replace(blocks[place], marker=RUN_IN_MARK)
            last = index
    return [part for block in result for part in _with_run_in_heading(block)]


def _is_term_above_item(blocks: Sequence[Block], index: int) -> bool:
    following = blocks[index + 1 : index + 2]
    return (
        blocks[index].kind is BlockKind.PARAGRAPH
        and _match_term(blocks[index].text) is not None
        and bool(following)
        and following[0].kind is BlockKind.ITEM
        and not blocks[index].text.endswith(":")
    )


def _match_term(text: str) -> re.Match[str] | None:
    return _TERM.match(text) or _DASHED_TERM.match(text)


def _with_run_in_heading(block: Block) -> tuple[Block, ...]:
    match = _match_term(block.text) if block.kind is BlockKind.PARAGRAPH else None
    if match is None or block.marker != RUN_IN_MARK:
        return (block,)
    heading = Block(BlockKind.HEADING, match["term"].strip(), RUN_IN, page=block.page, marker=RUN_IN_MARK)
    return heading, replace(block, marker="")


def _capital_terms(blocks: list[Block]) -> list[Block]:
    """Give a paragraph "TERM – meaning" a run-in heading.

    So does "Doel: meaning" under a heading, where the document repeats it.
    """
    repeated: dict[str, int] = {}
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH and (match := _TERM.match(block.text)):
            repeated[match["term"]] = repeated.get(match["term"], 0) + 1
    result: list[Block] = []
    for block in blocks:
        before = result[-1] if result else None
        if block.kind is BlockKind.PARAGRAPH and (before is None or before.marker != RUN_IN_MARK):
            found = _capital_term(block, before, repeated)
            result.extend([found] if found else [])
        result.append(block)
    return result


def _capital_term(block: Block, before: Block | None, repeated: dict[str, int]) -> Block | None:
    match, rank = _CAPITAL_TERM.match(block.text), RUN_IN
    if match is None and before is not None and before.kind is BlockKind.HEADING:
        match, rank = _TERM.match(block.text), INNER
        if match and repeated[match["term"]] < 3:
            return None
    if match is None:
        return None
    term = match["term"].strip()
    return Block(BlockKind.HEADING, term, rank, page=block.page, marker=RUN_IN_MARK)


def _unheading_runs(blocks: list[Block]) -> list[Block]:
    """Three or more look-alike headings with nothing under them are items of a list."""
    result = list(blocks)
    start = 0
    while start < len(result):
        end = start
        while end < len(result) and _guessed(result[end]) and result[end].level == result[start].level:
            end += 1
        if end - start > 3:  # the last of them may be a real heading
            for index in range(start + 1, end - 1):
                result[index] = replace(result[index], kind=BlockKind.ITEM, level=0)
        start = max(end, start + 1)
    return result


def _guessed(block: Block) -> bool:
    return (
        block.kind is BlockKind.HEADING
        and block.level in (PLAIN, CELL)
        and not block.bold
        and block.marker == ""
        and not _is_capitals(block.text)
    )
