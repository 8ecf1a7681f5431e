"""What the pages say: nothing that no page says any more, and the same places to fill in both languages."""

import importlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from string import Formatter

import pytest

UI = Path(__file__).parents[2] / "ui"
MODULES = sorted(path.stem for path in (UI / "texts").glob("*.py") if path.stem != "__init__")


def bilingual() -> list[str]:
    return [name for name in MODULES if hasattr(importlib.import_module(f"ui.texts.{name}"), "TEXTS")]


def places(value: object) -> object:
    """Return the fields that a line leaves to be filled in, as deep as the texts are."""
    if isinstance(value, str):
        return {name for _, name, _, _ in Formatter().parse(value) if name is not None}
    if isinstance(value, Mapping):
        return {key: places(line) for key, line in value.items()}
    if isinstance(value, tuple):
        return [places(line) for line in value]
    if is_dataclass(value):
        return {name: places(line) for name, line in lines(value)}
    return value


def lines(texts: object) -> Iterator[tuple[str, object]]:
    for field in fields(texts):
        value = getattr(texts, field.name)
        if is_dataclass(value):
            yield from lines(value)
        else:
            yield field.name, value


@pytest.mark.parametrize("name", bilingual())
def test_both_languages_leave_the_same_places_to_fill_in(name):
    texts = importlib.import_module(f"ui.texts.{name}").TEXTS
    assert set(texts) == {"nl", "en"}
    for (field, dutch), (_, english) in zip(lines(texts["nl"]), lines(texts["en"]), strict=True):
        if field not in ("language", "code"):
            assert places(dutch) == places(english), field


@pytest.mark.parametrize("name", bilingual())
def test_every_line_is_said_somewhere(name):
    code = [path.read_text(encoding="utf-8") for path in UI.rglob("*.py") if path.parent.name != "texts"]
    code += [path.read_text(encoding="utf-8") for path in (UI / "templates").glob("*.html")]
    code += [path.read_text(encoding="utf-8") for path in (UI / "texts").glob("*.py")]
    said = set(re.findall(r"\.(\w+)", "\n".join(code))) | set(
        re.findall(r"getattr\(\w+, \"(\w+)\"", "\n".join(code))
    )
    texts = importlib.import_module(f"ui.texts.{name}").TEXTS["nl"]
    assert [field for field, _ in lines(texts) if field not in said] == []
