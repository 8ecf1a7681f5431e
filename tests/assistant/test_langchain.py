"""The assistant as LangChain parts."""

import pytest
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda

FACT = "Hoeveel bedraagt een maaltijdcheque bij de gemeente Eikendries?"


def test_a_runnable_takes_a_question(sample_assistant):
    runnable = sample_assistant.as_runnable()
    assert isinstance(runnable, Runnable)
    result = runnable.invoke(FACT)
    assert result["status"] == "answered"
    assert result["citations"][0]["organisation"] == "Eikendries"
    assert "id" not in result


def test_a_runnable_takes_a_question_with_history(sample_assistant):
    result = sample_assistant.as_runnable().invoke(
        {"id": "v-2", "question": "En in Elzerode?", "history": [FACT]}
    )
    assert result["id"] == "v-2"
    assert "6,50" in result["text"]
    assert "Elzerode" in result["standalone_question"]


@pytest.mark.parametrize("history", [None, (), []])
def test_history_may_be_absent(sample_assistant, history):
    result = sample_assistant.as_runnable().invoke({"question": FACT, "history": history})
    assert result["status"] == "answered"


def test_a_runnable_is_a_link_of_a_chain(sample_assistant):
    chain = sample_assistant.as_runnable() | RunnableLambda(lambda result: result["status"])
    assert chain.batch([FACT, "Hallo!"]) == ["answered", "out_of_scope"]


def test_a_retriever_returns_passages_in_rank_order(sample_assistant):
    retriever = sample_assistant.as_retriever()
    assert isinstance(retriever, BaseRetriever)
    found = retriever.invoke(FACT)
    assert len(found) == 10
    assert all(isinstance(item, Document) for item in found)
    assert "maaltijdcheques van 8 euro" in found[0].page_content
    for item in found:
        place = item.metadata
        assert place["organisation"] == "Eikendries"
        text = sample_assistant.documents[place["document"]].text
        assert item.page_content == text[place["start"] : place["end"]]
        assert 0 <= place["score"] <= 1


def test_a_retriever_has_a_limit(sample_assistant):
    assert len(sample_assistant.as_retriever(limit=3).invoke(FACT)) == 3
