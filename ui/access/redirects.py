"""Where to go after signing in: only to a page of this site."""

from urllib.parse import urlsplit


def local_path(wanted: str, otherwise: str) -> str:
    r"""Return the path that is wanted when it lies on this site, else the other one.

    Browsers take //name, /\name and a tab or line end in between for the address of another site, and
    drop spaces around it.
    """
    if not wanted.startswith("/") or len(wanted) > 2000 or not wanted.isprintable():
        return otherwise
    if wanted.startswith("//") or "\\" in wanted or wanted != wanted.strip():
        return otherwise
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return otherwise
    return otherwise if parts.scheme or parts.netloc or _is_door(parts.path) else wanted


def _is_door(path: str) -> bool:
    """Tell whether this is the login page itself, from which nobody would ever arrive."""
    return path.rstrip("/").endswith(("/aanmelden", "/afmelden"))
