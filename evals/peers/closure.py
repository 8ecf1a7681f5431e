"""What an installation weighs: ``python -m evals.peers.closure NAME ...``, in the environment that holds it.

A distribution counts with all that it requires here, each once: the files that its RECORD lists, as they are
on the disk. Extras count only where something asks for them.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

_MB = 1_000_000
_SHORT = 40
"""Longest name of a licence: some write its whole text there."""


@dataclass(frozen=True, slots=True)
class Installed:
    """One distribution."""

    name: str
    """Its name, normalised."""
    version: str
    """Its version."""
    licence: str
    """As its metadata says it; "" where they do not."""
    megabytes: float
    """Its files."""


def main() -> None:
    """Print the closure of the names in the command line as JSON."""
    print(json.dumps([asdict(installed) for installed in closure(sys.argv[1:])]))


def closure(names: Iterable[str], path: Sequence[str] | None = None) -> list[Installed]:
    """Return the named distributions and all that they require, the named ones first, the largest first.

    ``path``: where to look instead of sys.path. A requirement that is not installed is left out; a
    named one raises LookupError.
    """
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    found = distributions(path=list(path)) if path is not None else distributions()
    here: dict[str, Distribution] = {}
    for distribution in found:
        here.setdefault(canonicalize_name(distribution.metadata["Name"]), distribution)
    given = [canonicalize_name(name) for name in names]
    if missing := [name for name in given if name not in here]:
        raise LookupError(f"not installed: {', '.join(missing)}")
    seen: set[tuple[str, str]] = set()
    todo: list[tuple[str, str]] = [(name, "") for name in given]
    while todo:
        name, extra = todo.pop()
        if (name, extra) in seen or name not in here:
            continue
        seen.add((name, extra))
        for line in here[name].requires or ():
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
                wanted = canonicalize_name(requirement.name)
                todo += [(wanted, ""), *((wanted, asked) for asked in requirement.extras)]
    weighed = [_weigh(name, here[name]) for name in {name for name, _ in seen}]
    return sorted(weighed, key=lambda one: (one.name not in given, -one.megabytes))


def _weigh(name: str, distribution: Distribution) -> Installed:
    paths = {Path(str(file.locate())) for file in distribution.files or ()}
    size = sum(path.stat().st_size for path in paths if path.is_file())
    return Installed(name, distribution.version, _licence(distribution), size / _MB)


def _licence(distribution: Distribution) -> str:
    metadata = distribution.metadata.json
    stated = str(metadata.get("license_expression") or metadata.get("license") or "")
    classifiers = [
        line.rpartition(" :: ")[2] for line in metadata.get("classifier") or () if line.startswith("License")
    ]
    short = _first_line(stated)
    if 0 < len(short) <= _SHORT:
        return short
    files = (file for file in distribution.files or () if file.name.upper().startswith("LICENSE"))
    texts = (Path(str(file.locate())).read_text("utf-8", "replace") for file in files)
    return ", ".join(classifiers) or next(map(_first_line, texts), "")


def _first_line(text: str) -> str:
    return next(iter(text.strip().splitlines()), "").strip()


if __name__ == "__main__":
    main()
