"""Damage that knows nothing: bytes turned, put in, taken out, and pieces of other files between."""

from __future__ import annotations

from random import Random

_PIECES = (
    *(
        b"\0",
        b"\xff",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\xc0\x80",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
    ),
    *(b'"', b"'", b"\\", b"\\u", b"\\ud83d", b"\\u0000", b"{", b"}", b"[", b"]", b",", b":", b";"),
    *(b"\n", b"\r", b"\t", b"\r\n\r\n", b"\x1b[2J", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\xc2\xa0"),
    *(b"0", b"-", b"+", b"1e309", b"1e-999", b"NaN", b"null", b"true", b"99999999999999999999"),
    *(b"." * 50, b"9" * 5_000, b"[" * 3_000, b'{"a":' * 3_000, b'"id": "a",', b"\\" * 999),
)
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "latin-1", "cp1252", "utf-7")


def scrambled(random: Random, content: bytes, other: bytes) -> bytes:
    """The content with some bytes damaged, pieces of another perhaps among them."""
    found = bytearray(content)
    for _ in range(random.choice([1, 1, 1, 2, 3, 6, 12])):
        _scramble(random, found, other)
    return bytes(found)


def _scramble(random: Random, found: bytearray, other: bytes) -> None:
    start = random.randrange(len(found) + 1)
    end = min(len(found), start + random.choice([1, 1, 2, 5, 20, 100, 1_000]))
    match random.randrange(12):
        case 0 | 1 if start < len(found):
            found[start] ^= 1 << random.randrange(8)
        case 2 if start < len(found):
            found[start] = random.randrange(256)
        case 3 | 4:
            found[start:start] = random.choice(_PIECES)
        case 5:
            found[start:end] = random.choice(_PIECES)
        case 6:
            del found[start:end]
        case 7:
            found[start:start] = found[start:end] * random.choice([1, 2, 10])
        case 8:
            piece = random.randrange(len(other) + 1)
            found[start:end] = other[piece : piece + random.choice([3, 30, 300, 3_000])]
        case 9:
            into = random.randrange(len(found) + 1)
            piece_moved = found[start:end]
            del found[start:end]
            found[into:into] = piece_moved
        case 10 if random.random() < 0.3:
            del found[start:]
        case 11 if random.random() < 0.3:
            text = bytes(found).decode("utf-8", "replace")
            found[:] = text.encode(random.choice(_ENCODINGS), "replace")
        case _ if start < len(found):
            found[start] = random.choice(b'0123456789-.eE"\\,:;{}[] \n\r\t')
