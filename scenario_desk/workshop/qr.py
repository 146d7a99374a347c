"""The QR code of a join address."""

from __future__ import annotations


def qr_rows(text: str) -> tuple[tuple[bool, ...], ...]:
    """The squares of its code, row by row, dark ones True, without the quiet zone of 4 around it."""
    import segno

    code = segno.make_qr(text, error="m")
    return tuple(tuple(bool(square) for square in row) for row in code.matrix)
