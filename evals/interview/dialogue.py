"""How an interview talks: three verbs that any terminal, or a test, can do."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from evals.interview import texts


class Dialogue(Protocol):
    """The evaluator at the other side."""

    def tell(self, line: str = "") -> None:
        """Show a line."""

    def ask(self, question: str, proposal: str = "") -> str:
        """Return what the evaluator types, trimmed; the proposal where that is nothing.

        Raises EOFError when nobody will ever type any more, and KeyboardInterrupt when told to stop.
        """

    def choose(self, question: str, options: Sequence[str], others: Mapping[str, str]) -> int | str:
        """Show numbered options, and return the place of the one that was chosen, counted from 0.

        ``others``: letters to type instead, each with what it does; the letter is returned.
        """


def confirm(dialogue: Dialogue, question: str, *, proposal: bool) -> bool:
    """Return whether the evaluator says yes."""
    while True:
        hint = texts.YES_OR_NO[proposal]
        typed = dialogue.ask(f"{question} {hint}").casefold()
        if not typed:
            return proposal
        if typed in texts.YES or typed in texts.NO:
            return typed in texts.YES
        dialogue.tell(texts.SAY_YES_OR_NO)


def ask_lines(dialogue: Dialogue, question: str) -> list[str]:
    """Return what the evaluator types line by line, up to an empty one."""
    typed: list[str] = []
    while line := dialogue.ask(question if not typed else texts.NEXT_LINE):
        typed.append(line)
    return typed
