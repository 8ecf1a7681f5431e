"""An interview on a terminal: plain lines in and out, so that it works over any connection."""

from collections.abc import Mapping, Sequence

from ui.commands.console import output
from ui.commands.evaluation import set_texts as texts


class TerminalDialogue:
    """Talks with who sits at the terminal, or with a file of lines."""

    def tell(self, line: str = "") -> None:
        """Show a line."""
        output.print(line, markup=False, highlight=False)

    def ask(self, question: str, proposal: str = "") -> str:
        """Return what is typed, trimmed; the proposal where that is nothing.

        Raises EOFError at the end of the input, also where that is no text.
        """
        shown = texts.PROPOSED.format(question=question, proposal=proposal) if proposal else question
        self.tell()
        try:
            typed = input(f"{shown}\n> ")
        except UnicodeDecodeError as error:
            raise EOFError from error
        # A terminal may hand over bytes that are no letters, which no file of text can hold.
        return typed.encode("utf-8", "replace").decode().strip() or proposal

    def choose(self, question: str, options: Sequence[str], others: Mapping[str, str]) -> int | str:
        """Return the place of the option that is chosen, or the letter of something else."""
        self.tell()
        for number, option in enumerate(options, start=1):
            self.tell(f"  {texts.CHOICE.format(number=number, option=option)}")
        letters = [texts.CHOOSE_OTHER.format(letter=key, meaning=value) for key, value in others.items()]
        numbers = [texts.CHOOSE_RANGE if len(options) > 1 else texts.CHOOSE_ONE] if options else []
        hint = "; ".join([*(line.format(count=len(options)) for line in numbers), *letters])
        while True:
            typed = self.ask(f"{question} ({hint})").casefold()
            if typed in others:
                return typed
            if typed.isdecimal() and 1 <= int(typed) <= len(options):
                return int(typed) - 1
            self.tell(texts.NOT_A_CHOICE)
