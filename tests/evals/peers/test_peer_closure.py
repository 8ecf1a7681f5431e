"""What an installation weighs, on made-up installed distributions."""

from pathlib import Path

import pytest

from evals.peers.closure import closure


def install(site: Path, name: str, *requires: str, size: int = 1_000_000, licence: str = "MIT") -> None:
    """Write a distribution with one file of some bytes, as pip leaves it."""
    (site / f"{name}.py").write_bytes(b"#" * size)
    metadata = site / f"{name}-1.0.dist-info"
    metadata.mkdir()
    lines = ["Metadata-Version: 2.1", f"Name: {name}", "Version: 1.0"]
    lines += [f"License: {licence}"] if licence else []
    lines += [f"Requires-Dist: {line}" for line in requires]
    (metadata / "METADATA").write_text("\n".join(lines) + "\n")
    (metadata / "LICENSE").write_text("\nMozilla Public License 2.0\n\nMuch text.\n")
    files = [f"{name}.py,,", f"{name}-1.0.dist-info/LICENSE,,", "gone.py,,"]
    (metadata / "RECORD").write_text("\n".join(files) + "\n")


def weigh(site: Path, *names: str) -> dict[str, float]:
    return {one.name: round(one.megabytes, 2) for one in closure(names, [str(site)])}


def test_all_that_is_required_counts_once(tmp_path):
    install(tmp_path, "one", "two", "three")
    install(tmp_path, "two", "three", size=3_000_000)
    install(tmp_path, "three", "one", size=2_000_000)
    install(tmp_path, "other")
    assert weigh(tmp_path, "one") == {"one": 1.0, "two": 3.0, "three": 2.0}
    assert list(weigh(tmp_path, "one")) == ["one", "two", "three"]
    assert weigh(tmp_path, "one", "three") == weigh(tmp_path, "three", "one")


def test_extras_count_only_where_they_are_asked_for(tmp_path):
    install(tmp_path, "one", "two[full]")
    install(tmp_path, "two", "three; extra == 'full'", "four; extra == 'dev'")
    install(tmp_path, "three")
    install(tmp_path, "four")
    assert set(weigh(tmp_path, "one")) == {"one", "two", "three"}
    assert set(weigh(tmp_path, "two")) == {"two"}


def test_what_is_for_other_systems_or_not_there_does_not_count(tmp_path):
    install(tmp_path, "one", "two; python_version < '3'", "absent")
    install(tmp_path, "two")
    assert set(weigh(tmp_path, "one")) == {"one"}


def test_names_are_compared_as_indexes_do(tmp_path):
    install(tmp_path, "Two_Words")
    assert set(weigh(tmp_path, "two-words")) == {"two-words"}


def test_a_name_that_is_not_installed_is_told(tmp_path):
    with pytest.raises(LookupError, match="absent"):
        closure(["absent"], [str(tmp_path)])


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("MIT", "MIT"),
        ("", "Mozilla Public License 2.0"),
        ("All of a licence. " * 9, "Mozilla Public License 2.0"),
    ],
)
def test_a_licence_is_told_in_few_words(tmp_path, stated, told):
    install(tmp_path, "one", licence=stated)
    [one] = closure(["one"], [str(tmp_path)])
    assert (one.version, one.licence) == ("1.0", told)
