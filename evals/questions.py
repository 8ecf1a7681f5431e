"""Question sets: the questions of an evaluation, and what a right answer must hold."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StrictBool,
    StrictStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from evals.errors import EvaluationError
from evals.figures import FIGURES
from evals.matching import normalise
from evals.thresholds import Bound, parse_bound
from ingest.model import Document
from ingest.yaml_data import ALIAS, TWICE, parse_foreign_yaml

NO_YAML = "geen geldige YAML"
"""What is said of a text that cannot be read."""


class Kind(StrEnum):
    """What a question asks for, or how it is asked."""

    FACT = "fact"
    LIST = "list"
    TABLE = "table"
    COMPARE = "compare"
    CORPUS = "corpus"
    FOLLOW_UP = "follow-up"
    PARAPHRASE = "paraphrase"
    ENGLISH = "english"
    TYPO = "typo"
    UNANSWERABLE = "unanswerable"
    INJECTION = "injection"


def _with_words(value: str) -> str:
    if not normalise(value):
        raise PydanticCustomError("no_words", "bevat geen letters of cijfers")
    return value


def _listed(value: object) -> object:
    """Read a left-out list as an empty one."""
    return [] if value is None else value


def _alternatives(value: object) -> object:
    """Read a single wording as a list of one."""
    return value if isinstance(value, list | tuple) else [value]


def _named(value: object) -> object:
    """Read left-out fields as none."""
    return {} if value is None else value


def _bound(value: object) -> object:
    try:
        return value if isinstance(value, Bound) else parse_bound(str(value))
    except ValueError as error:
        raise PydanticCustomError("bound", 'moet zijn als: ">= 0.85" of "<= 0.05"') from error


_Bound = Annotated[Bound, BeforeValidator(_bound), PlainSerializer(str, return_type=str)]
Words = Annotated[StrictStr, AfterValidator(_with_words)]
Fact = Annotated[tuple[Words, ...], BeforeValidator(_alternatives), Field(min_length=1)]
Identifier = Annotated[StrictStr, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)


class Evidence(_Strict):
    """A place where the answer stands."""

    document: Words
    """File name."""
    quote: Words
    """Its words, verbatim, inside one sentence, list item or table cell."""


class Case(_Strict):
    """One question, and what a right answer holds."""

    id: Identifier
    """Unique in the set, kebab-case."""
    kind: Kind
    """What it asks for, or how."""
    question: Words
    """As a user asks it."""
    history: Annotated[tuple[Words, ...], BeforeValidator(_listed)] = ()
    """Earlier questions of the same conversation, oldest first."""
    answerable: StrictBool
    """False: the documents do not answer it, and the right answer says so."""
    evidence: Annotated[tuple[Evidence, ...], BeforeValidator(_listed)] = ()
    """Where the answer stands; empty when not answerable."""
    facts: Annotated[tuple[Fact, ...], BeforeValidator(_listed)] = ()
    """What the answer must say: for each fact its alternative wordings."""
    forbidden: Annotated[tuple[Words, ...], BeforeValidator(_listed)] = ()
    """What a right answer does not say."""
    plain: Words | None = None
    """The same question by itself and plainly worded; asked as well, to tell what the wording costs."""
    note: StrictStr = ""
    """A remark of the author for who reads the set; not used."""

    @field_validator("history")
    @classmethod
    def _follows_something(cls, value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if info.data.get("kind") is Kind.FOLLOW_UP and not value:
            raise PydanticCustomError("no_history", "ontbreekt bij een vervolgvraag (follow-up)")
        return value

    @field_validator("evidence")
    @classmethod
    def _fits_answerable(cls, value: tuple[Evidence, ...], info: ValidationInfo) -> tuple[Evidence, ...]:
        answerable = info.data.get("answerable")
        if answerable is True and not value:
            raise PydanticCustomError("no_evidence", "ontbreekt, terwijl answerable true is")
        if answerable is False and value:
            raise PydanticCustomError("evidence", "moet leeg zijn, want answerable is false")
        return value


class QuestionSet(_Strict):
    """The questions of one evaluation."""

    name: Words
    """Short name, shown in reports."""
    thresholds: Annotated[Mapping[str, _Bound], BeforeValidator(_named)] = Field(default_factory=dict)
    """What figures must reach for the run to be good, by their names."""
    cases: Annotated[tuple[Case, ...], Field(min_length=1)]
    """The questions, in order."""

    @field_validator("thresholds")
    @classmethod
    def _known_figures(cls, value: Mapping[str, Bound]) -> Mapping[str, Bound]:
        for name in value:
            if name not in FIGURES:
                raise PydanticCustomError("figure", "{name} is geen bekend cijfer", {"name": name})
        return value

    @field_validator("cases")
    @classmethod
    def _unique_ids(cls, value: tuple[Case, ...]) -> tuple[Case, ...]:
        seen: set[str] = set()
        for case in value:
            if case.id in seen:
                raise PydanticCustomError(
                    "duplicate", "id {case} komt meer dan één keer voor", {"case": case.id}
                )
            seen.add(case.id)
        return value

    @classmethod
    def parse(cls, data: object) -> Self:
        """Return the question set in plain data; raises EvaluationError with one Dutch line."""
        if not isinstance(data, dict):
            raise EvaluationError("geen vragenset: bovenaan moeten de velden name en cases staan")
        try:
            return cls.model_validate(data)
        except ValidationError as error:
            raise EvaluationError(_explain(error.errors(include_url=False)[0], data)) from error


def load_question_set(path: Path) -> QuestionSet:
    """Read a question set from a YAML file (format: docs/question-sets.md).

    Raises EvaluationError with one Dutch line that names the file, the case and the field.
    """
    return parse_question_set(read_text(path), str(path))


def read_text(path: Path) -> str:
    """Return the text of a question set's file. Raises EvaluationError with one Dutch line."""
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise EvaluationError(f"vragenset niet gevonden: {path}") from error
    except OSError as error:
        raise EvaluationError(f"vragenset niet leesbaar: {path}") from error
    except ValueError as error:
        raise EvaluationError(f"{path}: {NO_YAML}") from error


def parse_question_set(
    text: str, source: str, parse: Callable[[str], object] = parse_foreign_yaml
) -> QuestionSet:
    """Return the question set in a YAML text; ``source``: what the text is called in errors.

    ``parse`` reads the YAML; ``ingest.yaml_data.parse_yaml`` is quicker, for the sets that are shipped.
    Raises EvaluationError as load_question_set does.
    """
    try:
        data = parse(text)
    except yaml.MarkedYAMLError as error:
        line = f" (regel {error.problem_mark.line + 1})" if error.problem_mark else ""
        raise EvaluationError(f"{source}: {explain_yaml(error)}{line}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: an impossible date
        raise EvaluationError(f"{source}: {NO_YAML}") from error
    try:
        return QuestionSet.parse(data)
    except EvaluationError as error:
        raise EvaluationError(f"{source}: {error}") from error


def dump_question_set(question_set: QuestionSet) -> str:
    """Return the question set as YAML that load_question_set reads."""
    data = question_set.model_dump(mode="json")
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)


def plain_id(case_id: str) -> str:
    """Return the id of the result for the plain form of a case (``Case.plain``)."""
    return f"{case_id}@plain"


def check_quotes(question_set: QuestionSet, documents: Mapping[str, Document]) -> list[str]:
    """Return a Dutch line for each quote that does not stand in its document; none when all do.

    ``documents``: by file name. Compares letters and digits only.
    """
    texts = {name: normalise(document.text) for name, document in documents.items()}
    return list(_misplaced(question_set, texts))


def _misplaced(question_set: QuestionSet, texts: Mapping[str, str]) -> Iterator[str]:
    for case in question_set.cases:
        for evidence in case.evidence:
            if evidence.document not in texts:
                yield f"vraag {case.id}: document {evidence.document} is er niet"
            elif normalise(evidence.quote) not in texts[evidence.document]:
                yield f"vraag {case.id}: „{evidence.quote}” staat niet in {evidence.document}"


_PROBLEMS = {
    "missing": "ontbreekt",
    "extra_forbidden": "is geen bekend veld",
    "string_type": "moet tekst zijn (zet een getal, datum, ja of nee tussen aanhalingstekens)",
    "string_pattern_mismatch": "mag alleen kleine letters, cijfers en koppeltekens hebben",
    "bool_type": "moet true of false zijn",
    "enum": f"moet een van deze zijn: {', '.join(Kind)}",
    "tuple_type": "moet een lijst zijn",
    "too_short": "is leeg",
    "model_type": "moet velden met een waarde hebben",
}


def _explain(error: ErrorDetails, data: Mapping[Any, Any]) -> str:
    place = error["loc"]
    if place[:1] == ("cases",) and len(place) > 1 and isinstance(place[1], int):
        name = f"vraag {case_name(data['cases'][place[1]], place[1])}"
        separator = ", " if place[2:] else ": "
        return f"{name}{separator}{explain_field(error, place[2:])}"
    return explain_field(error, place)


def explain_yaml(error: yaml.MarkedYAMLError) -> str:
    """Return in Dutch why ``parse_foreign_yaml`` does not read a text."""
    if error.problem == TWICE:
        return "een veld staat er twee keer"
    if error.problem == ALIAS:
        return f"{NO_YAML}: verwijzingen (& en *) zonder einde"
    return NO_YAML


def explain_field(error: ErrorDetails, place: Sequence[int | str]) -> str:
    """Return in Dutch what pydantic found; ``place``: where, as in ("evidence", 0, "quote")."""
    problem = _PROBLEMS.get(error["type"], error["msg"])
    name = " ".join(str(step + 1) if isinstance(step, int) else step for step in place)
    return f"veld {name}: {problem}" if name else problem


def case_name(case: object, position: int) -> str:
    """Return the id of a case that may not be one, or which one it is (position: counted from 0)."""
    name = case.get("id") if isinstance(case, dict) else None
    return name if isinstance(name, str) and name else f"nummer {position + 1}"
