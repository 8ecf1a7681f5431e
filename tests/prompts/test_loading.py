"""Loading prompts."""

import re
from importlib import resources
from string import Template

import pytest

from prompts import PromptError, load_prompt, loading, prompt_hash, prompt_versions

PROMPTS = sorted(
    entry.name.removesuffix(".md")
    for entry in resources.files("prompts").iterdir()
    if entry.name.endswith(".md")
)


def names_in(name):
    source = resources.files("prompts").joinpath(f"{name}.md").read_text(encoding="utf-8")
    return Template(source).get_identifiers()


def test_there_are_prompts():
    assert {"answer_system", "answer_user"} <= set(PROMPTS)


@pytest.mark.parametrize("name", PROMPTS)
def test_every_prompt_renders_with_all_its_names_filled_in(name):
    values = {key: f"<{key}>" for key in names_in(name)}
    text = load_prompt(name, **values)
    assert text.strip()
    assert all(value in text for value in values.values())
    assert not Template(text).get_identifiers()


@pytest.mark.parametrize("name", [name for name in PROMPTS if names_in(name)])
def test_a_missing_name_is_rejected(name):
    first, *others = names_in(name)
    with pytest.raises(PromptError, match=first):
        load_prompt(name, **dict.fromkeys(others, "x"))


@pytest.mark.parametrize("name", PROMPTS)
def test_an_unexpected_name_is_rejected(name):
    with pytest.raises(PromptError, match="verrassing"):
        load_prompt(name, **dict.fromkeys([*names_in(name), "verrassing"], "x"))


def test_an_unknown_prompt_is_rejected():
    with pytest.raises(PromptError, match="bestaat niet"):
        load_prompt("nooit-gemaakt")


def test_a_value_is_put_in_as_it_is():
    question = "Kost dat $passages, {of} 5 $? \\1"
    assert question in load_prompt("answer_user", question=question, passages="geen", history="")


def test_the_system_prompt_shows_the_json_that_the_reader_of_replies_understands():
    from assistant.compose.replies import read_reply

    claims = read_reply(load_prompt("answer_system"))
    assert claims[0].sources == ("code",)
    assert claims[1].sources == ("p0a1b2c3",)


@pytest.mark.parametrize("name", PROMPTS)
def test_a_prompt_is_sent_without_its_version(name):
    assert "versie:" not in load_prompt(name, **dict.fromkeys(names_in(name), "x"))


def test_the_versions_are_told_with_the_beginning_of_the_hash():
    names = ("answer_system", "answer_user")
    told = re.fullmatch(r"answer_system \d+, answer_user \d+ \((\w{12})\)", prompt_versions(*names))
    assert told is not None
    assert prompt_hash(*names).startswith(told.group(1))


def test_a_prompt_without_a_version_is_rejected(monkeypatch):
    monkeypatch.setattr(loading, "_source", lambda name: "Zonder versie.")
    with pytest.raises(PromptError, match="zonder versie: answer_system"):
        load_prompt("answer_system")


def test_a_hash_is_that_of_these_prompts():
    assert len(prompt_hash("answer_system")) == 64
    hashes = [prompt_hash(*names) for names in (["answer_system"], ["answer_user"], PROMPTS, PROMPTS[::-1])]
    assert len(set(hashes)) == 4
    with pytest.raises(PromptError, match="bestaat niet"):
        prompt_hash("answer_system", "nooit-gemaakt")
