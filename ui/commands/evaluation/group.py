"""A group of commands of which one is meant when none is named."""

from typing import Any

from typer.core import TyperGroup

DEFAULT = "run"
"""The command that is meant when the first word names none."""


class DefaultGroup(TyperGroup):
    """Reads ``eval SET --out DIR`` as ``eval run SET --out DIR``, also when the options come first."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's own copy of Click
        """Put the default command before words that name no command and ask for no help."""
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)
