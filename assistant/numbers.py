"""Dutch number words."""

from collections.abc import Mapping

_UNITS = "nul een twee drie vier vijf zes zeven acht negen".split()
_TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
NUMBERS: Mapping[str, int] = {
    **{word: value for value, word in enumerate((*_UNITS, *_TEENS))},
    **{word: 20 + 10 * at for at, word in enumerate(_TENS)},
    **{
        f"{unit}en{ten}": 20 + 10 * at + value
        for at, ten in enumerate(_TENS)
        for value, unit in enumerate(_UNITS)
        if value
    },
    "honderd": 100,
}
"""Each whole number to a hundred by its word, folded; "een" is mostly the article."""
