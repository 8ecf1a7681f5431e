"""The question that "Vraag hierover" asks: in Dutch, as documents are, and clear without what came before."""

from assistant.briefing import Aspect, Briefing, Group, Item, Topic

_GIST = 110
"""Characters of an item's words that a question holds."""
_OF_ASPECT = {
    Aspect.REPORTS_TO: "Aan wie rapporteert {role} van {organisation}?",
    Aspect.LEADS: "Aan wie geeft {role} van {organisation} leiding?",
    Aspect.DEPUTY: "Wie vervangt {role} van {organisation} bij afwezigheid?",
    Aspect.MANAGEMENT_TEAM: "Wat zegt het document van {organisation} over {role} en het managementteam?",
}
_OF_TOPIC = {
    Topic.PURPOSE: "Wat is het doel van de functie van {role} bij {organisation}?",
    Topic.COMPETENCIES: "Wat houdt de competentie {words} in bij {organisation}?",
    Topic.KNOWLEDGE: "Welke kennis over {words} vraagt {organisation} van {role}?",
}
_OTHER = "Wat zegt het document van {organisation} over „{words}”?"
_NO_ROLE = "directeur"


def question_about(briefing: Briefing, topic: Topic, group: Group, item: Item) -> str:
    """Return a question about an item that names the organisation and can be asked by itself."""
    pattern = _OF_ASPECT.get(group.aspect) or _OF_TOPIC.get(topic, _OTHER)
    named = item.label if topic in _OF_TOPIC else ""
    if "{words}" in pattern and not named:
        pattern = _OTHER
    words = gist(named or item.citation.quote)
    return pattern.format(
        role=_with_article(briefing.role or _NO_ROLE),
        organisation=briefing.organisation,
        words=words[:1].lower() + words[1:],
    )


def _with_article(role: str) -> str:
    return f"het {role}" if role.split()[0].endswith("hoofd") else f"de {role}"


def gist(words: str) -> str:
    """Return the first words of a text on one line, whole words only, without the sign that closes it."""
    line = " ".join(words.split())
    if len(line) > _GIST:
        line = line[: line.rfind(" ", 0, _GIST)]
    return line.rstrip(" .,;:")
