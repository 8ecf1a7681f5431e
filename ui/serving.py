"""Listen on an address and serve the application there."""

import errno
import logging
import socket

import uvicorn

from ui.access.access import Access, open_access
from ui.app import create_app
from ui.settings import PageSettings
from ui.site import Site
from ui.texts import serving as texts

_LOGGER = logging.getLogger(__name__)
_KEEP_ALIVE = 75
"""Seconds that an idle connection stays: longer than proxies keep theirs, who would ask on a closed one."""


class ServeError(Exception):
    """The page cannot be served; the message is one Dutch line."""


def serve(site: Site, host: str, port: int, access: Access | None = None) -> None:
    """Serve until interrupted, after one line that says where; port 0 takes a free one.

    ``access``: what guards the page; None: everybody on this machine may do everything. Raises
    ServeError when the address cannot be listened on, and AccessError when nothing guards a page that
    others can reach.
    """
    listener = _listen(host, port)
    try:
        guarded = access or open_access(PageSettings.model_construct(), host)
        shown = f"[{host}]" if ":" in host else host
        config = uvicorn.Config(
            create_app(site, guarded),
            log_level="warning",
            access_log=False,
            ws="none",
            # Uvicorn would believe any program on this machine about where a request comes from, and hide
            # the peer that ui.access looks at.
            proxy_headers=False,
            timeout_graceful_shutdown=2,
            timeout_keep_alive=_KEEP_ALIVE,
        )
        address = f"http://{shown}:{listener.getsockname()[1]}"
        print(texts.SERVING.format(address=address), flush=True)
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        _LOGGER.debug("interrupted")
    finally:
        listener.close()


def _listen(host: str, port: int) -> socket.socket:
    if not 0 <= port <= 65_535:
        raise ServeError(texts.NO_SUCH_PORT.format(port=port))
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ServeError(texts.CANNOT_LISTEN.format(host=host, port=port, reason=error)) from error
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        lines = {errno.EADDRINUSE: texts.PORT_IN_USE, errno.EACCES: texts.PORT_FORBIDDEN}
        line = lines.get(error.errno or 0, texts.CANNOT_LISTEN)
        raise ServeError(line.format(host=host, port=port, reason=error)) from error
    return listener
