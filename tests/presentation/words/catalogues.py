"""Catalogues of translations, as `msgfmt` makes them."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

from scenario_desk.presentation.words.language import DOMAIN


def write_catalogue(folder: Path, language: str, texts: Mapping[str, str]) -> None:
    """Write `<folder>/<language>/LC_MESSAGES/<domain>.mo` with these translations."""
    header = {"": "Content-Type: text/plain; charset=UTF-8\n", **texts}
    pairs = sorted((key.encode(), text.encode()) for key, text in header.items())
    start = 28 + 16 * len(pairs)
    tables: list[bytes] = []
    body = b""
    for side in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<2I", len(pair[side]), start + len(body)))
            body += pair[side] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    path = folder / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(head + b"".join(tables) + body)
