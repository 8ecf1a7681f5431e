"""The question sets that can be run: those shipped, and those that evaluators uploaded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path, PurePath, PureWindowsPath

from evals import EvaluationError, QuestionSet
from evals.questions import dump_question_set, parse_question_set
from evals.runs.fit import documents_of
from ingest.model import Document
from ingest.yaml_data import parse_foreign_yaml, parse_yaml
from ui.evaluation.names import slug
from ui.texts.evaluation import EvaluationTexts
from vectorstore.layout import write_whole

MAX_BYTES = 1_000_000
"""Size of the largest question set that is read."""
MAX_CASES = 2_000
"""A larger set would keep the machine busy for hours."""
MAX_SETS = 200
_SPREADSHEETS = (".csv", ".xlsx")
_SHIPPED = "functiewijzer"
_OWN = "eigen"


class PageProblem(EvaluationError):
    """The line is in the language of the page; those of other evaluation errors are Dutch."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A question set to choose."""

    key: str
    """Names it in forms ("functiewijzer:samples", "eigen:eerste-proef")."""
    name: str
    """What it calls itself, or its file where it cannot be read."""
    cases: int = 0
    """How many questions it has."""
    named: int = 0
    """How many documents it takes its evidence from."""
    missing: int = 0
    """How many of those are not in the index."""
    problem: str = ""
    """Why it cannot be read, one line."""

    @property
    def is_own(self) -> bool:
        """Tell whether it was added here: what is shipped cannot be deleted."""
        return self.key.startswith(f"{_OWN}:")

    @property
    def fits(self) -> bool:
        """Tell whether it can be run: at least one of the documents that it is about is there."""
        return not self.problem and (self.named == 0 or self.missing < self.named)


class QuestionSets:
    """The sets shipped and those in a folder, which evaluators add to."""

    def __init__(self, folder: Path | None, texts: EvaluationTexts) -> None:
        self._folder = folder
        self._texts = texts

    def offers(self, documents: Mapping[str, Document]) -> tuple[Offer, ...]:
        """Return the sets, each with how it fits the documents, which are given by file name."""
        return tuple(self._offer(key, path, documents) for key, path in self._paths())

    def read(self, key: str) -> QuestionSet:
        """Return the set of an offer. Raises EvaluationError, one line, when it is gone or cannot be read."""
        path = dict(self._paths()).get(key)
        if path is None:
            raise PageProblem(self._texts.no_such_set)
        return self._read(key, path)

    def check_fit(self, question_set: QuestionSet, documents: Mapping[str, Document]) -> None:
        """Raise EvaluationError, one line, when none of the documents that the set is about is there."""
        named = documents_of(question_set)
        if named and not named & documents.keys():
            example = sorted(named)[0]
            raise PageProblem(self._texts.set_does_not_fit.format(name=question_set.name, document=example))

    def add(
        self, content: bytes, documents: Mapping[str, Document], *, replace: bool, file_name: str = ""
    ) -> str:
        """Keep an uploaded set and return the key of its offer; a spreadsheet is kept as YAML.

        ``file_name``: tells a spreadsheet, and names a set that does not name itself. Raises
        EvaluationError, one line, when it is no question set, does not fit the documents, or has the
        name of one that is shipped, or of another and may not ``replace`` it.
        """
        name = PureWindowsPath(file_name)  # which knows both kinds of slashes
        if name.suffix.lower() in _SPREADSHEETS and len(content) <= MAX_BYTES:
            content = self._of_spreadsheet(content, name)
        question_set = self._parse(content, self._texts.uploaded_file, foreign=True)
        self.check_fit(question_set, documents)
        if self._folder is None:
            raise PageProblem(self._texts.nothing_kept)
        path = self._folder / f"{slug(question_set.name)}.yaml"
        if f"{_SHIPPED}:{path.stem}" in dict(self._paths()):  # their runs would look alike
            raise PageProblem(self._texts.set_is_shipped.format(name=question_set.name))
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if path.exists() and path.read_bytes() != content and not replace:
                raise PageProblem(self._texts.set_exists.format(name=question_set.name))
            if not path.exists() and len(list(self._own())) >= MAX_SETS:
                raise PageProblem(self._texts.too_many_sets.format(count=MAX_SETS))
            write_whole(path, content)
        except OSError as error:
            raise PageProblem(self._texts.set_not_kept) from error
        return f"{_OWN}:{path.stem}"

    def delete(self, key: str) -> None:
        """Delete a set that was added here. Raises EvaluationError when there is none, and OSError."""
        own = {f"{_OWN}:{path.stem}": path for path in self._own()}
        if key not in own:
            raise PageProblem(self._texts.no_such_set)
        own[key].unlink()

    def _of_spreadsheet(self, content: bytes, file_name: PurePath) -> bytes:
        from evals.spreadsheets import SheetProblems, read_spreadsheet

        try:
            return dump_question_set(read_spreadsheet(content, file_name.suffix, file_name.stem)).encode()
        except EvaluationError as error:
            line = str(error)
            if isinstance(error, SheetProblems) and len(error.lines) > 1:
                line = self._texts.more_problems.format(line=line, count=len(error.lines) - 1)
            raise EvaluationError(f"{self._texts.uploaded_file}: {line}") from error

    def _paths(self) -> Iterator[tuple[str, Path]]:
        shipped = Path(str(files("evals") / "sets"))
        for path in sorted(shipped.glob("*.yaml")):
            yield f"{_SHIPPED}:{path.stem}", path
        for path in sorted(self._own())[:MAX_SETS]:
            yield f"{_OWN}:{path.stem}", path

    def _own(self) -> Iterator[Path]:
        if self._folder is not None and self._folder.is_dir():
            for path in self._folder.glob("*.yaml"):
                if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                    yield path

    def _offer(self, key: str, path: Path, documents: Mapping[str, Document]) -> Offer:
        try:
            question_set = self._read(key, path)
        except EvaluationError as error:
            return Offer(key, path.name, problem=str(error))
        named = documents_of(question_set)
        missing = len(named - documents.keys())
        return Offer(key, question_set.name, len(question_set.cases), len(named), missing)

    def _read(self, key: str, path: Path) -> QuestionSet:
        try:
            state = path.stat()
            if state.st_size > MAX_BYTES:
                raise PageProblem(self._texts.set_too_large)
            content = path.read_bytes()
        except OSError as error:
            raise PageProblem(self._texts.no_such_set) from error
        return self._parse(content, path.name, foreign=key.startswith(f"{_OWN}:"))

    def _parse(self, content: bytes, name: str, *, foreign: bool) -> QuestionSet:
        if len(content) > MAX_BYTES:
            raise PageProblem(self._texts.set_too_large)
        question_set = _parsed(content, name, foreign)
        if len(question_set.cases) > MAX_CASES:
            raise PageProblem(self._texts.set_too_long.format(count=MAX_CASES))
        return question_set


@lru_cache(maxsize=64)
def _parsed(content: bytes, name: str, foreign: bool) -> QuestionSet:
    """Parse once: the page lists every set, and large ones take long."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{name}: geen geldige YAML") from error
    return parse_question_set(text, name, parse_foreign_yaml if foreign else parse_yaml)
