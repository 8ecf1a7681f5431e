"""Small source files, a reader and a model for them: quick enough to build hundreds of indexes.

Also a program: it forks a process for each ingest that it is told to do, so that tests can end one at any
moment without waiting for Python to start.
"""

import codecs
import hashlib
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

from ingest.blocks import Block, BlockKind, Reading
from ingest.errors import IngestError
from ingest.model import Document
from ingest.reading import document_from
from ingest.sources import Source
from vectorstore import Embedder, VectorStoreError
from vectorstore.lexical import LexicalIndex
from vectorstore.models import Model
from vectorstore.synchronise import Report, synchronise

NOBODY = 65534
DIMENSION = 64


class HashedWords:
    """Stands in for a model: the signed counts of words, hashed."""

    def encode(self, texts: Sequence[str], prompt: str) -> NDArray[np.float32]:
        """Return vectors (texts, DIMENSION) of length 1."""
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in (text, *text.lower().split()):
                digest = hashlib.sha256(word.encode()).digest()
                vectors[row, digest[0] % DIMENSION] += 1 if digest[1] % 2 else -1.5
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of reading a file."""

    source: Source
    document: Document | None
    reason: str = ""


def small_model(revision: str = "1") -> Model:
    """Return a model that needs no library."""
    embedder = Embedder("klein", revision, DIMENSION, "", "", HashedWords().encode, _no_library)
    return Model("klein", revision, lambda: embedder)


def _no_library() -> NoReturn:
    raise AssertionError("the small model is no SentenceTransformer")


def read_small(sources: Iterable[Source]) -> Iterator[Outcome]:
    """Read text files, a passage a line; one that holds ``kapot`` cannot be read."""
    for source in sources:
        data = source.path.read_bytes()
        if b"kapot" in data:
            yield Outcome(source, None, "het bestand is beschadigd")
            continue
        lines = [line for line in data.decode().split("\n") if line]
        blocks = [Block(BlockKind.ITEM, line, marker="-") for line in lines]
        try:
            document = document_from(Reading(tuple(blocks)), source.name, hashlib.sha256(data).hexdigest())
        except IngestError as error:
            yield Outcome(source, None, str(error))
        else:
            yield Outcome(source, document)


def ingest_small(folder: Path, directory: Path, model: Model | None = None, **options: object) -> Report:
    """Synchronise an index with the files in a folder."""
    options.setdefault("read", read_small)
    sources = [Source.at(path) for path in sorted(folder.iterdir())]
    return synchronise(sources, directory, model or small_model(), **options)  # type: ignore[arg-type]


def write_generation(folder: Path, generation: int) -> None:
    """Write three files of which one stays as it was, one changes, and one goes and another comes."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("komt-*.txt"):
        path.unlink()
    stays = "\n".join(f"Vaste taak nummer {number} blijft altijd gelden." for number in range(30))
    (folder / "blijft.txt").write_text(stays)
    changes = "\n".join(f"Wisselende taak {number} van generatie {generation}." for number in range(5))
    (folder / "wisselt.txt").write_text(changes)
    (folder / f"komt-{generation}.txt").write_text(f"Dit komt bij generatie {generation}.")


def _ingest(order: dict[str, object]) -> int:
    """Do an ingest in this process; return 0, or 3 for an error that the user is told in one line."""
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(str(order.get("bytes", most))), most))
    if order.get("unprivileged") and os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        ingest_small(Path(str(order["folder"])), Path(str(order["directory"])))
    except (VectorStoreError, OSError) as error:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
        return 3
    return 0


def _fork(work: Callable[[], int]) -> int:
    child = os.fork()
    if child == 0:
        try:
            code = work()
        except BaseException as error:
            print(f"{error!r}", file=sys.stderr, flush=True)
            code = 1
        os._exit(code)
    return child


def main() -> None:
    """Fork an ingest for each order in a line of the input, all at once; say how they ended."""
    for module in ("vectorstore.build", "chromadb.api.client"):  # so that a child need not import them
        import_module(module)
    LexicalIndex.build(["warm"])
    codecs.lookup("ascii")  # a process without rights cannot load the codec
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        orders = json.loads(line)
        children = [_fork(lambda order=order: _ingest(order)) for order in orders]  # type: ignore[misc]
        for child, order in zip(children, orders, strict=True):
            if "kill_after" in order:
                time.sleep(float(order["kill_after"]))
                os.kill(child, signal.SIGKILL)  # it is still ours: nobody has waited for it yet
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        print(json.dumps(codes), flush=True)


if __name__ == "__main__":
    main()
