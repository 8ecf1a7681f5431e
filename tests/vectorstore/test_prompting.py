"""Which prompts a model gets."""

import json

import pytest

from vectorstore.prompting import ORIGIN, ChosenPrompts, Prompts, known_as, prompts_for

E5 = Prompts("query: ", "passage: ")
SEARCH = "Represent this sentence for searching relevant passages: "


@pytest.mark.parametrize(
    ("name", "prompts"),
    [
        ("intfloat/multilingual-e5-small", E5),
        ("intfloat/multilingual-e5-base@main", E5),
        ("clips/e5-large-trm-nl", E5),
        ("/modellen/multilingual_e5_large", E5),
        ("BAAI/bge-m3", Prompts()),
        ("BAAI/bge-base-en-v1.5", Prompts(SEARCH, "")),
        ("Snowflake/snowflake-arctic-embed-l-v2.0", Prompts("query: ", "")),
        ("Snowflake/snowflake-arctic-embed-m", Prompts(SEARCH, "")),
        ("nomic-ai/nomic-embed-text-v1.5", Prompts("search_query: ", "search_document: ")),
        ("some/model-of-e50-things", Prompts()),
    ],
)
def test_a_model_gets_the_prompts_of_its_card(name, prompts):
    assert prompts_for(name, {}) == prompts


def test_an_instructed_model_gets_an_instruction_and_plain_passages():
    prompts = prompts_for("intfloat/multilingual-e5-large-instruct", {})
    assert prompts.query.startswith("Instruct: ")
    assert prompts.query.endswith("\nQuery: ")
    assert prompts.passage == ""


def test_what_a_model_says_of_itself_goes_first_unless_it_is_blank():
    assert prompts_for("x/e5-base", {"query": "q: ", "document": "d: "}) == Prompts("q: ", "d: ")
    assert prompts_for("x/e5-base", {"query": "q: "}) == Prompts("q: ", "")
    assert prompts_for("x/e5-base", {"query": "", "document": ""}) == E5
    assert prompts_for("x/e5-base", {"query": None}) == E5
    assert prompts_for("some/model", {"query": 3}) == Prompts()


def test_what_is_chosen_goes_before_everything_each_by_itself():
    assert prompts_for("x/e5-base", {}, ChosenPrompts(query="vraag: ")) == Prompts("vraag: ", "passage: ")
    assert prompts_for("x/y", {"query": "q: "}, ChosenPrompts("", "tekst: ")) == Prompts("", "tekst: ")


def test_a_folder_is_known_by_the_name_it_was_pulled_under_or_by_its_path(tmp_path):
    folder = tmp_path / "multilingual_E5_small" / "model"
    folder.mkdir(parents=True)
    assert known_as(str(folder)).endswith("multilingual-e5-small/model")
    assert prompts_for(str(folder), {}) == E5
    (folder / ORIGIN).write_text(json.dumps({"name": "BAAI/bge-m3"}))
    assert known_as(str(folder)) == "baai/bge-m3"
    assert prompts_for(str(folder), {}) == Prompts()
