"""All texts of signing in, roles and limits, in Dutch and in English."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class AccessTexts:
    """What a visitor reads about signing in, roles and limits."""

    roles: Mapping[str, str]
    """Name of each role."""
    needs_role: str
    """Refusal for who is known but has not the role; field ``role``."""
    not_signed_in: str
    """Refusal for who has to sign in first."""


DUTCH = AccessTexts(
    roles=MappingProxyType({"reader": "lezer", "curator": "beheerder", "evaluator": "beoordelaar"}),
    needs_role="Hiervoor hebt u de rol {role} nodig.",
    not_signed_in="Meld u eerst aan.",
)

ENGLISH = AccessTexts(
    roles=MappingProxyType({"reader": "reader", "curator": "curator", "evaluator": "evaluator"}),
    needs_role="You need the role {role} for this.",
    not_signed_in="Please sign in first.",
)


def texts_for(path: str) -> AccessTexts:
    """Return the texts in the language of an address: English under /en."""
    return ENGLISH if path == "/en" or path.startswith("/en/") else DUTCH
