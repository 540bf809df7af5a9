"""Whose turn it is, so that many of one kind hold up no other."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from dashboard.server.workers.turns import Kind, TurnLimits, Turns

A, B, C = Kind("a"), Kind("b"), Kind("c")
DEAR, DEARER = Kind("dear", dear=True), Kind("dearer", dear=True)
KINDS = (A, B, C, DEAR, DEARER)
LIMITS = TurnLimits(threads=4, of_a_kind=2, dear=1, waiting=3)


def turns_of(*kinds: Kind) -> Turns[int]:
    turns: Turns[int] = Turns(LIMITS)
    for place, kind in enumerate(kinds):
        turns.add(kind, place)
    return turns


def all_next(turns: Turns[int]) -> list[int]:
    taken = []
    while (turn := turns.next()) is not None:
        taken.append(turn[1])
    return taken


def test_kinds_take_turns_though_one_came_first_and_often():
    assert all_next(turns_of(A, A, A, B, C)) == [0, 3, 4, 1]


def test_no_kind_has_all_threads():
    assert all_next(turns_of(A, A, A)) == [0, 1]


def test_of_all_dear_kinds_one_is_worked_on():
    turns = turns_of(DEAR, DEARER, DEAR, A)
    assert all_next(turns) == [0, 3]
    turns.done(DEAR)
    assert all_next(turns) == [1]


def test_a_line_has_an_end():
    turns = turns_of(A, A, A)
    assert not turns.add(A, 9)
    assert turns.add(B, 9)


@given(st.lists(st.one_of(st.sampled_from(KINDS), st.just(None)), max_size=80))
def test_limits_hold_and_everybody_is_served_in_the_order_of_his_line(steps: list[Kind | None]):
    """None lets the request that was begun first end."""
    turns: Turns[int] = Turns(LIMITS)
    waiting: dict[Kind, list[int]] = {kind: [] for kind in KINDS}
    working: list[Kind] = []
    for place, step in enumerate([*steps, *[None] * len(steps)]):
        if step is not None:
            assert turns.add(step, place) == (len(waiting[step]) < LIMITS.waiting)
            waiting[step] = [*waiting[step], place][: LIMITS.waiting]
        elif working:
            turns.done(working.pop(0))
        while (turn := turns.next()) is not None:
            assert turn[1] == waiting[turn[0]].pop(0)
            working.append(turn[0])
        assert len(working) <= LIMITS.threads
        assert max(Counter(working).values(), default=0) <= LIMITS.of_a_kind
        assert sum(kind.dear for kind in working) <= LIMITS.dear
    assert not any(waiting.values())
