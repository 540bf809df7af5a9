"""What is missing is drawn as the rest of the right suggests: the line through the others, worked by hand."""

import numpy as np
import pytest

from methodology.doubt.errors.missing import FEWEST, NEARER, guesses
from methodology.model import Applies, Source
from methodology.scoring.aggregation.tree import build_tree
from methodology.scoring.engine import score
from tests.support.content import content, indicator, pillar
from tests.support.doubt import Z, doubt_of, near

COUNT = 40
ECONOMIES = tuple(f"E{place:02}" for place in range(COUNT))


def right(low=20.0, high=80.0, noise=0.0, missing=("E00", "E39")):
    """Forty economies in a row; `use` stands about five of a hundred under `law` where it is known."""
    law = np.linspace(low, high, COUNT)
    wiggle = noise * np.where(np.arange(COUNT) % 2 == 0, 1, -1)
    rows = [("law", iso3, 2020, value) for iso3, value in zip(ECONOMIES, law, strict=True)]
    rows += [("use", iso3, 2020, value) for iso3, value in zip(ECONOMIES, law - 5 + wiggle, strict=True)
             if iso3 not in missing]  # fmt: skip
    return content([indicator("law"), indicator("use")], rows, economies=ECONOMIES)


def test_the_best_is_not_drawn_as_if_it_were_in_the_middle():
    doubt = doubt_of(right())
    # law is 80, so 5.0; use lies on the line, at 75 or 4.75.
    near(doubt.interval("E39", "privacy"), 4.875, 4.875)
    near(doubt.interval("E00", "privacy"), 1.875, 1.875)


def test_what_scatters_around_the_line_is_the_doubt():
    doubt = doubt_of(right(noise=8.0, missing=("E20",)))
    # Residuals of 8 of a hundred are 0.4 points; in the middle of the line little is added; half counts.
    low, high = doubt.interval("E20", "privacy")
    assert (high - low) / 2 == pytest.approx(Z * 0.4 / 2, rel=0.08)
    assert doubt.median("E20", "privacy") == pytest.approx((low + high) / 2, abs=0.02)


def test_the_line_is_that_of_least_squares():
    """Against numpy's own fit, with three indicators and gaps, and weights that differ."""
    random = np.random.default_rng(3)
    values = random.uniform(1, 6, (3, 60))
    values[random.random(values.shape) < 0.2] = np.nan
    named = [indicator("a"), indicator("b", weight=0.5), indicator("c", dimension="use")]
    tree = build_tree(content(named, [], [pillar("privacy", "law", "use")]).framework)
    found = guesses(values, tree, np.zeros(3), 1.0, 6.0)
    off = values - np.nanmean(values, axis=1, keepdims=True)
    # b has half the weight of c, but stands in the same dimension as a.
    weight = np.array([0.5 * NEARER, 1.0])[:, None] * ~np.isnan(off[1:])
    seen = weight.sum(axis=0) > 0
    others = np.nansum(off[1:] * weight, axis=0)[seen] / weight.sum(axis=0)[seen]
    both = ~np.isnan(values[0][seen])
    slope, start = np.polyfit(others[both], values[0][seen][both], 1)
    np.testing.assert_allclose(found.middle[0, seen], np.clip(start + slope * others, 1, 6))
    rest = values[0][seen][both] - start - slope * others[both]
    error = np.sqrt((rest**2).sum() / (both.sum() - 2))
    square = ((others[both] - others[both].mean()) ** 2).sum()
    wider = 1 + 1 / both.sum() + (others - others[both].mean()) ** 2 / square
    np.testing.assert_allclose(found.spread[0, seen], error * np.sqrt(wider))
    assert np.isnan(found.middle[0, ~seen]).all()


def test_nothing_is_more_certain_than_what_is_known():
    found = right(missing=("E20",))
    doubt = doubt_of(found, measurement={"fact": 0.3})
    # Both figures err by 0.3, the missing one too, though it lies on a perfect line.
    near(doubt.interval("E20", "privacy"), doubt.median("E20", "privacy") - Z * 0.3 / 2**0.5,
         doubt.median("E20", "privacy") + Z * 0.3 / 2**0.5)  # fmt: skip


def test_a_line_through_a_few_tells_nothing():
    economies = ECONOMIES[:FEWEST]
    rows = [("law", iso3, 2020, 20.0 + place) for place, iso3 in enumerate(economies)]
    rows += [("use", iso3, 2020, 15.0 + place) for place, iso3 in enumerate(economies[1:])]
    doubt = doubt_of(content([indicator("law"), indicator("use")], rows, economies=economies))
    # 2.0 observed; the other half is even from 1 to 6.
    near(doubt.interval(economies[0], "privacy"), 1 + 0.625, 1 + 2.875)


def test_a_score_that_its_missing_half_does_not_bear_out_is_said_to_lie_outside():
    """use stands far under law in all who have it, so who lacks it has the mean of law alone: too high."""
    rows = [("law", iso3, 2020, 50.0 + place % 3) for place, iso3 in enumerate(ECONOMIES)]
    rows += [("use", iso3, 2020, 10.0 + place % 3) for place, iso3 in enumerate(ECONOMIES) if place]
    found = content([indicator("law"), indicator("use")], rows, economies=ECONOMIES)
    doubt = doubt_of(found)
    published = score(found).cell("E00", "privacy", 2020).score
    assert published == pytest.approx(3.5)
    assert doubt.interval("E00", "privacy")[1] < published
    assert doubt.outside("E00", "privacy")
    assert not doubt.outside("E01", "privacy")


def test_what_a_house_would_find_goes_together():
    """Two missing figures of one house are drawn together, as its errors are."""
    law = 50 + 20 * np.sin(np.arange(COUNT))
    off = 10.0 * np.where(np.arange(COUNT) % 2 == 0, 1, -1)
    rows = [("law", iso3, 2020, value) for iso3, value in zip(ECONOMIES, law, strict=True)]
    for name, sign in (("use", 1), ("end", -1)):
        rows += [(name, iso3, 2020, value) for iso3, value in
                 zip(ECONOMIES[1:], (law + sign * off)[1:], strict=True)]  # fmt: skip
    named = [indicator("law"), indicator("use", source="one"), indicator("end", source="one")]
    found = content(named, rows, economies=ECONOMIES, sources={"one": Source("one")})

    def width(together):
        low, high = doubt_of(found, house=together).interval("E00", "privacy")
        return high - low

    # Of the mean of two errors, (1 + c)/2 of the variance remains: twice as much at c = 1 as at c = 0.
    assert width(1.0) / width(0.0) == pytest.approx(2**0.5, rel=0.03)


def test_what_does_not_apply_is_not_drawn():
    named = [
        indicator("law"),
        indicator("use", applies=Applies(("AAA",), "It cannot join the treaty."), dimension="use"),
    ]
    rows = [("law", "AAA", 2020, 50.0), ("use", "BBB", 2020, 50.0)]
    doubt = doubt_of(content(named, rows, [pillar("privacy", "law", "use")], ("AAA", "BBB")))
    assert doubt.interval("AAA", "privacy") == (3.5, 3.5)
