"""A site over the sample documents, and one with hostile text."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant import Assistant
from ingest.model import Document
from tests.ui.conftest import HOSTILE, FakeAssistant, RunningSite, make_document


@pytest.fixture(scope="session")
def samples(sample_assistant: Assistant) -> dict[str, Document]:
    """Return the sample documents by file name."""
    return dict(sample_assistant.documents)


@pytest.fixture(scope="session")
def hostile() -> dict[str, Document]:
    """Return two documents whose names, headings and words are markup and formulas."""
    document = make_document(heading=HOSTILE)
    organisations = (HOSTILE, '=HYPERLINK("http://evil.example";"klik")')
    return {
        f"{number}.txt": replace(document, name=f"{number}.txt", organisation=organisation, role=HOSTILE)
        for number, organisation in enumerate(organisations)
    }


@pytest.fixture(scope="module")
def comparison_site(samples: dict[str, Document]) -> Iterator[RunningSite]:
    running = RunningSite(FakeAssistant(*samples.values()))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def hostile_site(hostile: dict[str, Document]) -> Iterator[RunningSite]:
    running = RunningSite(FakeAssistant(*hostile.values()))
    running.start()
    yield running
    running.stop()
