"""Line icons in the colour of the text around them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from scenario_desk.locate import locate

_SIZES = (16, 20, 24, 32, 48)


@lru_cache(maxsize=256)
def icon(name: str, colour: str) -> QIcon:
    """The icon `resources/icons/<name>.svg` drawn in `colour` (hex)."""
    drawing = locate("resources", "icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
    drawn = QIcon()
    for side in _SIZES:
        pixmap = QPixmap(QSize(side, side))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        drawn.addPixmap(pixmap)
        # Else the style fades it in a selected row.
        drawn.addPixmap(pixmap, QIcon.Mode.Selected)
    return drawn
