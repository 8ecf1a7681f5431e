"""The published statements and quotes that verifying is measured with."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml

from evals.matching import normalise
from ingest.model import Document
from tests.evals.conftest import ROOT, read_samples

SUPPORTED = {
    "verbatim",
    "shortened",
    "paraphrase",
    "merge",
    "table",
    "list",
    "with_organisation",
    "context",
    "negated_true",
    "yes_no",
}
UNSUPPORTED = {
    "number",
    "unit",
    "date",
    "name",
    "body",
    "level",
    "negation_added",
    "negation_dropped",
    "modality",
    "bound",
    "organisation",
    "addition",
    "swap",
    "quantifier",
    "scope",
    "other",
    "absence",
    "opposite",
    "english",
}
KINDS = {"supported": SUPPORTED, "unsupported": UNSUPPORTED}
FIELDS = {"id", "part", "document", "quotes", "statement", "label", "kind"}

Pair = dict[str, Any]


@cache
def read_pairs() -> tuple[Pair, ...]:
    """Return the pairs of the published set."""
    return tuple(yaml.safe_load((ROOT / "evals/data/statements.yaml").read_text(encoding="utf-8"))["pairs"])


def places(document: Document, quote: str) -> Iterator[tuple[int, int]]:
    """Yield where the exact words of a quote stand in a document."""
    start = document.text.find(quote)
    while start >= 0:
        yield start, start + len(quote)
        start = document.text.find(quote, start + 1)


def holders(document: Document, quote: str) -> set[str]:
    """Return the passages and headings, each named by kind and number, that hold the quote as a whole."""
    return {
        name
        for start, end in places(document, quote)
        for name, first, last in (
            *((f"passage {it.number}", it.start, it.end) for it in document.passages),
            *((f"heading {it.number}", it.start, it.start + len(it.heading)) for it in document.sections),
        )
        if first <= start and end <= last
    }


def test_each_pair_has_its_fields_and_a_known_kind() -> None:
    for pair in read_pairs():
        assert FIELDS <= pair.keys() <= FIELDS | {"note"}, pair["id"]
        assert pair["part"] in ("dev", "test"), pair["id"]
        assert pair["kind"] in KINDS[pair["label"]], pair["id"]
        assert pair["quotes"], pair["id"]
        assert all(normalise(text) for text in (*pair["quotes"], pair["statement"])), pair["id"]


def test_each_quote_is_words_of_one_passage_or_heading() -> None:
    samples = read_samples()
    astray = [
        (pair["id"], quote)
        for pair in read_pairs()
        for quote in pair["quotes"]
        if not holders(samples[pair["document"]], quote)
    ]
    assert astray == []


def test_nothing_stands_twice() -> None:
    ids = Counter(pair["id"] for pair in read_pairs())
    said = Counter(
        (normalise(pair["statement"]), *sorted(map(normalise, pair["quotes"]))) for pair in read_pairs()
    )
    assert [it for it, count in (ids + said).items() if count > 1] == []


def test_a_passage_is_quoted_in_one_part_only() -> None:
    samples = read_samples()
    seen: dict[str, set[tuple[str, str]]] = {"dev": set(), "test": set()}
    words: dict[str, set[str]] = {"dev": set(), "test": set()}
    for pair in read_pairs():
        for quote in pair["quotes"]:
            words[pair["part"]].add(quote)
            held = holders(samples[pair["document"]], quote)
            seen[pair["part"]] |= {(pair["document"], name) for name in held}
    assert words["dev"] & words["test"] == set()
    assert seen["dev"] & seen["test"] == set()


def test_parts_labels_and_kinds_are_all_well_represented() -> None:
    pairs = read_pairs()
    assert len(pairs) >= 500
    by_part = Counter((pair["part"], pair["label"]) for pair in pairs)
    assert min(by_part[part, label] for part in ("dev", "test") for label in KINDS) >= 100
    kinds = {(pair["part"], pair["label"], pair["kind"]) for pair in pairs}
    wanted = {(part, label, kind) for part in ("dev", "test") for label in KINDS for kind in KINDS[label]}
    assert wanted - kinds == set()


def test_every_sample_is_quoted_in_both_parts() -> None:
    quoted = {(pair["document"], pair["part"]) for pair in read_pairs()}
    assert quoted == {(name, part) for name in read_samples() for part in ("dev", "test")}
