"""Numbers, dates and levels of a text in one spelling."""

import pytest

from assistant.verification.quantities import quantities_of
from assistant.verification.segments import one_segment, plain, segments_of, things_listed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vijf jaar", [("time", "60 maand", "")]),
        ("minstens 5 jaar", [("time", "60 maand", "low")]),
        ("binnen de zes weken", [("time", "1008 uur", "high")]),
        ("vijf werkdagen", [("time", "5 werkdag", "")]),
        ("een halve dag", [("time", "12 uur", "")]),
        ("€ 8.500,50", [("money", "8500.5 euro", "")]),
        ("de helft van de punten", [("share", "50 procent", "")]),
        ("60% of 60 procent", [("share", "60 procent", ""), ("share", "60 procent", "")]),
        ("twee keer per jaar", [("often", "180", "")]),
        ("tweemaal", [("times", "2 keer", "")]),
        ("om de twee weken", [("often", "14", "")]),
        ("elke veertien dagen", [("often", "14", "")]),
        ("jaarlijks één keer", [("often", "360", "")]),
        ("dagelijks bestuur", []),
        ("uiterlijk op 15 mei 2027", [("date", "15-5-2027", "high")]),
        ("in mei", [("date", "-5-", "")]),
        ("niveau III", [("level", "iii", "")]),
        ("gradatie 1 en 2", [("level", "1", ""), ("level", "2", "")]),
        ("schaal A4a-A4b", [("level", "a4a", ""), ("level", "a4b", "")]),
        ("de tweede proef", [("rank", "2", "")]),
        ("8 euro per gewerkte dag", [("money", "8 euro", ""), ("rate", "dag", "")]),
        ("een diploma", []),
        ("zevenhonderd mensen", [("count", "700", "")]),
    ],
)
def test_one_spelling_with_unit_and_limit(text, expected):
    found = quantities_of(one_segment(text))
    assert [(quantity.dimension, quantity.value, quantity.bound) for quantity in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De raad beslist, maar het college adviseert.", ["de raad beslist", "maar het college adviseert"]),
        ("Het college, de raad en het vast bureau.", ["het college de raad en het vast bureau"]),
        ("Het college kan, na overleg, taken geven.", ["het college kan na overleg taken geven"]),
        ("U leest de nota en de raad beslist.", ["u leest de nota", "en de raad beslist"]),
        ("Telewerk kan, behalve in juli.", ["telewerk kan", "behalve in juli"]),
        ("Duur: 8.500 uur", ["duur 8.500 uur"]),
        ("**Vet** en \\*niet\\*", ["vet en niet"]),
    ],
)  # fmt: skip
def test_stretches_that_each_say_one_thing(text, expected):
    assert [" ".join(segment.words) for segment in segments_of(plain(text))] == expected


@pytest.mark.parametrize(
    ("text", "counts"),
    [("Drie teams: Aa, Bb en Cc.", {3}), ("Deel 4: gesprek, proef", set()), ("Een lijst.", set())],
)
def test_how_many_things_are_listed(text, counts):
    assert things_listed(text) == counts
