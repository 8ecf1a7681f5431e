"""What the pages, files and the command line say of who worded an answer, and of how it was checked."""

from dataclasses import dataclass

Forms = tuple[str, str]
"""A line about one, and about {count}."""


@dataclass(frozen=True, slots=True)
class ModeTexts:
    """The lines about the chat model and its answers."""

    choice: str
    worded: str
    """Name of the choice for an answer that the chat model words."""
    literal: str
    """Name of the choice for the documents' own words; also said of such an answer."""
    worded_by: str
    some_model: str
    """One whose name is not known: that of an answer kept by an earlier version."""
    prompts: str
    """Which instructions the model got."""
    growing: str
    """While the model words the answer, before any of it has been checked."""
    grown: str
    """Above as much of its wording as has been checked."""
    stopped: str
    """Why the model did not word the answer: Dutch, as the other reasons are."""
    failed: str
    show_literal: str
    show_worded: str
    word_it: str
    partly: str
    """At a statement that is supported in part."""
    checked: str
    counts: tuple[str, str, str]
    """How many statements are supported, supported in part, left out."""
    supported: Forms
    partly_supported: Forms
    removed: Forms
    more: str


def summed_up(texts: ModeTexts, supported: int, partly: int, removed: int) -> str:
    """Return in short how the checking ended; what there is none of is not named."""
    counts = zip(texts.counts, (supported, partly, removed), strict=True)
    return f"{texts.checked} {', '.join(form.format(count=count) for form, count in counts if count)}"


def counted(forms: Forms, count: int) -> str:
    """Return the line about so many."""
    return forms[0 if count == 1 else 1].format(count=count)


DUTCH = ModeTexts(
    choice="Antwoord",
    worded="Geformuleerd door het taalmodel",
    literal="Letterlijk uit de documenten",
    worded_by="Antwoord geformuleerd door {model}; elke zin is nagekeken in de bron.",
    some_model="een taalmodel",
    prompts="Instructies aan het taalmodel: versie {version}.",
    growing="Dit staat er letterlijk. Het taalmodel formuleert nu een antwoord; elke zin wordt nagekeken in de bron…",
    grown="Het taalmodel formuleert dit antwoord. Wat u hier ziet, is al nagekeken…",
    stopped="u hebt het formuleren gestopt",
    failed="er ging iets mis bij het formuleren",
    show_literal="Toon letterlijk uit de documenten",
    show_worded="Toon de formulering van het taalmodel",
    word_it="Laat het taalmodel formuleren",
    partly="deels bevestigd",
    checked="Nagekeken:",
    counts=("{count} bevestigd", "{count} deels bevestigd", "{count} weggelaten"),
    supported=(
        "1 zin is bevestigd: wat ze zegt, staat in de bron.",
        "{count} zinnen zijn bevestigd: wat ze zeggen, staat in de bron.",
    ),
    partly_supported=(
        "1 zin is deels bevestigd: een deel ervan staat niet zo in de bron. Lees daar de bron zelf.",
        "{count} zinnen zijn deels bevestigd: een deel ervan staat niet zo in de bron. Lees daar de bron zelf.",
    ),
    removed=(
        "1 zin of bronverwijzing van het taalmodel is weggelaten:",
        "{count} zinnen of bronverwijzingen van het taalmodel zijn weggelaten:",
    ),
    more="Wat dit betekent",
)

ENGLISH = ModeTexts(
    choice="Answer",
    worded="Worded by the language model",
    literal="Word for word from the documents",
    worded_by="Answer worded by {model}; every sentence was checked against its source.",
    some_model="a language model",
    prompts="Instructions to the language model: version {version}.",
    growing="This is what the documents say. The language model is now wording an answer; every sentence is checked against its source…",
    grown="The language model is wording this answer. What you see here has been checked…",
    stopped="u hebt het formuleren gestopt",
    failed="er ging iets mis bij het formuleren",
    show_literal="Show word for word from the documents",
    show_worded="Show the wording of the language model",
    word_it="Let the language model word it",
    partly="confirmed in part",
    checked="Checked:",
    counts=("{count} confirmed", "{count} confirmed in part", "{count} left out"),
    supported=(
        "1 sentence is confirmed: its source says it.",
        "{count} sentences are confirmed: their sources say them.",
    ),
    partly_supported=(
        "1 sentence is confirmed in part: some of it does not stand in the source that way. Read the source there.",
        "{count} sentences are confirmed in part: some of them does not stand in the source that way. Read the source there.",
    ),
    removed=(
        "1 sentence or reference of the language model was left out (the reason is told in Dutch):",
        "{count} sentences or references of the language model were left out (the reasons are told in Dutch):",
    ),
    more="What this means",
)

TEXTS = {"nl": DUTCH, "en": ENGLISH}
