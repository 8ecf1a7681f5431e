"""The assistant as parts that plug into LangChain."""

from typing import TYPE_CHECKING, Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import ConfigDict

if TYPE_CHECKING:
    from assistant.assistant import Assistant


class PassageRetriever(BaseRetriever):
    """Returns the passages that the assistant would use or consider, in rank order."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Any
    """The assistant to ask."""
    limit: int = 10
    """Most passages to return."""

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[LangChainDocument]:
        answer = self.assistant.ask(query)
        documents = self.assistant.documents
        return [
            LangChainDocument(
                page_content=item.text,
                metadata={
                    "document": item.document,
                    "organisation": documents[item.document].organisation,
                    "start": item.start,
                    "end": item.end,
                    "score": item.score,
                },
            )
            for item in answer.retrieved[: self.limit]
        ]


def as_runnable(assistant: "Assistant") -> Runnable[Any, dict[str, Any]]:
    """Return a Runnable: a question, or {"question": ..., "history": [...]}, in; the result object out."""

    def run(value: Any) -> dict[str, Any]:  # noqa: ANN401 - LangChain hands over anything
        if isinstance(value, dict):
            return assistant.ask(value["question"], value.get("history") or ()).to_dict(value.get("id"))
        return assistant.ask(value).to_dict()

    return RunnableLambda(run, name="functiewijzer")
