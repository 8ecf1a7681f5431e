"""What the chat page says."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant import Status
from assistant.examples import Audience


@dataclass(frozen=True, slots=True)
class ChatTexts:
    """The lines of the chat page; what the assistant itself answers is always Dutch."""

    chat: str
    question: str
    placeholder: str
    send: str
    stop: str
    new_conversation: str
    organisations: str
    roles: str
    no_organisations: str
    welcome: str
    audiences: Mapping[Audience, str]
    """Above the questions to start with, by kind of user."""
    searching: str
    stopped: str
    still_searching: str
    not_text: str
    no_documents: str
    failed: str
    you_asked: str
    answer: str
    understood_as: str
    about: str
    terms: str
    searched_in: str
    searched_more: str
    nearest: str
    suggestions: str
    statuses: Mapping[Status, str]
    """What stands above an answer that is not a full one."""
    edit: str
    editing: str
    cancel: str
    good: str
    bad: str
    judged_good: str
    judged_bad: str
    reason: str
    reasons: Mapping[str, str]
    """Why an answer is no good, by the name that the file of judgements keeps."""
    comment: str
    comment_help: str
    send_judgement: str
    close: str
    judged: str
    judge_failed: str
    earlier: str
    no_earlier: str
    open_earlier: str
    remove_earlier: str
    remove_all: str
    kept_here: str
    export: str
    export_help: str
    formats: Mapping[str, str]
    """What a file is called, by its extension."""
    nothing_to_export: str
    export_failed: str
    copy: str
    copied: str
    copy_failed: str


DUTCH = ChatTexts(
    chat="Gesprek",
    question="Uw vraag",
    placeholder="Typ uw vraag",
    send="Verstuur",
    stop="Stop",
    new_conversation="Nieuw gesprek",
    organisations="Bestuur",
    roles="Functie",
    no_organisations="Er zijn nog geen documenten opgenomen.",
    welcome="Stel een vraag over een functie bij een lokaal bestuur, of kies een voorbeeldvraag.",
    audiences={
        Audience.COUNCIL: "Voor raadsleden",
        Audience.DIRECTOR: "Voor wie begint in de functie",
        Audience.EVALUATOR: "Voor wie selecteert of evalueert",
    },
    searching="Even zoeken in de documenten…",
    stopped="U hebt het zoeken gestopt.",
    still_searching="Wacht op het vorige antwoord, stop het, of begin een nieuw gesprek.",
    not_text="De vraag moet tekst zijn.",
    no_documents="Er zijn op dit moment geen documenten opgenomen. Neem eerst documenten op en probeer het dan opnieuw.",
    failed="Er ging iets mis bij het zoeken. Probeer het opnieuw of stel de vraag anders.",
    you_asked="U vroeg:",
    answer="Antwoord:",
    understood_as="Begrepen als:",
    about="Over:",
    terms="Uw woord → term in de documenten:",
    searched_in="Gezocht in:",
    searched_more="en nog {count} andere",
    nearest="Dichtstbijzijnde passages",
    suggestions="U kunt ook vragen:",
    statuses={
        Status.PARTIAL: "Gedeeltelijk beantwoord",
        Status.NOT_IN_DOCUMENTS: "Niet gevonden in de documenten",
        Status.UNKNOWN_ORGANISATION: "Van dit bestuur is er geen document",
        Status.OUT_OF_SCOPE: "Hierover gaan de documenten niet",
        Status.UNCLEAR: "De vraag is niet duidelijk",
    },
    edit="Wijzig deze vraag",
    editing="U wijzigt een eerdere vraag. De antwoorden erna vervallen.",
    cancel="Niet wijzigen",
    good="Goed antwoord",
    bad="Geen goed antwoord",
    judged_good="U vond dit een goed antwoord.",
    judged_bad="U vond dit geen goed antwoord.",
    reason="Wat is er mis?",
    reasons={
        "wrong": "Het klopt niet",
        "incomplete": "Het is niet volledig",
        "missed": "Het staat wel in de documenten",
        "unclear": "Het is niet duidelijk",
        "other": "Iets anders",
    },
    comment="Toelichting (mag leeg blijven)",
    comment_help="Uw vraag, het antwoord en uw oordeel worden op deze server bewaard voor wie de assistent evalueert. Uw naam niet.",
    send_judgement="Bewaar mijn oordeel",
    close="Sluit",
    judged="Dank u. Uw oordeel is bewaard.",
    judge_failed="Uw oordeel kon niet bewaard worden. Probeer het later opnieuw.",
    earlier="Eerdere gesprekken",
    no_earlier="Hier komen uw gesprekken. Ze blijven alleen in deze browser.",
    open_earlier="Open gesprek: {title}",
    remove_earlier="Wis gesprek: {title}",
    remove_all="Wis alle gesprekken",
    kept_here="Uw gesprekken blijven alleen in deze browser.",
    export="Bewaar dit gesprek",
    export_help="Met alle citaten en hun vindplaats.",
    formats={"md": "Markdown", "docx": "Word", "pdf": "PDF"},
    nothing_to_export="Stel eerst een vraag.",
    export_failed="Het bestand kon niet gemaakt worden. Probeer het opnieuw.",
    copy="Kopieer",
    copied="Gekopieerd",
    copy_failed="Kopiëren lukte niet",
)

ENGLISH = ChatTexts(
    chat="Conversation",
    question="Your question",
    placeholder="Type your question",
    send="Send",
    stop="Stop",
    new_conversation="New conversation",
    organisations="Organisation",
    roles="Role",
    no_organisations="There are no documents yet.",
    welcome="Ask a question about a role at a local government, or choose an example. Answers are in Dutch, as the documents are.",
    audiences={
        Audience.COUNCIL: "For council members",
        Audience.DIRECTOR: "For those new in the role",
        Audience.EVALUATOR: "For those who select or evaluate",
    },
    searching="Searching the documents…",
    stopped="You stopped the search.",
    still_searching="Wait for the previous answer, stop it, or begin a new conversation.",
    not_text="The question must be text.",
    no_documents="There are no documents at the moment. Add documents first, then try again.",
    failed="Something went wrong while searching. Try again, or put the question differently.",
    you_asked="You asked:",
    answer="Answer:",
    understood_as="Understood as:",
    about="About:",
    terms="Your word → term in the documents:",
    searched_in="Searched in:",
    searched_more="and {count} more",
    nearest="Nearest passages",
    suggestions="You can also ask:",
    statuses={
        Status.PARTIAL: "Answered in part",
        Status.NOT_IN_DOCUMENTS: "Not found in the documents",
        Status.UNKNOWN_ORGANISATION: "There is no document of this organisation",
        Status.OUT_OF_SCOPE: "The documents are not about this",
        Status.UNCLEAR: "The question is not clear",
    },
    edit="Edit this question",
    editing="You are editing an earlier question. The answers after it will be dropped.",
    cancel="Do not edit",
    good="Good answer",
    bad="Not a good answer",
    judged_good="You found this a good answer.",
    judged_bad="You found this not a good answer.",
    reason="What is wrong?",
    reasons={
        "wrong": "It is not right",
        "incomplete": "It is not complete",
        "missed": "The documents do say it",
        "unclear": "It is not clear",
        "other": "Something else",
    },
    comment="Explanation (may stay empty)",
    comment_help="Your question, the answer and your judgement are kept on this server for those who evaluate the assistant. Your name is not.",
    send_judgement="Keep my judgement",
    close="Close",
    judged="Thank you. Your judgement was kept.",
    judge_failed="Your judgement could not be kept. Try again later.",
    earlier="Earlier conversations",
    no_earlier="Your conversations will be listed here. They stay in this browser only.",
    open_earlier="Open conversation: {title}",
    remove_earlier="Delete conversation: {title}",
    remove_all="Delete all conversations",
    kept_here="Your conversations stay in this browser only.",
    export="Save this conversation",
    export_help="With every quote and where it stands.",
    formats={"md": "Markdown", "docx": "Word", "pdf": "PDF"},
    nothing_to_export="Ask a question first.",
    export_failed="The file could not be made. Try again.",
    copy="Copy",
    copied="Copied",
    copy_failed="Copying failed",
)

TEXTS = {"nl": DUTCH, "en": ENGLISH}
