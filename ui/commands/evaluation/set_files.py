"""Writing the files that the commands of question sets make."""

from pathlib import Path

from ui.commands.console import UsageProblem, errors
from ui.commands.evaluation import set_texts as texts


def refuse_existing(path: Path, *, replace: bool) -> None:
    """Raise UsageProblem for a file that is there and may not be replaced, or that has no folder to be in."""
    if not path.parent.is_dir():
        raise UsageProblem(texts.NO_FOLDER.format(folder=path.parent))
    if path.exists() and not replace:
        raise UsageProblem(texts.EXISTS.format(path=path))


def write_file(path: Path, content: bytes, cases: int) -> None:
    """Write a file whole and tell how many cases it holds."""
    from vectorstore.layout import write_whole

    write_whole(path, content)
    line = texts.WRITTEN_ONE if cases == 1 else texts.WRITTEN
    errors.print(line.format(count=cases, path=path), markup=False, highlight=False)
