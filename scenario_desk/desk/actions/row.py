"""One row of the action table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from scenario_desk.desk.shell.window import Window

Scope = Literal["window", "tree", "matrix", "outline"]
"""Where its keys work: in the whole window, or only while that view has the focus."""


@dataclass(frozen=True, slots=True)
class Row:
    """An action: what it is called, where it stands, its keys, and what it does.

    `text` may be computed (undo names its step). `menu` is a path like "View/Theme"; the empty
    path keeps it out of the menus but in palette and sheet. `before` draws a separator above it.
    """

    id: str
    text: str | Callable[[Window], str]
    menu: str
    run: Callable[[Window], object]
    keys: tuple[str, ...] = ()
    scope: Scope = "window"
    icon: str = ""
    enabled: Callable[[Window], bool] | None = None
    checked: Callable[[Window], bool] | None = None
    before: bool = False
    context: tuple[str, ...] = ()
    """The context menus it stands in: "node", "canvas"."""


def opened(window: Window) -> bool:
    """Whether there is something to work on."""
    return window.working
