"""When few requests against criticism say something, and when a law on the lists is one in part only."""

from __future__ import annotations

import pandas as pd
import pytest

from data.importers.facts.data_protection import agreed_laws, limits_on_access
from data.importers.facts.facts import Facts
from data.importers.facts.removal_of_criticism import rate


def facts(**series: float) -> Facts:
    """One economy, AAA, with these figures of 2023."""
    rows = [(name, "AAA", 2023, value, None) for name, value in series.items()]
    return Facts(pd.DataFrame(rows, columns=["series", "iso3", "year", "value", "note"]))


@pytest.mark.parametrize(
    ("requests", "criticism", "security", "media", "expected"),
    [
        (30, 60, 0, 3, 10.0),  # 60 items in three years over two million users
        (30, 60, 9000, 0, 10.0),  # many items are a fact wherever they are
        (30, 6, 0, 3, 1.0),
        (30, 0, 0, 3, 0.0),
        (30, 6, 30, 3, None),  # six a year and million if the security items are criticism
        (9, 0, 0, 3, None),  # a state that hardly writes to Google
        (9, 6, 0, 3, 1.0),
        (30, 6, 0, 0, None),  # nobody dares to publish criticism
    ],
)
def test_few_items_count_only_where_they_say_something(
    requests: float, criticism: float, security: float, media: float, expected: float | None
) -> None:
    known = facts(
        google_removal_requests=requests,
        google_items_criticism=criticism,
        google_items_security=security,
        fiw25_d1=media,
    )
    assert rate(known, "AAA", 2023, millions=2) == expected


@pytest.mark.parametrize(
    ("sectors", "access", "choice", "agreed"),
    [(2, 2, 2, 2), (1, 1, 1, 2), (0, 2, 2, 1), (2, 0, 1, 1), (2, 0, 2, 2)],
)
def test_a_law_that_the_barometer_finds_partial_is_one_in_part(
    sectors: float, access: float, choice: float, agreed: float
) -> None:
    known = facts(
        gtmi_dp_law=2,
        unctad_dp_law=2,
        gdb_dp_law=2,
        gdb_dp_sectors=sectors,
        gdb_dp_access_correction=access,
        gdb_dp_consent=choice,
        dsp4_v2smprivcon=1.0,
    )
    law = next(agreed_laws(known))
    assert law.value == agreed
    (limit,) = limits_on_access(known)
    # The published figure stays; where no law is agreed, it may be as low as "many types".
    assert (limit.value, limit.low) == (1.0, None if agreed == 2 else -1.49)
