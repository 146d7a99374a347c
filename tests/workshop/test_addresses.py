"""Where a session can be opened, and one sentence for each reason why it cannot."""

from __future__ import annotations

import errno
import ipaddress
import socket
from pathlib import Path
from typing import Any

import pytest

from scenario_desk.workshop import addresses, encryption
from scenario_desk.workshop.addresses import Address, listen, only_address
from scenario_desk.workshop.qr import qr_rows
from scenario_desk.workshop.refused import WorkshopRefused


def test_addresses_are_found_without_a_name_being_looked_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never(*_args: Any, **_more: Any) -> None:
        raise AssertionError("a name was looked up")

    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "getfqdn", "gethostname"):
        monkeypatch.setattr(socket, name, never)
    found = addresses.addresses()
    assert len({each.host for each in found}) == len(found)
    for each in found:
        assert not ipaddress.ip_address(each.host).is_loopback
        listen(each.host, 0).close()


@pytest.mark.parametrize(
    ("hosts", "sentence"),
    [
        ([], "is on no network"),
        (["127.0.0.1", "0.0.0.0"], "is on no network"),
        (["10.0.0.1", "192.168.1.2"], "several networks.*10.0.0.1 and 192.168.1.2"),
    ],
)
def test_without_one_network_it_is_said(
    monkeypatch: pytest.MonkeyPatch, hosts: list[str], sentence: str
) -> None:
    monkeypatch.setattr(addresses, "_of_interfaces", lambda: map(Address, hosts))
    monkeypatch.setattr(addresses, "_of_routes", list)
    with pytest.raises(WorkshopRefused, match=sentence):
        only_address()


def test_the_one_network_there_is_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_of_interfaces", lambda: [Address("10.0.0.1", "wlan0")])
    monkeypatch.setattr(addresses, "_of_routes", lambda: [Address("10.0.0.1")])
    assert addresses.addresses() == (Address("10.0.0.1", "wlan0"),)
    assert only_address() == "10.0.0.1"


@pytest.mark.parametrize(
    ("host", "port", "sentence"),
    [
        ("example.org", 0, "is no address"),
        ("localhost", 0, "is no address"),
        ("", 0, "is no address"),
        ("0.0.0.0", 0, "every network"),
        ("::", 0, "every network"),
        ("fe80::1", 0, "No browser opens"),
        ("fe80::1%lo", 0, "No browser opens"),
        ("127.0.0.1", 65_536, "is no port"),
        ("127.0.0.1", -1, "is no port"),
        ("192.0.2.1", 0, "no longer has the address"),
    ],
)
def test_what_cannot_be_listened_on_is_said(host: str, port: int, sentence: str) -> None:
    with pytest.raises(WorkshopRefused, match=sentence):
        listen(host, port)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.EADDRINUSE, "already uses port 80"),
        (errno.EACCES, "keeps port 80 to itself"),
        (errno.EMFILE, "too many files are open"),
    ],
)
def test_what_the_system_says_is_said(
    monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    def refuse(*_args: Any) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(WorkshopRefused, match=sentence):
        listen("127.0.0.1", 80)


@pytest.mark.parametrize(
    ("host", "here"), [("127.0.0.1", True), ("192.0.2.77", False), ("2001:db8::77", False)]
)
def test_whether_an_address_is_still_here(host: str, here: bool) -> None:
    assert addresses.is_here(host) is here


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        ([("DNS", "desk.example.org"), ("DNS", "*.example.org")], ("desk.example.org",)),
        ([("IP Address", "2001:DB8:0:0:0:0:0:1")], ("2001:db8::1",)),
        ([("IP Address", "10.0.0.1"), ("email", "a@b.c")], ("10.0.0.1",)),
    ],
)
def test_the_names_of_a_certificate_are_written_as_browsers_write_them(
    monkeypatch: pytest.MonkeyPatch, shown: list[tuple[str, str]], names: tuple[str, ...]
) -> None:
    monkeypatch.setattr(encryption, "_contexts", lambda *_files: (None, None))
    monkeypatch.setattr(encryption, "_shake_hands", lambda *_ends: {"subjectAltName": shown})
    assert encryption.names_of(Path("cert.pem"), None) == names


def test_a_qr_code_has_its_finder_in_three_corners() -> None:
    rows = qr_rows("http://192.168.1.20:8000/#" + "0" * 32)
    assert all(len(row) == len(rows) for row in rows)
    finder = [
        [x in (0, 6) or y in (0, 6) or (2 <= x <= 4 and 2 <= y <= 4) for x in range(7)]
        for y in range(7)
    ]
    end = len(rows) - 7
    for top, left in ((0, 0), (0, end), (end, 0)):
        assert [list(row[left : left + 7]) for row in rows[top : top + 7]] == finder
