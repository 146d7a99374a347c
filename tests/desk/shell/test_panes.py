"""Walking from pane to pane."""

from __future__ import annotations

import pytest

from scenario_desk.desk.shell.window import Window


@pytest.mark.parametrize(("action", "step"), [("next_pane", 1), ("previous_pane", -1)])
def test_no_pane_is_next_where_none_is_shown(window: Window, action: str, step: int) -> None:
    window.show_welcome()
    assert window.work.panes.in_order() == []
    window.work.panes.next_pane(step)
    window.actions_by_id[action].trigger()
    assert window.welcome.isVisible()
