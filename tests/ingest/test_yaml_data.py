"""YAML that users bring: aliases are read, but not without end; no key twice; no code."""

import pytest
import yaml

from ingest.yaml_data import ALIAS, TWICE, parse_foreign_yaml

_LEVELS = 9


def test_what_a_program_wrote_once_for_two_places_is_read():
    shared = [{"document": "kortrijk.txt", "quote": "zes jaar"}]
    data = {"cases": [{"id": "a", "evidence": shared}, {"id": "b", "evidence": shared}]}
    text = yaml.safe_dump(data)
    assert "*" in text
    assert parse_foreign_yaml(text) == data


def test_a_merged_mapping_is_read():
    assert parse_foreign_yaml("a: &a {x: 1}\nb: {<<: *a, y: 2}")["b"] == {"x": 1, "y": 2}


@pytest.mark.parametrize("text", ["a: &a [x, *a]", "&a {x: {y: *a}}"])
def test_what_refers_to_itself_is_refused(text):
    with pytest.raises(yaml.composer.ComposerError, match=ALIAS):
        parse_foreign_yaml(text)


def test_what_doubles_without_end_is_refused():
    lines = ["a0: &a0 [" + ", ".join("x" * 10) + "]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, _LEVELS)]
    with pytest.raises(yaml.composer.ComposerError, match=ALIAS):
        parse_foreign_yaml("\n".join(lines))


def test_an_alias_of_nothing_is_no_yaml():
    with pytest.raises(yaml.composer.ComposerError, match="undefined alias"):
        parse_foreign_yaml("a: *b")


def test_a_key_that_comes_twice_is_refused_with_its_line():
    with pytest.raises(yaml.constructor.ConstructorError, match=TWICE) as raised:
        parse_foreign_yaml("a: 1\nb: 2\na: 3")
    assert raised.value.problem_mark.line == 2
