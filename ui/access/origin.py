"""Which requests a page of another site made a browser send, and to which name they were sent."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers

from ui.access.addresses import host_name, is_this_machine

_READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def changes_state(method: str) -> bool:
    """Tell whether a request with this method may change something."""
    return method not in _READING


def is_foreign(headers: Headers, hosts: frozenset[str]) -> bool | None:
    """Tell whether a browser sent the request for a page of another site; nothing when none of this is said.

    ``hosts``: names under which this page is known beside the one in the Host header. Browsers say
    Sec-Fetch-Site on https and on this machine, and Origin with every request that changes something;
    a page cannot set or leave out either. Programs say neither.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is None:
        return None
    return not _is_own(origin, headers.get("host", ""), hosts)


def _is_own(origin: str, host: str, hosts: frozenset[str]) -> bool:
    try:
        address = urlsplit(origin)
    except ValueError:
        return False
    if address.scheme not in ("http", "https") or not address.netloc:
        return False
    return address.netloc.lower() == host.lower() or host_name(address.netloc) in hosts


def is_known_host(headers: Headers, hosts: frozenset[str], *, only_here: bool) -> bool:
    """Tell whether the request was sent to a name of this page.

    Without this check a page elsewhere could give its own name this machine's address and read what
    stands here (DNS rebinding). ``only_here``: no other name than this machine's will do.
    """
    names = headers.getlist("host")
    if len(names) != 1:
        return False
    name = host_name(names[0])
    if is_this_machine(name):
        return True
    return not only_here and (not hosts or name in hosts)
