"""How the tree is looked at, to come back to."""

from __future__ import annotations

from dataclasses import dataclass

from scenario_desk.presentation.tree.viewport import Viewport


@dataclass(frozen=True, slots=True)
class KeptView:
    """A view, and what becomes of it when the pane changes its size."""

    view: Viewport
    settled: bool
    """Whether somebody has chosen it."""
    fitted: bool
    """Whether all of the tree is to stay in sight."""
