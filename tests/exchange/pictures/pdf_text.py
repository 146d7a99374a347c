"""Reads back what a PDF of ours says, page by page, without anything but the file."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator


def pages_of(content: bytes) -> list[str]:
    """The text of each page, its spaces left out."""
    objects = _objects(content)
    kids = re.search(rb"/Type /Pages.*?/Kids\s*\[(.*?)\]", content, re.DOTALL)
    assert kids is not None
    return [
        _text(objects, objects[int(number)]) for number in re.findall(rb"(\d+) 0 R", kids.group(1))
    ]


def _objects(content: bytes) -> dict[int, bytes]:
    found = re.finditer(rb"(?:^|\n)(\d+) 0 obj\s(.*?)endobj", content, re.DOTALL)
    return {int(each.group(1)): each.group(2) for each in found}


def _stream(part: bytes) -> bytes:
    start = re.search(rb"stream\r?\n", part)
    assert start is not None
    raw = part[start.end() : part.rindex(b"endstream")]
    return zlib.decompress(raw) if b"/FlateDecode" in part else raw


def _text(objects: dict[int, bytes], page: bytes) -> str:
    contents = _stream(objects[_reference(page, b"Contents")])
    fonts = {
        b"F" + str(number).encode(): _letters(objects, part)
        for number, part in objects.items()
        if b"/Subtype /Type0" in part
    }
    # A space comes back as any of the blanks that share its shape.
    return "".join(unicodedata.normalize("NFKC", "".join(_written(contents, fonts))).split())


def _letters(objects: dict[int, bytes], font: bytes) -> dict[int, str]:
    """The letters of a font by the numbers of their shapes."""
    table = _stream(objects[_reference(font, b"ToUnicode")]).decode("ascii")
    letters = {}
    for first, _last, listed in re.findall(r"<(\w+)> <(\w+)> \[(.*?)\]", table, re.DOTALL):
        for number, code in enumerate(re.findall(r"<(\w+)>", listed), start=int(first, 16)):
            letters[number] = bytes.fromhex(code).decode("utf-16-be")
    return letters


def _written(contents: bytes, fonts: dict[bytes, dict[int, str]]) -> Iterator[str]:
    letters: dict[int, str] = {}
    for font, shapes in re.findall(rb"/(F\d+) \S+ Tf|<([0-9A-Fa-f]+)>\s*Tj", contents):
        if font:
            letters = fonts[font]
        for place in range(0, len(shapes), 4):
            yield letters.get(int(shapes[place : place + 4], 16), "")


def _reference(part: bytes, name: bytes) -> int:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", part)
    assert found is not None
    return int(found.group(1))
