"""What a statement, a page that tells something about the service, consists of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a statement; {names} in it are filled in."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    has_contact: bool = False
    """Whether it ends with whom to tell."""
    of_model: bool = False
    """Only where a chat model words answers."""
    anchor: str = ""
    """By which other pages lead to it; empty: none does."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A page that tells something about the service."""

    title: str
    lead: str
    sections: tuple[Section, ...]
