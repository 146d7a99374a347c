"""Reads a JSON object from a stream, value by value, without ever holding the interpreter long.

Python's own scanner parses one element at a time out of a sliding buffer, so a file of any layout
(an entity a line, pretty-printed, in one line) reads the same way and in bounded memory, and other
threads run between any two elements.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterator
from json import JSONDecodeError, JSONDecoder, JSONEncoder
from typing import Any, BinaryIO, NoReturn

from scenario_desk.exchange.bounds import ENTITY_CHARACTERS, FILE_BYTES, MEGABYTE, TOP_LEVEL_KEYS
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.model.messages import Message

_CHUNK = 1 << 18
_LOOKAHEAD = 64
"""An error this far from the end of the buffer is one, whatever comes next."""
_SPACE = re.compile(r"[ \t\n\r]*")
_BETWEEN = re.compile(r"[ \t\n\r]*,[ \t\n\r]*")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""JSON escapes what UTF-16 writes as two halves by halves, and nobody checks that both are there."""
_encode = JSONEncoder(ensure_ascii=False).encode
_CUT_OFF = re.compile(r"-?|t(ru?)?|f(a(ls?)?)?|n(ul?)?|N(aN?)?")


Value = tuple[str, Any, bool]
"""A key of the file with its value, or with one element of the list it holds: then it is True."""


class Scanner:
    """Iterates over the values of the object in `stream`; `line` is where the last one began.

    `advanced(bytes read)` is called after each chunk and may raise to stop. Raises FileRefused.
    """

    def __init__(self, stream: BinaryIO, advanced: Callable[[int], None] | None = None) -> None:
        self._stream = stream
        self._advanced = advanced
        self._decode = codecs.getincrementaldecoder("utf-8")("strict").decode
        self._scan = JSONDecoder(
            object_pairs_hook=_without_repeats, parse_constant=_refuse_constant
        ).raw_decode
        self._text = ""
        self._at = 0
        self._start = 0
        self._lines_before = 0
        self.bytes_read = 0
        self._ended = False

    @property
    def line(self) -> int:
        return self._line_of(self._start)

    def __iter__(self) -> Iterator[Value]:
        self._open()
        seen: set[str] = set()
        if self._peek() == "}":
            self._at += 1
        else:
            yield from self._members(seen)
        if self._peek():
            raise self._malformed(self._at)

    def _open(self) -> None:
        self._fill()
        if self._text.startswith("\ufeff"):
            self._text = self._text[1:]
        first = self._peek()
        if not first:
            raise FileRefused("file_empty")
        if first != "{":
            raise FileRefused("file_not_a_scenario")
        self._at += 1

    def _members(self, seen: set[str]) -> Iterator[Value]:
        while True:
            if self._peek() not in ('"', ""):
                raise self._malformed(self._at)
            key = self._value()
            if key in seen:
                raise FileRefused("file_repeated_key", where=self.where(), key=key)
            seen.add(key)
            if len(seen) > TOP_LEVEL_KEYS:
                raise FileRefused("file_too_many_parts", limit=TOP_LEVEL_KEYS)
            self._expect(":")
            if self._peek() == "[":
                self._at += 1
                yield from self._elements(key)
            else:
                yield key, self._value(), False
            if self._expect(",}") == "}":
                return

    def _elements(self, key: str) -> Iterator[Value]:
        if self._peek() == "]":
            self._at += 1
            return
        while True:
            yield key, self._value(), True
            between = _BETWEEN.match(self._text, self._at)
            if between is not None and between.end() < len(self._text):
                self._at = between.end()
            elif self._expect(",]") == "]":
                return
            else:
                self._peek()

    def where(self) -> Message:
        return Message("file_line", {"line": str(self.line)})

    def _peek(self) -> str:
        """The next character that is not white space; "" at the end of the file."""
        while True:
            self._at = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._fill():
                return ""

    def _expect(self, characters: str) -> str:
        found = self._peek()
        if not found or found not in characters:
            raise self._malformed(self._at)
        self._at += 1
        return found

    def _value(self) -> Any:
        """The value that begins here; reads on while it may only be cut off by the buffer."""
        while True:
            self._start = self._at
            try:
                content, end = self._scan(self._text, self._at)
                if _HALF.search(self._text, self._at, end) and not _is_text(content):
                    raise FileRefused("file_half_character", where=self.where())
            except JSONDecodeError as error:
                self._read_on(error.pos, error.msg.startswith("Unterminated string"))
            except RecursionError:
                raise FileRefused("file_nested_too_deep", where=self.where()) from None
            except _Repeated as key:
                raise FileRefused("file_repeated_key", where=self.where(), key=str(key)) from None
            except _NotFinite as name:
                raise FileRefused("file_not_finite", where=self.where(), number=str(name)) from None
            except ValueError:
                raise FileRefused("file_number_too_long", where=self.where()) from None
            else:
                # A number may go on behind the end of the buffer.
                if end < len(self._text) or not self._fill():
                    self._at = end
                    return content

    def _read_on(self, position: int, in_string: bool = False) -> None:
        """Read more, for a value that fails at `position`; raises FileRefused if that is in vain."""
        length = len(self._text) - self._at
        if length > ENTITY_CHARACTERS:
            raise FileRefused("file_entity_too_long", where=self.where())
        certain = not in_string and position + _LOOKAHEAD < len(self._text)
        # Ever longer pieces, so that a long value is not scanned again too often.
        if certain or not self._fill(max(_CHUNK, length)):
            raise self._malformed(position, in_string)

    def _malformed(self, position: int, in_string: bool = False) -> FileRefused:
        where = Message("file_line", {"line": str(self._line_of(position))})
        rest = self._text[position : position + _LOOKAHEAD].rstrip()
        if self._ended and (in_string or _CUT_OFF.fullmatch(rest)):
            return FileRefused("file_truncated", where=where)
        return FileRefused("file_malformed", where=where)

    def _line_of(self, position: int) -> int:
        return self._lines_before + self._text.count("\n", 0, position) + 1

    def _fill(self, size: int = _CHUNK) -> bool:
        """Read on, dropping the text that is done with; False at the end of the file."""
        if self._ended:
            return False
        chunk = self._stream.read(size)
        self._ended = not chunk
        self.bytes_read += len(chunk)
        if self.bytes_read > FILE_BYTES:
            raise FileRefused("file_too_large", limit=str(FILE_BYTES // MEGABYTE))
        try:
            text = self._decode(chunk, self._ended)
        except UnicodeDecodeError:
            raise FileRefused("file_not_text") from None
        if "\0" in text:
            raise FileRefused("file_not_text")
        self._lines_before += self._text.count("\n", 0, self._at)
        self._start -= self._at
        self._text = self._text[self._at :] + text
        self._at = 0
        if self._advanced is not None:
            self._advanced(self.bytes_read)
        return not self._ended


def _is_text(content: Any) -> bool:
    """Whether it could be written again, as text with half a character could not."""
    try:
        _encode(content).encode()
    except UnicodeEncodeError:
        return False
    return True


class _Repeated(Exception):
    """An object names this key twice."""


class _NotFinite(Exception):
    """The file has this constant, which JSON does not know."""


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) != len(pairs):
        ((key, _count),) = Counter(key for key, _value in pairs).most_common(1)
        raise _Repeated(key)
    return content


def _refuse_constant(name: str) -> NoReturn:
    raise _NotFinite(name)
