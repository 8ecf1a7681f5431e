"""All texts of signing in, roles and limits, in Dutch and in English."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class AccessTexts:
    """What a visitor reads about signing in, roles and limits."""

    home: str
    """Address of the first page."""
    login_path: str
    """Address of the login page."""
    logout_path: str
    """Address that signs out."""

    title: str
    """Title and heading of the login page."""
    explanation: str
    """What stands under the heading."""
    name: str
    """Label of the name."""
    password: str
    """Label of the password."""
    sign_in: str
    """The button."""
    help: str
    """Whom to ask for an account or a new password."""
    signed_out: str
    """Said after signing out."""
    refused: str
    """Heading of the page that says that a role is missing."""
    problem: str
    """Heading above what went wrong."""
    missing: str
    """Name or password was left empty."""

    account: str
    """Name of the part of the header about the visitor, for screen readers."""
    signed_in_as: str
    """Before the name of the user, for screen readers."""
    sign_out: str
    """The button in the header."""

    roles: Mapping[str, str]
    """Name of each role."""
    needs_role: str
    """Refusal for who is known but has not the role; field ``role``."""
    not_signed_in: str
    """Refusal for who has to sign in first."""
    sign_in_elsewhere: str
    """The same where only the proxy signs users in."""
    wrong: str
    """Name or password is wrong; it must not say which."""
    wait: str
    """Too many attempts to sign in; field ``seconds``."""
    too_many_questions: str
    """Too many questions; field ``seconds``."""
    unknown_host: str
    """The request was sent to a name that is not this page's."""
    passed_on: str
    """A proxy passes on requests to a page that is open because only this machine should reach it."""
    foreign: str
    """A page of another site made the browser send this."""
    origin_missing: str
    """The request does not say which page sent it."""
    users_unusable: str
    """The users cannot be read."""


DUTCH = AccessTexts(
    home="/",
    login_path="/aanmelden",
    logout_path="/afmelden",
    title="Aanmelden",
    explanation="Meld u aan om vragen te stellen over de functiedocumenten.",
    name="Gebruikersnaam",
    password="Wachtwoord",
    sign_in="Aanmelden",
    help="Geen account of uw wachtwoord vergeten? Vraag het aan wie Functiewijzer bij u beheert.",
    signed_out="U bent afgemeld.",
    refused="Geen toegang",
    problem="Aanmelden is niet gelukt",
    missing="Vul uw gebruikersnaam en uw wachtwoord in.",
    account="Uw account",
    signed_in_as="Aangemeld als",
    sign_out="Afmelden",
    roles=MappingProxyType({"reader": "lezer", "curator": "beheerder", "evaluator": "beoordelaar"}),
    needs_role="Hiervoor hebt u de rol {role} nodig.",
    not_signed_in="Meld u eerst aan.",
    sign_in_elsewhere="U bent niet aangemeld. Open deze pagina via het adres van uw organisatie.",
    wrong="De gebruikersnaam of het wachtwoord klopt niet.",
    wait="Er is te vaak geprobeerd aan te melden. Probeer het opnieuw over {seconds} seconden.",
    too_many_questions="U stelt te veel vragen na elkaar. Probeer het opnieuw over {seconds} seconden.",
    unknown_host="Dit adres hoort niet bij deze pagina.",
    passed_on="Deze pagina is enkel bedoeld voor deze machine, maar een proxy geeft ze door aan anderen.",
    foreign="Deze aanvraag komt van een andere website.",
    origin_missing="Deze aanvraag zegt niet van welke pagina ze komt (Origin).",
    users_unusable="Aanmelden lukt op dit moment niet. Meld dit aan wie Functiewijzer bij u beheert.",
)

ENGLISH = AccessTexts(
    home="/en/",
    login_path="/en/aanmelden",
    logout_path="/en/afmelden",
    title="Sign in",
    explanation="Sign in to ask questions about the role documents.",
    name="User name",
    password="Password",
    sign_in="Sign in",
    help="No account, or forgot your password? Ask who manages Functiewijzer at your organisation.",
    signed_out="You are signed out.",
    refused="No access",
    problem="Signing in did not work",
    missing="Enter your user name and your password.",
    account="Your account",
    signed_in_as="Signed in as",
    sign_out="Sign out",
    roles=MappingProxyType({"reader": "reader", "curator": "curator", "evaluator": "evaluator"}),
    needs_role="You need the role {role} for this.",
    not_signed_in="Please sign in first.",
    sign_in_elsewhere="You are not signed in. Open this page through your organisation's address.",
    wrong="The user name or the password is not right.",
    wait="There were too many attempts to sign in. Try again in {seconds} seconds.",
    too_many_questions="You ask too many questions in a row. Try again in {seconds} seconds.",
    unknown_host="This address does not belong to this page.",
    passed_on="This page is meant for this machine only, but a proxy passes it on to others.",
    foreign="This request comes from another website.",
    origin_missing="This request does not say which page it comes from (Origin).",
    users_unusable="Signing in is not possible at the moment. Please tell who manages Functiewijzer.",
)


TEXTS = {"nl": DUTCH, "en": ENGLISH}
