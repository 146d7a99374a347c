"""The rows of files: what is opened, kept and sent out."""

from __future__ import annotations

from scenario_desk.desk.actions.row import Row, opened
from scenario_desk.presentation.words.language import _


def file_rows() -> tuple[Row, ...]:
    """Every action on files, worded in the current language."""
    menu = "&File"
    return (
        Row("new", _("&New from a template…"), menu, lambda w: w.files.new(), ("Ctrl+N",),
            icon="new"),
        Row("open", _("&Open…"), menu, lambda w: w.files.open(), ("Ctrl+O",), icon="open"),
        Row("save", _("&Save"), menu, lambda w: w.files.save(), ("Ctrl+S",), icon="save",
            enabled=opened, before=True),
        Row("save_as", _("Save &as…"), menu, lambda w: w.files.save_as(), ("Ctrl+Shift+S",),
            enabled=opened),
        Row("export", _("&Export the tree…"), menu, lambda w: w.exports.export(),
            ("Ctrl+Shift+E",), enabled=opened, before=True),
        Row("print", _("&Print…"), menu, lambda w: w.exports.print_tree(), ("Ctrl+P",),
            enabled=opened),
        Row("close", _("&Close the scenario"), menu, lambda w: w.files.close(), ("Ctrl+W",),
            enabled=opened, before=True),
        Row("quit", _("&Quit"), menu, lambda w: w.close(), ("Ctrl+Q",), before=True),
    )  # fmt: skip
