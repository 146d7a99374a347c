"""Values that programs trip over, to put where others stood."""

from __future__ import annotations

from typing import Any

from tests.fuzz.document import Members, Raw

STRINGS = (
    "",
    " ",
    "\t\n\r",
    "\0",
    "\x1b[31mred\x1b[0m",
    "\u202egnp.exe",
    "\u2028\u2029",
    "\ufeffx",
    "\ufffe\uffff",
    "e\u0301\u0327" * 40,
    "\U0001f1fa\U0001f1f8\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\u0645\u0631\u062d\u0628\u0627",
    "<b>&amp;</b><img src=x onerror=1>",
    "{name} {0} {id:of} %s %(x)s {}",
    "{",
    "}}",
    "'; DROP TABLE nodes; --",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "+1",
    "-",
    "'",
    "'=1",
    '"""',
    ";",
    "\\;\\e\\\\",
    "../../etc/passwd",
    "[source]",
    "[a, b]",
    "NaN",
    "nan",
    "1e999",
    "0.5",
    "50 %",
    "null",
    "None",
    "true",
    "derived",
    "id",
    "__class__",
    "self",
    "best",
    "a b",
    "a" * 64,
    "a" * 65,
    "x" * 999,
    "x" * 1_001,
    "word " * 20_000,
    "y" * 100_001,
)
NUMBERS = (
    *(0, 1, -1, 2, 0.5, 0.1, 1e-9, 0.3333333333333333, 99.99999999999999, 100, -100, 101, -101),
    *(0.9999999999, 1.0000000001, 5e-324, 2.2250738585072014e-308, -5e-324, 1e15, -1e15, 1.01e15),
    *(1e16, 1e300, -1.7976931348623157e308, 2**31, 2**53 + 1, 2**63, -(2**63) - 1, 10**40),
)
RAW = (
    *("-0", "-0.0", "1E5", "1e-400", "1e999", "-1e999", "NaN", "Infinity", "-Infinity", "01", "+1"),
    *(".5", "5.", "0x10", "1_000", "9" * 400, "9" * 5_000, "", "undefined", "'x'", '"\\ud800"'),
    *('"\\udc00\\ud800"', '"\\u0000"', '"\\u001b[2J"', '"\\x"', "{", "[", "}", "]", ",", "// x"),
)
KEYS = ("id", "name", "best", "low", "kind", "children", "", "__proto__", "best_low", "Ｎame", "ID")


def deep(levels: int, opening: str) -> Raw:
    """Lists or objects in one another, closed again."""
    closing = {"[": "]", '{"a":': "}", '[{"a":': "}]"}[opening]
    return Raw(opening * levels + "1" + closing * levels)


PLAIN: tuple[Any, ...] = (None, True, False, [], Members(), [[]], [None], Members([["a", 1]]))
