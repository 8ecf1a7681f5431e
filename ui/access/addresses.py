"""Where a request comes from: the peer, the visitor behind a trusted proxy, and the name it was sent to."""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from starlette.datastructures import Headers
from starlette.types import Scope

from ui.access.errors import AccessError

NAMES_OF_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
"""What its own users call it."""
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
"""What proxies add to the requests that they pass on."""


@dataclass(frozen=True, slots=True)
class Proxies:
    """The reverse proxies whose word is believed."""

    networks: tuple[IPv4Network | IPv6Network, ...]
    """Addresses they send from."""

    def trusts(self, peer: str) -> bool:
        """Tell whether this is the address of one of them."""
        address = parse_address(peer)
        return address is not None and any(address in network for network in self.networks)


def read_proxies(written: Sequence[str]) -> Proxies:
    """Return the proxies at the addresses and networks given. Raises AccessError for one that is none."""
    try:
        return Proxies(tuple(ip_network(one) for one in written))
    except ValueError as error:
        raise AccessError(
            f"FUNCTIEWIJZER_PROXY_ADDRESSES bevat geen geldig adres of netwerk: {', '.join(written)}"
        ) from error


def parse_address(text: str) -> IPv4Address | IPv6Address | None:
    """Return the address written, an IPv4 address in IPv6 clothes as itself, or nothing."""
    try:
        address = ip_address(text.strip().split("%")[0])
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address


def is_loopback(host: str) -> bool:
    """Tell whether only programs on this machine can reach the address or name."""
    address = parse_address(host.strip("[]"))
    return host.lower() in NAMES_OF_THIS_MACHINE if address is None else address.is_loopback


def is_this_machine(host: str) -> bool:
    """Tell whether a Host header names this machine as its own users do."""
    return host in NAMES_OF_THIS_MACHINE


def peer_of(scope: Scope) -> str:
    """Return the address that the connection comes from; empty when the server does not know."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def client_address(peer: str, headers: Headers, proxies: Proxies) -> str:
    """Return the address of the visitor: what the nearest trusted proxy says, else the peer.

    Each proxy adds on the right the address that it saw, so whatever stands left of the first address
    that is not a trusted proxy may be invented.
    """
    nearest = peer
    steps = [step for line in headers.getlist("x-forwarded-for") for step in line.split(",")]
    while steps and proxies.trusts(nearest):
        address = parse_address(steps.pop())
        if address is None:
            break
        nearest = str(address)
    return nearest


def counted_address(address: str) -> str:
    """Return what limits count an address as: one household or machine has a whole IPv6 /64."""
    parsed = parse_address(address)
    if isinstance(parsed, IPv6Address):
        return str(ip_network((parsed, 64), strict=False))
    return str(parsed or address)


def is_secure(scope: Scope, headers: Headers, proxies: Proxies) -> bool:
    """Tell whether the visitor came by https, here or at the trusted proxy."""
    if scope.get("scheme") == "https":
        return True
    steps = headers.get("x-forwarded-proto", "").split(",")
    return proxies.trusts(peer_of(scope)) and steps[-1].strip().lower() == "https"


def host_name(host: str) -> str:
    """Return the name in a Host header or an origin's address, in small letters and without its port."""
    name = host.strip().lower()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.partition(":")[0].rstrip(".")


def passed_on(headers: Headers) -> bool:
    """Tell whether a proxy passed the request on."""
    return any(name in headers for name in _FORWARDED)
