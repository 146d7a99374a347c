"""Which branch alone is shown: the id of the node it hangs on, "" for the whole tree."""

from __future__ import annotations

from scenario_desk.model.edits.walking import ancestors
from scenario_desk.model.scenario import Scenario


def surviving(focus: str, before: Scenario, after: Scenario) -> str:
    """The focus itself while it exists, else the nearest node above it that still does."""
    if not focus or focus in after.nodes:
        return _whole(focus, after)
    above = (node for node in ancestors(before, focus) if node in after.nodes)
    return _whole(next(above, ""), after)


def showing(focus: str, node: str, scenario: Scenario) -> str:
    """The focus, left only as far up as needed for a node to be in it."""
    if not focus or node == focus:
        return focus
    way = {node, *ancestors(scenario, node)}
    while focus and focus not in way:
        focus = scenario.parents.get(focus, "")
    return _whole(focus, scenario)


def trail(focus: str, scenario: Scenario) -> tuple[str, ...]:
    """The nodes from the root down to the focus; empty where the whole tree is shown."""
    if not focus:
        return ()
    return (*reversed(tuple(ancestors(scenario, focus))), focus)


def _whole(focus: str, scenario: Scenario) -> str:
    return "" if focus == scenario.root else focus
