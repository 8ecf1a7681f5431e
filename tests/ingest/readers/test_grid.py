"""The pieces that every marked-up format shares."""

from ingest.readers.grid import one_line, split_bullet


def test_small_helpers() -> None:
    assert one_line(" a\u00a0\u200bb\n c\x00 ") == "a b c"
    assert split_bullet("– x") == ("–", "x")
    assert split_bullet("o x") == ("o", "x")
    assert split_bullet("ook x") == ("", "ook x")
    assert split_bullet("-5 graden") == ("", "-5 graden")
