"""The addresses this machine has, and a port on one of them; no name is looked up anywhere."""

from __future__ import annotations

import errno
import ipaddress
import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from scenario_desk.presentation.words.system_errors import system_error
from scenario_desk.workshop.refused import WorkshopRefused

_ELSEWHERE = ("192.0.2.1", "10.255.255.254", "172.31.255.254", "192.168.255.254")
"""Nowhere, and the three private networks: which of our addresses would be used to reach them."""
_GET_ADDRESS = {"linux": 0x8915, "darwin": 0xC0206921}
"""What asks the system for the address of an interface, where it can be asked."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address of this machine, and the interface it has it on ("" if the system does not say)."""

    host: str
    interface: str = ""


def addresses() -> tuple[Address, ...]:
    """Those under which others on a network can reach this machine; none where it is on none."""
    found: dict[str, Address] = {}
    for each in (*_of_interfaces(), *_of_routes()):
        address = ipaddress.ip_address(each.host)
        if not (address.is_loopback or address.is_unspecified):
            found.setdefault(each.host, each)
    return tuple(found.values())


def only_address() -> str:
    """The address to listen on where there is no choice; raises WorkshopRefused where there is."""
    found = addresses()
    if not found:
        raise WorkshopRefused("network_none")
    if len(found) > 1:
        raise WorkshopRefused("network_several", hosts=[each.host for each in found])
    return found[0].host


def listen(host: str, port: int) -> socket.socket:
    """A socket that takes connections on this address alone; port 0 is any that is free.

    Raises WorkshopRefused, which says what to do.
    """
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        raise WorkshopRefused("address_is_none", host=host) from None
    if address.is_unspecified:
        raise WorkshopRefused("address_is_all", host=host)
    if not 0 <= port < 65_536:
        raise WorkshopRefused("port_is_none", port=port)
    if address.is_link_local and address.version == 6:
        # It says nothing without the name of an interface, which browsers do not take.
        raise WorkshopRefused("address_is_local", host=host)
    made = socket.socket(_family(host), socket.SOCK_STREAM)
    try:
        # There SO_REUSEADDR would let another program take the port as well.
        made.setsockopt(socket.SOL_SOCKET, _EXCLUSIVE if _IS_WINDOWS else socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(256)
    except OSError as error:
        made.close()
        raise _refusal(error, host, port) from error
    return made


def is_here(host: str) -> bool:
    """Whether this computer has an address now."""
    with socket.socket(_family(host), socket.SOCK_DGRAM) as tried:
        try:
            tried.bind((host, 0))
        except OSError as error:
            return _refusal(error, host, 0).message.code != "address_gone"
    return True


def in_url(host: str) -> str:
    """An address or a name as it stands in a URL."""
    return f"[{host}]" if ":" in host else host


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


_IS_WINDOWS = sys.platform == "win32"
_EXCLUSIVE = ~socket.SO_REUSEADDR


def _refusal(error: OSError, host: str, port: int) -> WorkshopRefused:
    # What Windows calls them has numbers of its own.
    number = getattr(error, "winerror", None) or error.errno
    if number in (errno.EADDRINUSE, 10048):
        return WorkshopRefused("port_taken", port=port)
    if number in (errno.EADDRNOTAVAIL, 10049):
        return WorkshopRefused("address_gone", host=host)
    if number in (errno.EACCES, errno.EPERM, 10013):
        return WorkshopRefused("port_forbidden", port=port)
    return WorkshopRefused("cannot_listen", host=host, reason=system_error(error))


def _of_interfaces() -> Iterator[Address]:
    request = _GET_ADDRESS.get(sys.platform)
    if request is None:
        return
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        for _number, name in socket.if_nameindex():
            # An interface without an address says so.
            with suppress(OSError):
                given = fcntl.ioctl(asked, request, struct.pack("256s", name.encode()[:15]))
                yield Address(socket.inet_ntoa(given[20:24]), name)


def _of_routes() -> Iterator[Address]:
    """What the system would send from; nothing is sent to say so."""
    for elsewhere in _ELSEWHERE:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked, suppress(OSError):
            asked.connect((elsewhere, 9))
            yield Address(asked.getsockname()[0])
