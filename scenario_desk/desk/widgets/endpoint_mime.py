"""An endpoint on its way by drag and drop: from where it is listed to a leaf of the tree."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

FORMAT = "application/x-scenario-desk-endpoint"


def carrying(endpoint: str) -> QMimeData:
    """What a drag of this endpoint carries: its id."""
    carried = QMimeData()
    carried.setData(FORMAT, endpoint.encode())
    return carried


def carried_endpoint(carried: QMimeData) -> str:
    """The endpoint that a drag carries; "" where it carries something else."""
    if not carried.hasFormat(FORMAT):
        return ""
    return bytes(carried.data(FORMAT).data()).decode(errors="replace")
