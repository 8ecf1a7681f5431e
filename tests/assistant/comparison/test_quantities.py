"""Numbers with what they count."""

import pytest

from assistant.comparison.quantities import quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minstens vijf jaar ervaring", {"5 jaar"}),
        ("tot 15.000 euro", {"15000 euro"}),
        ("€ 1,09 per dag", {"1.09 euro"}),
        ("binnen vijfenveertig kalenderdagen", {"45 dagen"}),
        ("binnen vijfentwintig werkdagen", {"25 werkdagen"}),
        ("tweeënzeventig uur", {"72 uren"}),
        ("een dag per week", set()),
        ("één dag per week", {"1 dagen"}),
        ("anderhalve dag", {"1.5 dagen"}),
        ("60%", {"60 procent"}),
        ("jaarlijks in mei", {"jaarlijks", "mei"}),
        ("het dagelijks personeelsbeheer", set()),
        ("schaal A5a-A5b", {"a5a", "a5b"}),
        ("geen getal", set()),
    ],
)
def test_quantities(text: str, expected: set[str]) -> None:
    assert quantities(text) == expected
