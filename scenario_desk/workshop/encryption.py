"""The certificate of an organisation: whether it can be used, and which names it is for."""

from __future__ import annotations

import ipaddress
import ssl
from pathlib import Path
from typing import Any

from scenario_desk.workshop.refused import WorkshopRefused


def names_of(cert: Path, key: Path | None) -> tuple[str, ...]:
    """The names and addresses that browsers accept it for; raises WorkshopRefused.

    The library reads a certificate only when somebody presents it, so we present it to ourselves.
    """
    try:
        server, client = _contexts(cert, key)
        shown = _shake_hands(server, client)
    except (OSError, ValueError) as error:
        # SSLError is one, too.
        raise WorkshopRefused("certificate_unusable", file=cert.name) from error
    names = [
        _written(kind, value) for kind, value in shown.get("subjectAltName", ()) if kind in _KINDS
    ]
    plain = tuple(name for name in names if "*" not in name)
    if not plain:
        raise WorkshopRefused("certificate_nameless", file=cert.name)
    return plain


_KINDS = ("DNS", "IP Address")


def _written(kind: str, name: str) -> str:
    """A name as browsers write it: of an address there are several spellings."""
    return name if kind == "DNS" else str(ipaddress.ip_address(name.strip()))


def _contexts(cert: Path, key: Path | None) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    # One with a password is refused, and not asked for on a terminal nobody watches.
    server.load_cert_chain(cert, key, password="")
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client.check_hostname = False
    client.load_verify_locations(cert)
    client.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    return server, client


def _shake_hands(server: ssl.SSLContext, client: ssl.SSLContext) -> dict[str, Any]:
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    ours = server.wrap_bio(to_server, to_client, server_side=True)
    theirs = client.wrap_bio(to_client, to_server)
    for _turn in range(10):
        waiting = False
        for end in (theirs, ours):
            try:
                end.do_handshake()
            except ssl.SSLWantReadError:
                waiting = True
        if not waiting:
            break
    return theirs.getpeercert() or {}
