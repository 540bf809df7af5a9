"""A request out of the bytes that come: when it is whole, and what is refused before it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus

from dashboard.server.component.dash_names import CALLBACKS

LONGEST_LINE = 4094
"""Of a request, as gunicorn has it."""
LARGEST_HEAD = 32 * 1024
LARGEST_BODY = 64 * 1024
END_OF_HEAD, END_OF_LINE = b"\r\n\r\n", b"\r\n"
TAKES_BODIES = CALLBACKS.encode()
"""The one address that does, also below a prefix."""

_LENGTH = re.compile(rb"\r\ncontent-length[ \t]*:[ \t]*([^\r\n]*)", re.IGNORECASE)
_CODING = re.compile(rb"\r\ntransfer-encoding[ \t]*:[ \t]*([^\r\n]*)", re.IGNORECASE)
_EXPECTS = re.compile(rb"\r\nexpect[ \t]*:[ \t]*100-continue[ \t]*\r\n", re.IGNORECASE)


@dataclass(frozen=True)
class Whole:
    """A request with its body; `rest` says that a body was left unread, after which nothing can be read."""

    raw: bytes
    method: bytes
    target: bytes
    body: bytes
    rest: bool = False


@dataclass(frozen=True)
class Unread:
    """What is answered to a request that is not read to its end."""

    status: HTTPStatus


class Gathering:
    """The bytes of one connection that no request was made of yet. `expects`: the client waits for a word
    before it sends the body."""

    def __init__(self) -> None:
        self.held = bytearray()
        self._start_over()

    def _start_over(self) -> None:
        self.expects = False
        self._head = self._end = 0
        self._looked = 0
        self._chunk: int | None = None
        self._rest = False

    def feed(self, data: bytes) -> None:
        """Takes bytes as they come."""
        self.held += data

    def take(self) -> Whole | Unread | None:
        """The next whole request, which leaves the held bytes; None where more of it must come."""
        if not self._head and (refusal := self._read_head()):
            return refusal
        if self._chunk is not None and (refusal := self._read_chunks()):
            return refusal
        if not self._head or len(self.held) < self._end or self._chunk is not None:
            return None
        return self._taken()

    def _taken(self) -> Whole:
        raw = bytes(self.held[: self._end])
        del self.held[: self._end]
        method, target = _first_words(raw)
        whole = Whole(raw, method, target, raw[self._head :], self._rest)
        self._start_over()
        return whole

    def _read_head(self) -> Unread | None:
        at = self.held.find(END_OF_HEAD, max(0, self._looked - len(END_OF_HEAD)))
        self._looked = len(self.held)
        if at < 0 or at > LARGEST_HEAD:
            return _too_large(self.held) if len(self.held) > LARGEST_HEAD else None
        self._head = self._end = at + len(END_OF_HEAD)
        return self._read_length(bytes(self.held[: self._head]))

    def _read_length(self, head: bytes) -> Unread | None:
        """How long the body is. What the head says unclearly is left to the parser, which refuses it."""
        lengths, codings = _LENGTH.findall(head), _CODING.findall(head)
        length = int(lengths[0].strip()[:20]) if len(lengths) == 1 and lengths[0].strip().isdigit() else 0
        if length > LARGEST_BODY:
            return Unread(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if not _takes_body(head):
            self._rest = bool(length or codings)
        elif codings and not lengths and codings[0].strip().lower() == b"chunked":
            self._chunk = self._head
        elif not codings:
            self._end = self._head + length
        self.expects = self._end > len(self.held) or self._chunk is not None
        self.expects = self.expects and bool(_EXPECTS.search(head))
        return None

    def _read_chunks(self) -> Unread | None:
        """Goes on from chunk to chunk; one that is none is left to the parser, which refuses it."""
        while self._chunk is not None:
            if self._chunk - self._head > 2 * LARGEST_BODY:
                return Unread(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            at = self.held.find(END_OF_LINE, self._chunk, self._chunk + 1024)
            if at < 0 and len(self.held) - self._chunk <= 1024:
                return None
            size = self.held[self._chunk : max(at, self._chunk)].partition(b";")[0].strip()
            if not re.fullmatch(rb"[0-9a-fA-F]{1,8}", size):
                self._all_there()
                return None
            if (count := int(size, 16)) == 0:
                return self._last_chunk(at)
            self._chunk = at + len(END_OF_LINE) + count + len(END_OF_LINE)
        return None

    def _last_chunk(self, at: int) -> Unread | None:
        """Trailers, if any, end with an empty line."""
        end = self.held.find(END_OF_HEAD, at)
        if end < 0:
            return Unread(HTTPStatus.REQUEST_ENTITY_TOO_LARGE) if len(self.held) - at > 1024 else None
        self._chunk, self._end = None, end + len(END_OF_HEAD)
        return None

    def _all_there(self) -> None:
        """Nothing more is read of this connection: what there is goes to the parser."""
        self._chunk, self._end, self._rest = None, len(self.held), True


def _first_words(raw: bytes) -> tuple[bytes, bytes]:
    method, _space, rest = raw.partition(END_OF_LINE)[0].partition(b" ")
    return method, rest.partition(b" ")[0]


def _takes_body(head: bytes) -> bool:
    method, target = _first_words(head)
    return method == b"POST" and target.partition(b"?")[0].endswith(TAKES_BODIES)


def _too_large(held: bytearray) -> Unread:
    line = held.find(END_OF_LINE)
    long_line = line < 0 or line > LONGEST_LINE
    too_large = HTTPStatus.REQUEST_URI_TOO_LONG if long_line else HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    return Unread(too_large)
