"""Keys by their place on the keyboard, where a layout has something else there.

A key is named as on the keyboard of the United States. Qt asks for the letter: a keyboard with
Cyrillic or Arabic letters alone never writes the Z of Ctrl+Z, and a French one writes digits only
with Shift. So a key of Ctrl or Alt is meant by what other layouts have in its place, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QKeyEvent, QKeySequence

_PLACES = "1234567890qwertyuiopasdfghjklzxcvbnm,/?"
_ELSEWHERE = (
    "&é\"'(-è_çà",
    "١٢٣٤٥٦٧٨٩٠",
    "۱۲۳۴۵۶۷۸۹۰",
    "1234567890йцукенгшщзфывапролдячсмитьб.,",
    "1234567890ضصثقفغعهخحشسيبلاتنمئءؤر\ufefbىةوظ؟",
)
"""What layouts have where the places are, in their order; a shorter one agrees from there on.

French; digits as Arabs and Persians write them; Russian; Arabic.
"""


def sequences(keys: str) -> list[QKeySequence]:
    """A shortcut such as "Ctrl+Z", first as it is named, then as other layouts have its keys.

    Keys alone, or with Shift, are text elsewhere, and stay what they are.
    """
    return [QKeySequence(keys), *map(QKeySequence, dict.fromkeys(_others(keys)))]


def means(event: QKeyEvent, keys: str) -> bool:
    """Whether a key that was pressed is this shortcut, on whichever layout."""
    pressed = QKeySequence(event.keyCombination())
    return any(pressed == sequence for sequence in sequences(keys))


def _others(keys: str) -> Iterator[str]:
    held, _plus, key = keys.rpartition("+")
    if not key or key.lower() not in _PLACES or not {"Ctrl", "Alt"} & set(held.split("+")):
        return
    place = _PLACES.index(key.lower())
    for layout in _ELSEWHERE:
        if place < len(layout) and layout[place] not in _PLACES:
            yield f"{held}+{layout[place].upper()}"
