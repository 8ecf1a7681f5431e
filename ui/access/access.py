"""All that guards the page, assembled from the settings."""

from dataclasses import dataclass

from fastapi import HTTPException
from starlette.requests import HTTPConnection

from ui.access.limits import QuestionLimit
from ui.access.policy import Policy, choose_policy
from ui.access.roles import visitor_of
from ui.access.sessions import Sessions, open_sessions
from ui.access.signing_in import SigningIn
from ui.access.users import UsersFile
from ui.languages import language_of
from ui.settings import PageSettings
from ui.texts.access import TEXTS

ACCESS = "functiewijzer.access"
"""Where it stands in the ASGI scope."""


@dataclass(frozen=True, slots=True)
class Login:
    """The users file and what signs its users in."""

    users: UsersFile
    """Who they are."""
    sessions: Sessions
    """Their cookies."""
    signing_in: SigningIn
    """Their passwords."""


@dataclass(frozen=True, slots=True)
class Access:
    """All that guards one running page."""

    policy: Policy
    """Who may come in."""
    login: Login | None
    """How users sign in; nothing where there is no users file."""
    questions: QuestionLimit
    """How often a client may ask."""


def open_access(settings: PageSettings, host: str = "127.0.0.1", *, open_to_readers: bool = False) -> Access:
    """Return what guards a page that listens on the address.

    Raises AccessError, one Dutch line, when it would be open to others with nothing that guards it or
    when its users file or signing key cannot be used.
    """
    policy = choose_policy(settings, host, open_to_readers=open_to_readers)
    login = None
    if settings.users is not None:
        users = UsersFile(settings.users)
        sessions = open_sessions(users, int(settings.session_hours * 3600))
        login = Login(users, sessions, SigningIn(users))
    return Access(policy, login, QuestionLimit(settings.questions_per_minute))


def access_on_this_machine() -> Access:
    """Return what guards a page that only this machine can reach."""
    return open_access(PageSettings.model_construct())


def access_of(connection: HTTPConnection) -> Access | None:
    """Return what guards the page, or nothing where the access middleware did not see the request."""
    access = connection.scope.get(ACCESS)
    return access if isinstance(access, Access) else None


def wait_for_question(connection: HTTPConnection) -> int:
    """Count a question of who sent the request and return 0, or the seconds until it may be asked.

    The chat calls this with the request inside ``gr.Request``. Without the access middleware nothing
    is counted.
    """
    access = access_of(connection)
    return access.questions.wait(visitor_of(connection).client) if access else 0


def count_question(connection: HTTPConnection) -> None:
    """Count a question to the HTTP interface (a dependency). Raises HTTPException 429 at too many."""
    wait = wait_for_question(connection)
    if wait:
        line = language_of(connection.url.path).choose(TEXTS).too_many_questions.format(seconds=wait)
        raise HTTPException(429, line, {"Retry-After": str(wait)})
