"""Taking in what is read from files: what becomes a document of the index, and what does not and why."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from ingest.fingerprint import declared_fingerprint
from ingest.model import Document
from ingest.sources import Source
from vectorstore.errors import IndexDamaged
from vectorstore.incoming import Incoming
from vectorstore.kept import read_document_of
from vectorstore.planning import Plan

NOT_READ_AGAIN = "kon niet opnieuw gelezen worden ({reason}); de vorige lezing blijft"
NO_LONGER_READ = "kon niet meer gelezen worden: {reason}"


class Outcome(Protocol):
    """What came of reading one file."""

    @property
    def source(self) -> Source:
        """The file."""

    @property
    def document(self) -> Document | None:
        """What was read; None when that could not be done."""

    @property
    def reason(self) -> str:
        """Why it could not be done, one Dutch line."""


class Intake:
    """Turns outcomes into documents for a version, once, and remembers why others are none."""

    def __init__(self, plan: Plan, reader: str, content_of: Callable[[Document], str]) -> None:
        self.reasons = dict(plan.reasons)
        """Why a file is not in the index, or what else there is to say of it, by name."""
        self._plan = plan
        self._reader = reader
        self._content_of = content_of

    def documents(
        self, outcomes: Iterable[Outcome], progress: Callable[[int, int], None] | None = None
    ) -> Iterator[Incoming]:
        """Yield the documents; `progress` hears (files done, files to be read) after each."""
        for done, outcome in enumerate(outcomes, start=1):
            document = outcome.document
            if document:
                declared = declared_fingerprint(outcome.source.declared)
                yield Incoming(document, declared, self._reader, self._content_of(document))
            elif earlier := self._earlier(outcome):
                yield earlier
            if progress:
                progress(done, len(self._plan.to_read))

    def _earlier(self, outcome: Outcome) -> Incoming | None:
        """Return the earlier reading of a file that itself has not changed, if there is one."""
        name = outcome.source.name
        live = self._plan.live
        entry = live.manifest.documents.get(name) if live else None
        if live is None or entry is None:
            self.reasons[name] = outcome.reason
            return None
        now = (self._plan.hashes.get(name), declared_fingerprint(outcome.source.declared))
        if (entry.sha256, entry.declared) == now:
            try:
                document = read_document_of(live.version.directory, name, entry)
            except IndexDamaged:
                pass
            else:
                self.reasons[name] = NOT_READ_AGAIN.format(reason=outcome.reason)
                return Incoming(document, entry.declared, entry.reader, entry.content)
        self.reasons[name] = NO_LONGER_READ.format(reason=outcome.reason)
        return None
