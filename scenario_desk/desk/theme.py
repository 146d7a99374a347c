"""The program's look: palette, style sheet and type, all from the one table of tokens."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from scenario_desk.exchange.pictures.qt_font import program_font
from scenario_desk.locate import locate
from scenario_desk.presentation.tokens import Tokens, tokens

BODY_PX = 13
"""The one size of running text at 100 %; headings differ by weight and capitals."""
LARGE_TYPE = 1.35
"""How much larger the type is for a projector."""


def resolve(theme: str) -> str:
    """ "light" or "dark" for a setting that may say "system"."""
    if theme in ("light", "dark"):
        return theme
    scheme = QApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def dress(app: QApplication, theme: str, font_scale: float) -> Tokens:
    """Give the whole program a theme ("light" or "dark") and a type size; the tokens used."""
    chosen = tokens(theme)
    sheet = style_sheet(chosen, font_scale)
    if app.styleSheet() == sheet:
        return chosen
    # Where one sheet follows another, Qt polishes a widget as often as widgets stand around it;
    # where one follows none, once.
    app.setStyleSheet("")
    # Has a name only while no sheet is laid over it.
    if app.style().name() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    font = program_font()
    font.setPixelSize(round(BODY_PX * font_scale))
    font.setFeature(QFont.Tag("tnum"), 1)
    app.setFont(font)
    app.setPalette(_palette(chosen))
    app.setStyleSheet(sheet)
    return chosen


def style_sheet(chosen: Tokens, font_scale: float) -> str:
    """The style sheet of `resources/desk.qss` with colours and sizes filled in."""
    template = Template(locate("resources", "desk.qss").read_text(encoding="utf-8"))
    colours = {name: getattr(chosen, name) for name in _COLOURS}
    shade = "light" if chosen is tokens("light") else "dark"
    sizes = {
        "icons": locate("resources", "icons").as_posix(),
        "shade": shade,
        "body": f"{round(BODY_PX * font_scale)}px",
        "small": f"{round(11.5 * font_scale)}px",
        "title": f"{round(15 * font_scale)}px",
        "display": f"{round(28 * font_scale)}px",
        "large": f"{round(20 * font_scale)}px",
        "huge": f"{round(54 * font_scale)}px",
    }
    return template.substitute(colours | sizes)


_COLOURS = (
    "background",
    "panel",
    "line",
    "border",
    "selection",
    "ink",
    "muted",
    "accent",
    "on_accent",
    "hover",
    "warning",
    "error",
)


def _palette(chosen: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for each, colour in (
        (role.Window, chosen.panel),
        (role.Base, chosen.panel),
        (role.AlternateBase, chosen.background),
        (role.ToolTipBase, chosen.panel),
        (role.ToolTipText, chosen.ink),
        (role.WindowText, chosen.ink),
        (role.Text, chosen.ink),
        (role.ButtonText, chosen.ink),
        (role.BrightText, chosen.ink),
        (role.Button, chosen.panel),
        (role.Highlight, chosen.selection),
        (role.HighlightedText, chosen.ink),
        (role.Accent, chosen.accent),
        (role.Link, chosen.accent),
        (role.PlaceholderText, chosen.muted),
        (role.Mid, chosen.line),
        (role.Dark, chosen.line),
        (role.Light, chosen.panel),
        (role.Midlight, chosen.background),
        (role.Shadow, chosen.line),
    ):
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, _faded(chosen))
    return palette


def _faded(chosen: Tokens) -> QColor:
    """Muted, half way to the panel: for what cannot be used now."""
    muted, panel = QColor(chosen.muted), QColor(chosen.panel)
    return QColor(
        (muted.red() + panel.red()) // 2,
        (muted.green() + panel.green()) // 2,
        (muted.blue() + panel.blue()) // 2,
    )
