"""Root may install, others are told the one command, and nobody is surprised."""

from __future__ import annotations

import io
import sys

import pytest

from scenario_desk.first_run import SetUpFailed, apt


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What apt-get would have been asked, as root on Debian, with nobody to ask."""
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr(apt, "may_install", lambda: True)
    monkeypatch.setattr(apt, "apt_get", lambda *words: calls.append(words) or "")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return calls


def answer(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    terminal = io.StringIO(line)
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", terminal)


def test_root_without_a_terminal_installs_and_says_so(
    calls: list[tuple[str, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    apt.install(["libegl1", "libgl1"])

    assert calls[0] == ("update",)
    assert calls[1][-2:] == ("libegl1", "libgl1")
    said = capsys.readouterr().err
    assert "  apt-get install -y --no-install-recommends libegl1 libgl1\n" in said
    assert "Running it" in said


@pytest.mark.parametrize("line", ["\n", "y\n", "Yes\n"])
def test_root_at_a_terminal_is_asked(
    calls: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    answer(monkeypatch, line)

    apt.install(["libegl1"])

    assert len(calls) == 2


def test_root_may_decline(calls: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "n\n")

    with pytest.raises(SetUpFailed, match="Nothing was installed"):
        apt.install(["libegl1"])

    assert not calls


def test_anyone_else_is_told_the_command(
    calls: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apt, "may_install", lambda: False)

    with pytest.raises(
        SetUpFailed, match="sudo apt-get install -y --no-install-recommends libegl1"
    ):
        apt.install(["libegl1"])

    assert not calls


def test_what_apt_complains_of_is_passed_on(
    calls: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apt, "apt_get", lambda *words: "E: no such package")

    with pytest.raises(SetUpFailed, match="E: no such package"):
        apt.install(["libegl1"])
