"""Who may come in: the token of the QR code, the short code, and where a request says it is from."""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable, Iterable
from typing import Any

from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.messages import words
from scenario_desk.workshop.events import Event, Locked
from scenario_desk.workshop.rates import Rates
from scenario_desk.workshop.refused import WorkshopRefused

ALPHABET = "ACDEFGHJKMNPQRTUVWXY34679"
"""Of the short code: nothing that looks like another when it is read from a wall."""
CODE_LENGTH = 6
MOST_FAILURES = 100
"""After as many wrong codes it takes nobody: a guess then had one chance in two million."""
_TRIES, _TRIES_AGAIN_S = 5, 12
"""How many wrong ones one address may try at once, and after how long it has another."""
MOST_BODY = 256 * 1024
"""Bytes of what a phone sends at once."""
_REQUESTS, _REQUESTS_PER_S = 3_000, 300
"""Of one address, which a whole room may share behind the router of a hotel."""
COOKIE = "scenario-desk"
COOKIE_S = 3 * 24 * 3600
"""How long a phone is known again: a workshop of three days."""


class Doors:
    """What one session asks of those who come in. Only the server's own thread calls."""

    def __init__(
        self,
        token: str,
        code: str,
        told: Callable[[Event], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.token, self.code = token, code
        self._told = told
        self._failures = 0
        self._tries = Rates(_TRIES, 1 / _TRIES_AGAIN_S, clock)
        self.requests = Rates(_REQUESTS, _REQUESTS_PER_S, clock)
        self._hosts: frozenset[str] = frozenset()
        self._origins: frozenset[str] = frozenset()

    def answer_to(self, names: Iterable[str], port: int, *, encrypted: bool) -> None:
        """Say under which addresses and names this server is called, and under no other."""
        scheme, usual = ("https", 443) if encrypted else ("http", 80)
        hosts = {f"{name.lower()}:{port}" for name in names}
        if port == usual:
            hosts |= {name.lower() for name in names}
        self._hosts = frozenset(hosts)
        self._origins = frozenset(f"{scheme}://{host}" for host in hosts)

    def is_ours(self, host: str) -> bool:
        """Whether a request meant us: a page whose name was made to point here names itself."""
        return host.lower() in self._hosts

    def is_own_page(self, origin: str) -> bool:
        """Whether our own page sent it, and not another that is open in the same browser."""
        return origin.lower() in self._origins

    def check(self, address: str, token: Any, code: Any) -> None:
        """Let in by the token or the short code; raises WorkshopRefused."""
        if isinstance(token, str) and _same(token, self.token):
            # That nobody guesses; and a whole room may share the address of who mistyped.
            return
        if not self._tries.has(address):
            raise WorkshopRefused("join_too_often")
        if isinstance(code, str) and code and self._failures >= MOST_FAILURES:
            raise WorkshopRefused("join_locked")
        if isinstance(code, str) and _same(tidy(code), self.code):
            return
        self._tries.take(address)
        if isinstance(code, str) and code:
            self._fail()
        raise WorkshopRefused("join_wrong_code")

    def renew(self, code: str) -> None:
        """Take another short code from now on, and no longer the old one."""
        self.code, self._failures = code, 0

    def _fail(self) -> None:
        self._failures += 1
        if self._failures == MOST_FAILURES:
            self._told(Locked(words(Message("code_locked", {}))))


def new_token() -> str:
    """128 bits that nobody guesses."""
    return secrets.token_hex(16)


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _letter in range(CODE_LENGTH))


def tidy(code: str) -> str:
    """A short code as it was meant, however it was typed."""
    return "".join(letter for letter in code[:40].upper() if letter.isalnum())


def cookie_header(secret: str, *, encrypted: bool) -> str:
    """What makes a phone known again: no script reads it, no other page sends it along."""
    kept = f"{COOKIE}={secret}; Path=/; Max-Age={COOKIE_S}; HttpOnly; SameSite=Strict"
    return f"{kept}; Secure" if encrypted else kept


def page_headers(socket_address: str) -> list[tuple[bytes, bytes]]:
    """What tells a browser that this page runs its own files alone, and is shown in no other."""
    own = f"'self' {socket_address}".strip()
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        f" connect-src {own}; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'none'"
    )
    said = {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "no-store",
    }
    return [(name.encode(), value.encode()) for name, value in said.items()]


def _same(given: str, known: str) -> bool:
    """Compared in a time that tells nothing."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), known.encode())
