"""The Markdown of answers in the chat: its [n] lead to the citations of the answer they stand in."""

from collections.abc import Collection

from markupsafe import Markup

from assistant.markdown import render_markdown as render_answer
from ui.chat.references import citation_reference


def render_markdown(
    markdown: str, turn: int, numbers: Collection[int], title: str, partly: Markup | None = None
) -> Markup:
    """Return untrusted Markdown of an answer as HTML on one line that can do nothing but be read.

    A [n] becomes a link to its citation when n is one of the numbers; ``title`` tells what it is
    ("Bron {number}"). ``partly``: what stands behind a statement that is supported in part.
    """
    references = {number: citation_reference(turn, number) for number in numbers}
    return render_answer(markdown, references, title, partly or Markup())
