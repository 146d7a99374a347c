"""How far a load is, told as a share that only grows."""

from __future__ import annotations

from collections.abc import Callable


class LoadProgress:
    """Counts the bytes that are read, and the moments that are put together once all are.

    What comes of the changes of moments takes about as long as reading them did, so that each of
    the two is half of what is left when their first line is read.
    """

    def __init__(
        self, size: int = 1, tell: Callable[[float], object] = lambda _share: None
    ) -> None:
        """`size`: of the file, in bytes; `tell` is told the share, 0 … 1; what it raises ends it."""
        self._size, self._tell = max(size, 1), tell
        self._share = 0.0
        self._before_moments: float | None = None

    def read(self, count: int) -> None:
        """So many bytes are read."""
        share, before = min(1.0, count / self._size), self._before_moments
        self._share = share if before is None else (before + share) / 2
        self.again()

    def come_to_moments(self) -> None:
        """The first change of what a snapshot or an entry of the log holds is read."""
        if self._before_moments is None:
            self._before_moments = self._share

    def put_together(self, share: float) -> None:
        """Such a share of the moments, 0 … 1, is put together."""
        before = self._before_moments
        if before is not None:
            self._share = 1 - (1 - before) * (1 - share) / 2
        self.again()

    def again(self) -> None:
        """Tell the same: time passes, and whoever listens may end it."""
        self._tell(self._share)
