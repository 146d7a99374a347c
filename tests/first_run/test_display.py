"""Where a window can be opened."""

from __future__ import annotations

import sys

import pytest

from scenario_desk.first_run import display
from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.messages import words


@pytest.fixture(autouse=True)
def screenless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux without a display."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, False),
    ],
)
def test_a_display_is_where_a_window_can_be_opened(
    variables: dict[str, str],
    expected: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert display.display_available() is expected


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_always_have_a_display(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr(sys, "platform", system)

    assert display.display_available()


def test_the_command_line_says_it_as_the_set_up_does() -> None:
    """The set-up, which has nothing to say it with yet, in English; the program in any language."""
    said = Message("command_no_display", {"commands": display.WITHOUT_WINDOW})

    assert words(said) == display.NO_DISPLAY
