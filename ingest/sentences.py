"""Split Dutch text into sentences, with offsets."""

import re

_ABBREVIATED = """
    art artt afd bijv bv bvb ca cf dd dhr dr ed enz excl fig ir incl inz jl kb max mevr min mr mw
    nl nr nrs obv ing o.a o.m a.d.h.v d.m.v d.w.z e.a e.d i.c i.f.v i.h.b i.h.k.v i.p.v i.s.m
    i.v.m m.a.w m.b.t m.i m.i.v m.u.v n.a.v n.v.t o.b.v o.l.v p.a par p.m prof resp s.v.p st t.a.v
    t.e.m t.g.v t.o.v t.w u.a.p v.d vgl vnl z.s.m zgn zg
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_LAST_WORD = re.compile(r"[\w.]+$")
_LONGEST = 20
"""Characters of the longest abbreviation, amply."""
_END = re.compile(r"[.!?…]+[\"'”’)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*(?=\s+[\"'“‘(\[]?[A-ZÀ-Þ0-9]|\s*$)")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) offsets of each sentence.

    Together they cover all but the white space.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match.group(0).startswith(".") and _is_abbreviation(text, start, match.start()):
            continue
        spans.append((start, match.end()))
        start = _skip_space(text, match.end())
    if text[start:].strip():
        spans.append((start, len(text.rstrip())))
    return [(begin, end) for begin, end in spans if begin < end]


def _skip_space(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Tell whether the last word of the sentence that begins at start is cut short by the stop at end."""
    found = _LAST_WORD.search(text, max(start, end - _LONGEST), end)
    if found is None:
        return False
    word = found.group(0).lower().strip(".")
    is_initial = len(word) == 1 and word.isalpha()
    is_list_number = found.start() == start and word.isdigit()
    return word in _ABBREVIATIONS or is_initial or is_list_number
