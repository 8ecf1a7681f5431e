"""Where the server of a chat model stands: on this machine, in the own network, or elsewhere."""

import socket
from enum import Enum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

_OWN_NAMES = (".local", ".lan", ".internal", ".intranet", ".home.arpa", ".localdomain")
_SHARED = ip_network("100.64.0.0/10")
"""Addresses behind a carrier's or a private overlay network's translation (RFC 6598)."""
_PORTS = {"http": 80, "https": 443}


class Reach(Enum):
    """How far a question travels to the model."""

    THIS_MACHINE = "this_machine"
    """It does not leave this machine."""
    OWN_NETWORK = "own_network"
    """To an address that only exists in the own network."""
    ELSEWHERE = "elsewhere"
    """To an address on the internet."""


def is_web_address(url: str) -> bool:
    """Tell whether it is an http or https address with a host, and a port that can be."""
    try:
        parts = urlsplit(url)
        return parts.scheme in _PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def without_password(url: str) -> str:
    """Return an address as it may be shown: without what could be a name, a password or a key in it."""
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    hidden = "***@" if "@" in parts.netloc else ""
    return f"{parts.scheme}://{hidden}{place}{parts.path}" if parts.scheme and place else "***"


def is_loopback(url: str) -> bool:
    """Tell whether an address is of this machine, by its text alone."""
    host = (urlsplit(url).hostname or "").rstrip(".").lower()
    if host == "localhost" or host.endswith(".localhost"):
        return True
    address = _address(host)
    return address is not None and (address.is_loopback or address.is_unspecified)


def reach_of(url: str) -> Reach:
    """Return how far an address is. A name is looked up, unless it says itself that it is near."""
    if is_loopback(url):
        return Reach.THIS_MACHINE
    host = (urlsplit(url).hostname or "").rstrip(".").lower()
    address = _address(host)
    if address is None and ("." not in host or host.endswith(_OWN_NAMES)):
        return Reach.OWN_NETWORK
    addresses = [address] if address else _looked_up(host)
    if addresses and all(one.is_loopback for one in addresses):
        return Reach.THIS_MACHINE
    return Reach.OWN_NETWORK if addresses and all(map(_is_own, addresses)) else Reach.ELSEWHERE


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _looked_up(host: str) -> list[IPv4Address | IPv6Address]:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [address for entry in found if (address := _address(str(entry[4][0])))]


def _is_own(address: IPv4Address | IPv6Address) -> bool:
    return address.is_private or address.is_link_local or (address.version == 4 and address in _SHARED)
