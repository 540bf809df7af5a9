"""The cache that cannot grow."""

from __future__ import annotations

from dashboard.content.bounded_cache import MOST, BoundedCache


def test_the_longest_unused_goes_first():
    cache: BoundedCache[str] = BoundedCache(2)
    cache.put("a", "A", 1)
    cache.put("b", "B", 1)
    assert cache.get("a") == "A"
    cache.put("c", "C", 1)
    assert (cache.get("a"), cache.get("b"), cache.get("c")) == ("A", None, "C")


def test_a_value_larger_than_the_budget_is_not_kept():
    cache: BoundedCache[str] = BoundedCache(2)
    cache.put("a", "A", 1)
    cache.put("big", "B", 3)
    assert (cache.get("big"), cache.get("a"), cache.used) == (None, "A", 1)


def test_putting_again_replaces_and_counts_once():
    cache: BoundedCache[str] = BoundedCache(10)
    cache.put("a", "A", 4)
    cache.put("a", "B", 5)
    assert (cache.get("a"), cache.used) == ("B", 5)


def test_it_never_holds_more_than_its_budget():
    cache: BoundedCache[int] = BoundedCache(50)
    for size in range(100):
        cache.put(size, size, size % 13)
        assert cache.used <= 50


def test_long_keys_take_no_more_room_than_short_ones():
    cache: BoundedCache[str] = BoundedCache(10)
    cache.put("k" * 1_000_000, "A", 1)
    assert cache.get("k" * 1_000_000) == "A"
    assert cache.get("k" * 999_999) is None
    assert all(len(repr(key)) < 200 for key in cache._kept)


def test_values_of_no_size_are_counted_too():
    cache: BoundedCache[str] = BoundedCache(10)
    for place in range(2 * MOST):
        cache.put(place, "", 0)
    assert len(cache) == MOST
    assert cache.get(2 * MOST - 1) == ""
