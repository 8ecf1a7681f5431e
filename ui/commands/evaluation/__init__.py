"""``functiewijzer eval``: a group of commands, one module each; without a command's name it is ``run``."""

import typer

from ui.commands.evaluation import set_texts, statement_texts, texts
from ui.commands.evaluation.check import check
from ui.commands.evaluation.drafts import drafts
from ui.commands.evaluation.group import DEFAULT, DefaultGroup
from ui.commands.evaluation.new import new
from ui.commands.evaluation.report import report
from ui.commands.evaluation.run import run
from ui.commands.evaluation.sheets import export, import_sheet
from ui.commands.evaluation.statements import statements

evaluation = typer.Typer(cls=DefaultGroup, subcommand_metavar="[OPDRACHT] VRAGENSET")

# One line for each command, in the order of the help.
evaluation.command(name=DEFAULT, help=texts.RUN)(run)
evaluation.command(help=texts.REPORT)(report)
evaluation.command(help=set_texts.CHECK)(check)
evaluation.command(help=set_texts.NEW)(new)
evaluation.command(help=set_texts.DRAFTS)(drafts)
evaluation.command(help=set_texts.EXPORT)(export)
evaluation.command(name="import", help=set_texts.IMPORT)(import_sheet)
evaluation.command(help=statement_texts.STATEMENTS)(statements)
