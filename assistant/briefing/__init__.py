"""A briefing for a new director, made from the structure of one document."""

from assistant.briefing.making import BriefingMaker, make_briefing
from assistant.briefing.model import Aspect, Briefing, Chapter, Difference, Differences, Group, Item, Topic

__all__ = [
    "Aspect",
    "Briefing",
    "BriefingMaker",
    "Chapter",
    "Difference",
    "Differences",
    "Group",
    "Item",
    "Topic",
    "make_briefing",
]
