"""Colour as people see it: sRGB, OKLab, contrast, and what a colour-blind eye makes of it."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

VISIONS: dict[str, Floats] = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
"""What each kind of eye sees, as a matrix on linear RGB, at full severity.

Machado, Oliveira and Fernandes (2009), doi:10.1109/TVCG.2009.113.
"""

# Ottosson (2020), "A perceptual color space for image processing".
_TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_FROM_CONES = np.linalg.inv(_TO_CONES)
_FROM_LAB = np.linalg.inv(_TO_LAB)
_LUMINANCE = np.array([0.2126, 0.7152, 0.0722])


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 … 255, of "#RRGGBB"; ValueError for another shape of text."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"{colour!r} is not a colour of the form #RRGGBB")
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def hexadecimal(red: int, green: int, blue: int) -> str:
    """ "#RRGGBB" of red, green and blue, 0 … 255."""
    return f"#{red:02X}{green:02X}{blue:02X}"


def linear(colours: ArrayLike) -> Floats:
    """Light itself, 0 … 1, of sRGB values 0 … 255, in any shape [..., 3]."""
    coded = np.asarray(colours, dtype=np.float64) / 255
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)


def coded(light: Floats) -> NDArray[np.uint8]:
    """The sRGB values 0 … 255 of light [..., 3]; what no screen can show is cut off."""
    inside = np.clip(light, 0, 1)
    values = np.where(inside <= 0.0031308, 12.92 * inside, 1.055 * inside ** (1 / 2.4) - 0.055)
    return np.asarray(np.rint(values * 255), dtype=np.uint8)


def oklab(light: Floats) -> Floats:
    """Lightness and the two opponent axes [..., 3], in which equal steps look equal."""
    return np.asarray(np.cbrt(light @ _TO_CONES.T) @ _TO_LAB.T)


def from_oklab(lab: Floats) -> Floats:
    """Light [..., 3] of OKLab values."""
    return np.asarray((lab @ _FROM_LAB.T) ** 3 @ _FROM_CONES.T)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 … 21 (WCAG 2.2, relative luminance)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def difference(one: str, other: str, vision: str = "normal") -> float:
    """How far apart two colours look to one kind of eye: distance in OKLab, 0 … about 1.

    Some 0.02 can just be told apart side by side.
    """
    seen = np.clip(linear([rgb(one), rgb(other)]) @ VISIONS[vision].T, 0, 1)
    first, second = oklab(seen)
    return float(np.linalg.norm(first - second))


def ink_on(fill: str, *inks: str) -> str:
    """The one of `inks` that reads best on `fill`."""
    return max(inks, key=lambda ink: contrast(ink, fill))


def _luminance(colour: str) -> float:
    return float(linear(rgb(colour)) @ _LUMINANCE)
