"""Answers that take a while are worked out once, and hold up no other."""

from __future__ import annotations

from threading import Event, Thread

from tests.support.site import site_of, small_book


def test_an_answer_that_takes_long_holds_up_no_other():
    site, begun, go_on = site_of(small_book()), Event(), Event()

    def slow() -> str:
        begun.set()
        go_on.wait(10)
        return "slow"

    asker = Thread(target=lambda: site.once("slow", slow))
    asker.start()
    assert begun.wait(10)
    assert site.once("quick", lambda: "quick") == "quick"
    go_on.set()
    asker.join(10)
    assert site.once("slow", lambda: "again") == "slow"
