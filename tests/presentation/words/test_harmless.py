"""What no text may do to the surface that shows it."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from scenario_desk.presentation.words.harmless import harmless

OBEYED = [
    chr(code)
    for code in range(sys.maxunicode + 1)
    if unicodedata.category(chr(code)) in ("Cc", "Zl", "Zp")
]
TURNING = [chr(code) for code in (0x061C, 0x200E, 0x202A, 0x202E, 0x2066, 0x2069, 0xFFFA)]


@pytest.mark.parametrize("around", ["ab", "äß", "“…”"])
def test_what_a_surface_obeys_goes_whatever_stands_around_it(around):
    for each in OBEYED:
        assert harmless(f"{around}{each}c") == f"{around} c", hex(ord(each))
    for each in TURNING:
        assert harmless(f"{around}{each}c") == f"{around}c", hex(ord(each))


@pytest.mark.parametrize("text", ["plain", "Größe “x” → 3", "日本", "a\u00a0b", "zero\u200dwidth"])
def test_all_else_stays(text):
    assert harmless(text) == text
