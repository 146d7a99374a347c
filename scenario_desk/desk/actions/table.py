"""The rows of the action table, in the order of the menus."""

from __future__ import annotations

from scenario_desk.desk.actions.edit_rows import edit_rows
from scenario_desk.desk.actions.file_rows import file_rows
from scenario_desk.desk.actions.help_rows import help_rows
from scenario_desk.desk.actions.row import Row
from scenario_desk.desk.actions.scenario_rows import scenario_rows
from scenario_desk.desk.actions.tree_rows import tree_rows
from scenario_desk.desk.actions.view_rows import view_rows


def rows() -> tuple[Row, ...]:
    """Every action of the program, worded in the current language."""
    return (
        *file_rows(),
        *edit_rows(),
        *tree_rows(),
        *scenario_rows(),
        *view_rows(),
        *help_rows(),
    )
