"""Who may come in at all, and which addresses are for everybody."""

from dataclasses import dataclass
from enum import Enum, auto

from ui.access.addresses import Proxies, is_loopback, read_proxies
from ui.access.errors import AccessError
from ui.access.roles import Role
from ui.access.users import read_users
from ui.languages import without_prefix
from ui.settings import PageSettings


class Door(Enum):
    """What is asked of a visitor who comes in."""

    THIS_MACHINE = auto()
    """Nothing, and every visitor has every role: only this machine can reach the page."""
    READERS = auto()
    """Nothing, and who does not sign in may only read: who runs the page asked for that."""
    USERS = auto()
    """To sign in, or to be signed in by the trusted proxy."""

    @property
    def roles(self) -> frozenset[Role]:
        """Roles of who did not sign in."""
        return _ROLES[self]


_ROLES = {
    Door.THIS_MACHINE: frozenset(Role),
    Door.READERS: frozenset({Role.READER}),
    Door.USERS: frozenset[Role](),
}


@dataclass(frozen=True, slots=True)
class Policy:
    """How the page is guarded."""

    door: Door
    """What is asked of a visitor."""
    proxies: Proxies
    """Proxies that are believed about the address and the scheme of a visitor."""
    proxy_header: str
    """Header in which they name the user who signed in with them; empty: they do not."""
    hosts: frozenset[str]
    """Names of the page, in small letters; empty: any."""


def choose_policy(settings: PageSettings, host: str, *, open_to_readers: bool = False) -> Policy:
    """Return how a page on the address is guarded.

    Raises AccessError when the page would be open to others with nothing that guards it, and
    UsersFileError when the users file cannot be used.
    """
    guarded = settings.users is not None or bool(settings.proxy_header)
    if settings.users is not None and not read_users(settings.users) and not settings.proxy_header:
        raise AccessError(
            f"in {settings.users} staat nog geen gebruiker: voeg er een toe met `functiewijzer user add`"
        )
    if not guarded and not open_to_readers and (settings.hosts or not is_loopback(host)):
        raise AccessError(
            f"op {', '.join(settings.hosts) or host} kunnen anderen bij deze pagina: stel een"
            " gebruikersbestand in (FUNCTIEWIJZER_USERS), of geef --open om iedereen te laten lezen"
        )
    door = Door.READERS if open_to_readers else Door.USERS if guarded else Door.THIS_MACHINE
    return Policy(
        door,
        read_proxies(settings.proxy_addresses),
        settings.proxy_header.lower(),
        frozenset(name.lower().rstrip(".") for name in settings.hosts),
    )


_PUBLIC = frozenset({"/health", "/aanmelden", "/afmelden", "/toegankelijkheid", "/over", "/favicon.ico"})
_PUBLIC_FOLDERS = ("/functiewijzer/",)
"""The page's own styles and scripts."""


def is_public(path: str) -> bool:
    """Tell whether everybody may see an address, also who has not signed in."""
    return without_prefix(path) in _PUBLIC or (path.startswith(_PUBLIC_FOLDERS) and "/.." not in path)


_FOR_PROGRAMS = ("/api/", "/gradio_api/")


def is_for_programs(path: str) -> bool:
    """Tell whether programs use an address, so that a refusal is JSON and no page."""
    return without_prefix(path).startswith(_FOR_PROGRAMS)
