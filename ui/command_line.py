"""The command line: ``functiewijzer``."""

import sys

import typer

from assistant.errors import AssistantError, ChatModelError, ChatModelUnusable
from ingest.errors import IngestError
from ui import command_texts as texts
from ui.access.errors import AccessError
from ui.commands.ask import ask
from ui.commands.console import Interrupted, OperationFailed, UsageProblem, errors
from ui.commands.doctor import doctor
from ui.commands.evaluation import evaluation
from ui.commands.evaluation.texts import EVAL
from ui.commands.ingest import ingest
from ui.commands.model import model
from ui.commands.model_texts import MODEL
from ui.commands.serve import serve
from ui.commands.user import user
from vectorstore.errors import IndexBusy, IndexDamaged, IndexNotWritten, ModelNotPulled, VectorStoreError

app = typer.Typer(help=texts.APP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.command(help=texts.INGEST)(ingest)
app.command(help=texts.ASK)(ask)
app.command(help=texts.SERVE)(serve)
app.command(help=texts.DOCTOR)(doctor)
app.add_typer(evaluation, name="eval", help=EVAL)
app.add_typer(model, name="model", help=MODEL)
app.add_typer(user, name="user", help=texts.USER)

# Typer carries its own copy of Click and exports only the leaves of its errors: this is their common root.
_CommandError: type[Exception] = typer.BadParameter.__mro__[2]


def main() -> None:
    """Run the command line: every foreseen problem is one Dutch line and an exit code."""
    if len(sys.argv) == 1:
        sys.argv.append("--help")
    try:
        code = app(standalone_mode=False)
    except (typer.Abort, KeyboardInterrupt):
        _fail(texts.INTERRUPTED, 130)
    except Interrupted as error:
        _fail(str(error), 130)
    except _CommandError as error:
        _fail(_usage(error), 2)
    except (UsageProblem, IngestError, AccessError, ChatModelUnusable) as error:
        _fail(str(error), 2)
    except (
        IndexBusy,
        IndexDamaged,
        IndexNotWritten,
        ModelNotPulled,
        ChatModelError,
        OperationFailed,
    ) as error:
        _fail(str(error), 1)
    except (VectorStoreError, AssistantError) as error:
        _fail(str(error), 2)
    except OSError as error:
        detail = texts.DISK_DETAILS.get(type(error), texts.DISK_OTHER if error.filename else texts.DISK_FULL)
        code = 2 if type(error) in texts.DISK_DETAILS else 1
        _fail(texts.DISK.format(detail=detail.format(path=error.filename or "")), code)
    else:
        sys.exit(code if isinstance(code, int) else 0)


def _usage(error: Exception) -> str:
    option = getattr(error, "option_name", None)
    if option:
        return texts.UNKNOWN_OPTION.format(name=option)
    parameter = getattr(getattr(error, "param", None), "name", None)
    if parameter:
        missing = "Missing" in type(error).__name__
        name = texts.PARAMETERS.get(parameter, parameter)
        return (texts.MISSING if missing else texts.BAD_VALUE).format(name=name)
    quoted = getattr(error, "message", "").split("'")
    if "command" in quoted[0].lower() and len(quoted) > 1:
        return texts.UNKNOWN_COMMAND.format(name=quoted[1])
    return texts.USAGE


def _fail(line: str, code: int) -> None:
    errors.print(f"{texts.FAULT}: {line}", markup=False)
    sys.exit(code)


if __name__ == "__main__":
    main()
