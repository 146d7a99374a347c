"""The rows of help."""

from __future__ import annotations

from scenario_desk.desk.actions.row import Row
from scenario_desk.presentation.words.language import _


def help_rows() -> tuple[Row, ...]:
    """Every action that helps, worded in the current language."""
    menu = "&Help"
    return (
        Row("palette", _("&Command palette"), menu, lambda w: w.show_palette(),
            ("Ctrl+Shift+P",), icon="search"),
        # Not "Ctrl+Shift+/" as well: where ? is on that key both would be meant, and neither done.
        Row("shortcuts", _("&Shortcuts"), menu, lambda w: w.show_shortcuts(), ("Ctrl+?", "F1"),
            icon="help"),
        Row("scores_note", _("W&hat scores are"), menu, lambda w: w.show_scores_note(),
            before=True),
        Row("about", _("&About Scenario Desk"), menu, lambda w: w.show_about()),
    )  # fmt: skip
