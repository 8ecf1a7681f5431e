"""What people write about documents: ``documenten.yaml`` beside the files, and front matter in them.

A ``documenten.yaml`` maps file names to fields::

    functiebeschrijving-jurist.docx: {bestuur: Stad Lindervoorde, functie: jurist, datum: 4 maart 2021}
    oud/*: {negeren: true}
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter, ValidationError
from yaml.constructor import ConstructorError

from ingest.blocks import Identification
from ingest.cleaning import clean_characters, squeeze
from ingest.dates import iso_date
from ingest.errors import IngestError
from ingest.yaml_data import TWICE, parse_foreign_yaml

if TYPE_CHECKING:
    from ingest.sources import Source

FILE_NAME = "documenten.yaml"
NOTHING = Identification()
"""Nothing is written about the document."""
_WILD = re.compile(r"[*?[]")
"""Signs of a pattern."""
_LARGEST = 1_000_000
_LONGEST = 200
_FIELDS = {
    "title": ("titel", "title"),
    "organisation": ("bestuur", "organisatie", "organisation"),
    "organisation_type": ("soort",),
    "role": ("functie", "role"),
    "date": ("datum", "date"),
}
"""Field of an Identification -> its names in front matter, Dutch first."""


def _words(value: object) -> str:
    """Return the words of a field; raises ValueError when it holds something else."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | date):
        raise ValueError("hier wordt tekst verwacht")
    words = squeeze(clean_characters(str(value)))
    if len(words) > _LONGEST:
        raise ValueError(f"dit is langer dan {_LONGEST} tekens")
    return words


def _date(value: object) -> str:
    words = _words(value)
    iso = iso_date(words)
    if words and not iso:
        raise ValueError("dit is geen datum; schrijf bijvoorbeeld 4 maart 2021, 2021-03 of 2021")
    return iso


def _yes(value: object) -> object:
    """Return true and false for the Dutch words that YAML does not know."""
    return {"ja": True, "nee": False}.get(value.strip().lower(), value) if isinstance(value, str) else value


_Words = Annotated[str, BeforeValidator(_words)]


class _Entry(BaseModel):
    """What ``documenten.yaml`` says of one file or pattern."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    titel: _Words = ""
    bestuur: _Words = ""
    soort: _Words = ""
    functie: _Words = ""
    datum: Annotated[str, BeforeValidator(_date)] = ""
    negeren: Annotated[bool | None, BeforeValidator(_yes)] = None


_ENTRIES = TypeAdapter(dict[str, _Entry])
_REASONS = {
    "extra_forbidden": "dit veld bestaat niet; wel: " + ", ".join(_Entry.model_fields),
    "bool_type": "hier wordt ja of nee verwacht",
    "bool_parsing": "hier wordt ja of nee verwacht",
    "model_type": "hier worden velden verwacht: " + ", ".join(_Entry.model_fields),
    "string_type": "een bestandsnaam moet tekst zijn; zet er aanhalingstekens rond",
}


@dataclass(frozen=True, slots=True)
class _Declarations:
    """One ``documenten.yaml``."""

    folder: Path
    entries: Mapping[str, _Entry]
    """By name, path or pattern, comparable."""
    written: Mapping[str, str]
    """The same names as they are written."""

    def about(self, path: Path) -> list[_Entry]:
        """Return what it says of a file, the most precise first: its path, its name, then patterns."""
        relative, name = _names(path, self.folder)
        exact = [self.entries[key] for key in (relative, name) if key in self.entries]
        patterns = (key for key in self.entries if _WILD.search(key))
        return exact + [self.entries[key] for key in patterns if _matches(key, relative, name)]


def declare(sources: Iterable["Source"], given: Iterable[Path]) -> list["Source"]:
    """Return the sources with what is written beside them, without those that are to be left out.

    A file's own folder counts first, then the folders above it, up to the one that was given.
    Raises IngestError, one line that names the file and the field, for a ``documenten.yaml`` that
    cannot be read as one.
    """
    roots = [(path if path.is_dir() else path.parent).absolute() for path in given]
    known: dict[Path, _Declarations | None] = {}
    declared = []
    for source in sources:
        if source.path.name == FILE_NAME:
            continue
        found = []
        path = source.path.absolute()
        for folder in _folders(path, roots):
            if folder not in known:
                known[folder] = _read(folder)
            declarations = known[folder]
            found += declarations.about(path) if declarations else []
        if not next((entry.negeren for entry in found if entry.negeren is not None), False):
            identification = first_declared(*map(_identification, found))
            declared.append(source.declared_as(identification))
    return declared


def names_without_file(given: Iterable[Path]) -> list[str]:
    """Return the names in each ``documenten.yaml`` of the folders given that no file has, as lines to show.

    Such a name is a typing error more often than not. Raises IngestError as `declare` does.
    """
    lines = []
    for folder in sorted({folder for root in given if root.is_dir() for folder in _declaring(root)}):
        declarations = _read(folder)
        if declarations is None:
            continue
        names = [_names(path, folder) for path in folder.rglob("*") if path.is_file()]
        known = {name for pair in names for name in pair}
        for key, written in declarations.written.items():
            if key not in known and not (_WILD.search(key) and any(_matches(key, *pair) for pair in names)):
                lines.append(f"{folder / FILE_NAME}: geen enkel bestand heet {written}")
    return lines


def first_declared(*identifications: Identification) -> Identification:
    """Return one identification: of each field what the first one says that says anything.

    The kind of organisation is only taken from one that speaks of the same organisation.
    """
    names = [one.organisation for one in identifications if one.organisation]
    organisation = names[0] if names else ""
    kinds = [one.organisation_type for one in identifications if one.organisation in ("", organisation)]

    def first(values: Iterable[str]) -> str:
        return next((value for value in values if value), "")

    return Identification(
        title=first(one.title for one in identifications),
        organisation=organisation,
        organisation_type=first(kinds),
        role=first(one.role for one in identifications),
        date=first(one.date for one in identifications),
    )


def identification_from(mapping: object) -> Identification:
    """Return what front matter says of its document; fields that are unknown or no text are ignored.

    ``mapping``: the front matter as parsed; anything but a mapping says nothing.
    """
    if not isinstance(mapping, Mapping):
        return NOTHING
    fields = {str(name).strip().lower(): value for name, value in mapping.items()}
    values = {
        field: next((words for name in names if (words := _readable(fields.get(name), field))), "")
        for field, names in _FIELDS.items()
    }
    return Identification(**values)


def front_matter(text: str) -> Identification:
    """Return what YAML front matter (without its rules) says of its document, nothing when it is no YAML."""
    try:
        return identification_from(parse_foreign_yaml(text))
    except (yaml.YAMLError, ValueError, RecursionError):  # ValueError: "2021-02-31"
        return NOTHING


def _readable(value: object, field: str) -> str:
    try:
        return _date(value) if field == "date" else _words(value)
    except ValueError:
        return ""


def _identification(entry: _Entry) -> Identification:
    return Identification(entry.titel, entry.bestuur, entry.soort, entry.functie, entry.datum)


def _folders(path: Path, roots: Sequence[Path]) -> list[Path]:
    """Return the file's folder and those above it, up to the highest one that was given."""
    folders = [*path.parents]
    ends = [place for place, folder in enumerate(folders) if folder in roots]
    return folders[: max(ends, default=0) + 1]


def _declaring(root: Path) -> list[Path]:
    """Return the folders with a ``documenten.yaml``, hidden ones aside."""
    found = (path.parent for path in root.rglob(FILE_NAME))
    return [f for f in found if not any(part.startswith(".") for part in f.relative_to(root).parts)]


def _matches(pattern: str, relative: str, name: str) -> bool:
    """Tell whether a pattern fits a file: its path when it has a slash, else its name."""
    return fnmatchcase(relative if "/" in pattern else name, pattern)


def _names(path: Path, folder: Path) -> tuple[str, str]:
    """Return a file's path from the folder and its name, both comparable."""
    return _comparable(path.relative_to(folder).as_posix()), _comparable(path.name)


def _comparable(name: str) -> str:
    """Return a file name so that systems that write accents or capitals in another way agree."""
    return unicodedata.normalize("NFC", name).casefold()


def _read(folder: Path) -> _Declarations | None:
    path = folder / FILE_NAME
    if not path.is_file():
        return None
    if not path.resolve().is_relative_to(folder.resolve()):
        raise IngestError(f"{path}: het bestand is een koppeling naar buiten de map")
    try:
        if path.stat().st_size > _LARGEST:
            raise IngestError(f"{path}: het bestand is groter dan 1 MB")
        data: Any = parse_foreign_yaml(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise IngestError(f"{path}: het bestand is niet leesbaar") from error
    except yaml.YAMLError as error:
        raise IngestError(f"{path}{_line(error)}: {_fault(error)}") from error
    except (ValueError, RecursionError) as error:  # no UTF-8, "2021-02-31", a thousand brackets
        raise IngestError(f"{path}: dit is geen geldige YAML") from error
    try:
        entries = _ENTRIES.validate_python({} if data is None else data)
    except ValidationError as error:
        raise IngestError(f"{path}: {_problem(error)}") from error
    written = {_comparable(key).removeprefix("./"): key for key in entries}
    return _Declarations(folder, {key: entries[name] for key, name in written.items()}, written)


def _fault(error: yaml.YAMLError) -> str:
    twice = isinstance(error, ConstructorError) and error.problem == TWICE
    return "deze naam staat er twee keer" if twice else "dit is geen geldige YAML"


def _line(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f", regel {mark.line + 1}" if mark else ""


def _problem(error: ValidationError) -> str:
    """Return the first problem in one line of Dutch, with the file and the field it is in."""
    problem = error.errors(include_url=False)[0]
    kind = problem["type"]
    place = [str(part) for part in problem["loc"] if part != "[key]"]
    where = ", ".join(
        part for part in (place[0] if place else "", f"veld {place[1]}" if place[1:] else "") if part
    )
    if kind == "value_error":
        reason = str(problem["ctx"]["error"])
    else:
        reason = _REASONS.get(kind, "hier worden bestandsnamen met hun velden verwacht")
    return f"{where}: {reason}" if where else reason
