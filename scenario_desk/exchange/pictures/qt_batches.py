"""Many lines or rectangles in one call, straight from an array.

Qt's calls take a pointer and a count; handing over Python objects one by one costs eighty times as
much. `QLineF` and `QRectF` are four doubles each, so a row of a float64[n, 4] is one of them.
"""

from __future__ import annotations

from typing import cast

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter
from shiboken6 import wrapInstance

Floats = npt.NDArray[np.float64]


def draw_lines(painter: QPainter, ends: Floats) -> None:
    """Draw lines in the painter's pen; ends float64[n, 4]: x1, y1, x2, y2."""
    buffer = np.ascontiguousarray(ends, np.float64)
    if len(buffer):
        painter.drawLines(cast(QLineF, wrapInstance(buffer.ctypes.data, QLineF)), len(buffer))


def draw_rectangles(painter: QPainter, corners: Floats) -> None:
    """Fill rectangles with the painter's brush; corners float64[n, 4]: left, top, width, height."""
    buffer = np.ascontiguousarray(corners, np.float64)
    if len(buffer):
        painter.drawRects(cast(QRectF, wrapInstance(buffer.ctypes.data, QRectF)), len(buffer))
