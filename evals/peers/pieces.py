"""Texts cut as a plain pipeline cuts them."""

from collections.abc import Iterable

CHARACTERS, SHARED_CHARACTERS = 1_000, 200
"""Length of a piece in the LangChain tutorial, and how much of it the next one repeats."""
TOKENS, SHARED_TOKENS = 400, 80
"""The same in tokens of the embedder, with as large a share repeated."""


def cut(texts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pieces of named texts, in order, as the LangChain tutorial cuts them: (name, piece)."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=CHARACTERS, chunk_overlap=SHARED_CHARACTERS)
    return [(name, piece) for name, text in texts for piece in splitter.split_text(text)]
