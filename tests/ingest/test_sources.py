"""Which files are read."""

from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.sources import Source, find_sources


def test_files_are_found_in_order_and_hidden_ones_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".verborgen.txt", "map/c.txt", ".git/d.txt", "~$open.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = [source.path.relative_to(tmp_path).as_posix() for source in find_sources([tmp_path])]
    assert found == ["a.md", "b.txt", "map/c.txt"]
    assert find_sources([tmp_path / "b.txt"]) == [Source(tmp_path / "b.txt", "b.txt")]


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="pad niet gevonden"):
        find_sources([tmp_path / "nergens"])
