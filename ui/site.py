"""What the pages are about: the assistant, and the folders that they may read and write."""

from dataclasses import dataclass, field
from pathlib import Path

from assistant import LiveAssistant
from evals.settings import EvaluationSettings
from ui.jobs import Jobs


@dataclass(frozen=True, slots=True)
class Site:
    """All that the pages share."""

    assistant: LiveAssistant
    """Answers the questions, from the documents as they are now."""
    index: Path | None = None
    """The folder of the index; None: the pages cannot renew it."""
    documents: Path | None = None
    """The folder of documents that curators keep; None: they can only look."""
    data: Path | None = None
    """Where judgements and reports are kept; None: nothing is kept."""
    contact: str = ""
    """Whom to tell about problems: a name, an e-mail or web address; empty: the manager of the service."""
    lexicon: Path | None = None
    """The user's own lexicon beside the one that is shipped; None: there is none."""
    measuring: EvaluationSettings = field(default_factory=EvaluationSettings.model_construct)
    """The models that runs are measured with, where there are any."""
    jobs: Jobs = field(default_factory=Jobs)
    """The work that goes on behind the pages."""
