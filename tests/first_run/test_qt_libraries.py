"""What Qt lacks is found by starting it, named, and installed once."""

from __future__ import annotations

import sys

import pytest

from scenario_desk.first_run import SetUpFailed, qt_libraries


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The packages that would have been installed, on a Linux with apt."""
    installed: list[str] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(qt_libraries.apt, "available", lambda: True)
    monkeypatch.setattr(qt_libraries.apt, "install", installed.extend)
    return installed


def found(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Let the probe give these answers, one after another."""
    rest = list(answers)
    monkeypatch.setattr(qt_libraries, "probe", lambda python, level: rest.pop(0))


def test_qt_starts_where_these_tests_run() -> None:
    assert qt_libraries.probe(sys.executable, "offscreen") == ""


def test_an_interpreter_without_qt_says_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qt_libraries, "PROBE", "import no_such_library")

    assert "no_such_library" in qt_libraries.probe(sys.executable, "offscreen")


def test_nothing_missing_installs_nothing(
    installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found(monkeypatch, "")

    qt_libraries.ensure("python", "window")

    assert not installed


@pytest.mark.parametrize("level", ["offscreen", "window"])
def test_what_is_missing_is_installed(
    installed: list[str], monkeypatch: pytest.MonkeyPatch, level: str
) -> None:
    found(monkeypatch, "libEGL.so.1: cannot open shared object file", "")

    qt_libraries.ensure("python", level)

    assert "libfontconfig1" in installed
    assert ("libxcb-cursor0" in installed) is (level == "window")


def test_it_is_not_tried_twice(installed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    found(monkeypatch, "libEGL.so.1", "libEGL.so.1")

    with pytest.raises(SetUpFailed, match="Qt still cannot start"):
        qt_libraries.ensure("python", "offscreen")


def test_a_system_without_apt_gets_the_names_in_words(
    installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found(monkeypatch, "libEGL.so.1")
    monkeypatch.setattr(qt_libraries.apt, "available", lambda: False)

    with pytest.raises(SetUpFailed, match="EGL, OpenGL, xkbcommon"):
        qt_libraries.ensure("python", "offscreen")


def test_other_systems_bring_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    found(monkeypatch)

    qt_libraries.ensure("python", "window")


@pytest.mark.parametrize(
    ("wayland", "expected"), [("wayland-0", ["wayland", "xcb"]), ("", ["xcb"])]
)
def test_a_window_needs_one_platform_of_those_there_are(
    monkeypatch: pytest.MonkeyPatch, wayland: str, expected: list[str]
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", wayland)

    assert qt_libraries.window_platforms() == expected
