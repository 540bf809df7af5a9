"""When a request is whole, and what is refused before it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.server.component.dash_names import CALLBACKS
from dashboard.server.workers.gathering import LARGEST_BODY, LARGEST_HEAD, Gathering, Unread, Whole

GET = b"GET /country/COL?year=2020 HTTP/1.1\r\nHost: x\r\n\r\n"


def post(body: bytes, *headers: str, to: str = CALLBACKS) -> bytes:
    lines = [f"POST {to} HTTP/1.1", "Host: x", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def with_length(body: bytes, to: str = CALLBACKS) -> bytes:
    return post(body, f"Content-Length: {len(body)}", to=to)


CHUNKED = post(b'4\r\n{"a"\r\n3;x=y\r\n:1}\r\n0\r\nTrailer: t\r\n\r\n', "Transfer-Encoding: chunked")
REQUESTS = st.lists(st.sampled_from([GET, with_length(b""), with_length(b"{}" * 40), CHUNKED]), max_size=5)


@given(REQUESTS, st.data())
def test_requests_are_the_same_however_their_bytes_are_cut(requests: list[bytes], data: st.DataObject):
    sent = b"".join(requests)
    cuts = data.draw(st.lists(st.integers(0, len(sent)), max_size=12).map(sorted))
    gathering, taken = Gathering(), []
    for start, end in zip([0, *cuts], [*cuts, len(sent)], strict=True):
        gathering.feed(sent[start:end])
        while isinstance(whole := gathering.take(), Whole):
            taken.append(whole.raw)
    assert taken == requests
    assert not gathering.held


@given(st.binary(max_size=400))
def test_no_bytes_are_a_fault_of_ours(sent: bytes):
    for first in (b"", post(b"", "Transfer-Encoding: chunked"), b"POST /"):
        gathering = Gathering()
        gathering.feed(first + sent)
        assert isinstance(gathering.take(), Whole | Unread | None)


def taken(*sent: bytes) -> Whole | Unread | None:
    gathering = Gathering()
    for part in sent:
        gathering.feed(part)
    return gathering.take()


def test_a_request_says_what_it_asks():
    whole = taken(with_length(b'{"a": 1}'))
    assert whole == Whole(with_length(b'{"a": 1}'), b"POST", CALLBACKS.encode(), b'{"a": 1}')


@pytest.mark.parametrize("size", [LARGEST_BODY + 1, 10**9, 10**30])
@pytest.mark.parametrize("method", ["GET /", f"POST {CALLBACKS}", "PUT /api/v1/meta"])
def test_a_large_body_is_refused_before_it_comes(size: int, method: str):
    refused = taken(f"{method} HTTP/1.1\r\nContent-Length: {size}\r\n\r\n".encode())
    assert isinstance(refused, Unread)
    assert refused.status == 413


@pytest.mark.parametrize(
    "chunks",
    [b"ffffffff\r\n", b"20000\r\n", b"1000\r\n" + b"x" * 0x1000 + b"\r\n20000\r\n", b"0\r\n" + b"t" * 2000],
)
def test_a_large_chunked_body_is_refused(chunks: bytes):
    refused = taken(post(b"", "Transfer-Encoding: chunked"), chunks)
    assert isinstance(refused, Unread)
    assert refused.status == 413


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"GET /" + b"a" * LARGEST_HEAD, 414),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * LARGEST_HEAD, 431),
        (b"GET / HTTP/1.1\r\n" + b"X: 1\r\n" * LARGEST_HEAD, 431),
        (b"\x00" * 2 * LARGEST_HEAD, 414),
    ],
)
def test_a_head_without_end_is_refused(head: bytes, status: int):
    refused = taken(head)
    assert isinstance(refused, Unread)
    assert refused.status == status


@pytest.mark.parametrize("to", ["/", "/country/COL", "/api/v1/meta", "/_dash-update-component/x", "/health"])
@pytest.mark.parametrize("header", ["Content-Length: 500", "Transfer-Encoding: chunked"])
def test_only_one_address_takes_a_body_and_elsewhere_nobody_waits_for_one(to: str, header: str):
    whole = taken(post(b"", header, to=to))
    assert isinstance(whole, Whole)
    assert (whole.body, whole.rest) == (b"", True)


def test_a_body_is_waited_for_also_below_a_prefix():
    assert taken(post(b"{", "Content-Length: 2", to=f"/drd{CALLBACKS}")) is None


@pytest.mark.parametrize("header", ["Content-Length: 2, 2", "Content-Length: -1", "Content-Length: x"])
def test_an_unclear_length_is_left_to_the_parser(header: str):
    whole = taken(post(b"", header))
    assert isinstance(whole, Whole)


def test_a_client_that_waits_for_a_word_gets_it_only_before_its_body():
    gathering = Gathering()
    gathering.feed(post(b"", "Content-Length: 2", "Expect: 100-continue"))
    assert gathering.take() is None
    assert gathering.expects
    gathering.feed(b"{}")
    assert isinstance(gathering.take(), Whole)
    assert not gathering.expects
