"""Writing the numbers of automatic lists."""

import pytest

from ingest.readers.numbering import Counts, figure


@pytest.mark.parametrize(
    ("count", "form", "written"),
    [
        *((1, "a", "a"), (26, "a", "z"), (27, "a", "aa"), (3, "A", "C"), (4, "i", "iv"), (49, "I", "XLIX")),
        *(
            (7, "01", "07"),
            (12, "01", "12"),
            (5, "1", "5"),
            (0, "a", "0"),
            (1000, "i", "1000"),
            (10**14, "a", "1" + 14 * "0"),
        ),
    ],
)
def test_figure(count: int, form: str, written: str) -> None:
    assert figure(count, form) == written


def test_a_deeper_level_starts_again_unless_it_is_kept() -> None:
    counts = Counts()
    for level in (0, 1, 1, 0, 1):
        counts.advance(level, keeps={})
    assert (counts.at(0), counts.at(1)) == (2, 1)
    counts.advance(0, keeps={1: 0})
    counts.advance(1)
    assert (counts.at(0), counts.at(1)) == (3, 2)


def test_first_and_restart() -> None:
    counts = Counts()
    assert counts.at(0, first=5) == 5
    counts.advance(0, first=5)
    counts.advance(0, first=5)
    assert counts.at(0) == 6
    counts.advance(0, restart=2)
    assert counts.at(0) == 2
