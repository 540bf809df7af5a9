"""How company evidence is made from gathered figures, on rows small enough to check by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from data.importers.companies.answers import answer_rows
from data.importers.companies.google import google_rows, mark_observations
from data.importers.companies.promises import promise_table
from data.importers.companies.records import fine_rows, moderator_rows, operator_rows, shared_rows
from data.importers.companies.table import CompanyEvidenceRow, Gathered, evidence_table

COLUMNS = ["series", "iso3", "year", "value", "low", "high", "note"]


def gathered(*rows: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS)


def figures(**series: float) -> Gathered:
    """Gathered figures of Albania in 2024."""
    return Gathered(
        gathered(*((name, "ALB", "2024", str(value), "", "", "") for name, value in series.items()))
    )


GOOGLE = gathered(
    ("google_core_removed_pm", "ALB", "2024", "0.5", "0.1", "0.9", "2022-2024; 3 requests decided; 90 %"),
    ("google_core_removed_pm", "NAM", "2024", "0.0", "0.0", "0.2", "2022-2024; 2 requests decided; 90 %"),
    ("google_core_asked_pm", "ALB", "2024", "1.5", "", "", ""),
    ("google_core_asked_pm", "NAM", "2024", "0.7", "", "", ""),
    ("google_core_asked_pm", "NOR", "2024", "0.0", "", "", ""),
    (
        "google_core_complied",
        "ALB",
        "2024",
        "60.0",
        "20.0",
        "90.0",
        "3 requests, 4 of 6 decided items removed, x",
    ),
)


def test_three_decided_requests_make_a_mark_and_fewer_a_range() -> None:
    kinds = {row.iso3: row.kind for row in google_rows(GOOGLE)}
    assert kinds == {"ALB": "mark", "NAM": "range", "NOR": "not-tested", "CHN": "closed"}
    # The range is known without its figures too, so that it can be passed on.
    assert [row.bare for row in google_rows(GOOGLE) if row.iso3 == "NAM"] == [False, True]
    assert list(mark_observations(GOOGLE)["iso3"]) == ["ALB"]


def test_a_mark_carries_the_counts_of_its_sentence() -> None:
    mark = next(row for row in google_rows(GOOGLE) if row.kind == "mark")
    assert mark.period == "2022-2024"
    assert mark.parts == {
        "requests": 3, "removed": 4, "items": 6, "share": 60, "share_low": 20, "share_high": 90,
    }  # fmt: skip


def test_a_note_without_its_count_is_refused() -> None:
    broken = gathered(("google_core_removed_pm", "ALB", "2024", "0.5", "0.1", "0.9", "three years"))
    with pytest.raises(ValueError, match="number of requests"):
        mark_observations(broken)


def test_answers_of_tiktok_add_up_accounts_and_videos() -> None:
    parts = {"asked": (5, 7), "rules": (1, 2), "law": (1, 0), "kept": (3, 5)}
    counts = {f"tiktok_accounts_{name}": one for name, (one, _) in parts.items()}
    counts |= {f"tiktok_content_{name}": other for name, (_, other) in parts.items()}
    (row,) = answer_rows(figures(tiktok_removal_requests=4, **counts))
    assert row.parts == {"requests": 4, "asked": 12, "rules": 3, "law": 1, "kept": 8}
    assert (row.kind, row.period) == ("count", "2024")


def test_more_removed_and_blocked_than_reported_is_left_out() -> None:
    def rows(blocked: float) -> list[CompanyEvidenceRow]:
        start = "meta_tr_facebook_entities"
        return answer_rows(
            figures(**{f"{start}_reported": 10, f"{start}_removed": 4, f"{start}_restricted": blocked})
        )

    assert rows(7) == []
    assert rows(6)[0].parts == {"reported": 10, "rules": 4, "blocked": 6}


def test_user_data_names_only_the_kinds_that_were_asked_for() -> None:
    (row,) = answer_rows(figures(snap_emergency_requests=12, snap_emergency_share=50))
    assert row.parts == {"emergency": 12, "emergency_share": 50}
    assert row.period == "July to December 2024"


def test_months_follow_the_note() -> None:
    half = Gathered(
        gathered(
            ("linkedin_removal_requests", "ALB", "2025", "2", "", "", "H1; second half of 2025 not typed"),
            ("linkedin_removal_acted", "ALB", "2025", "1", "", "", ""),
            ("linkedin_removal_requests", "NAM", "2024", "2", "", "", "H2 listed"),
            ("linkedin_removal_acted", "NAM", "2024", "0", "", "", ""),
        )
    )
    assert [row.period for row in answer_rows(half)] == ["January to June 2025", "2024"]


def test_records_read_their_counts_from_the_note() -> None:
    found = Gathered(
        gathered(
            ("dsa_social_without_moderators", "SVK", "2025", "2", "", "",
             "of 8 very large social services with figures by language; none for sk: Snapchat, X"),
            ("gdpr_fines_count", "ESP", "2019", "3", "", "", ""),
            ("gdpr_fines_count", "ESP", "2020", "4", "", "", ""),
            ("gdpr_fines_eur", "ESP", "2020", "1000", "", "", ""),
            ("wjp25_labour_rights", "ESP", "2020", "0.5", "", "", ""),
            ("wjp25_labour_rights", "ESP", "2021", "0.6", "", "", ""),
        )
    )  # fmt: skip
    (moderators,), (fines,), (shared,) = moderator_rows(found), fine_rows(found), shared_rows(found)
    assert moderators.parts == {"services": 8, "without": 2, "snapchat": 0, "x": 0}
    assert fines.parts == {"fines": 7, "euros": 1000}
    assert (shared.year, shared.value, shared.worst, shared.best) == (2021, 0.6, 0, 1)


def test_an_operator_in_shutdown_records_keeps_its_years() -> None:
    basis = "operator of the group named in 4 Access Now record(s), 2021-2024"
    markets = pd.DataFrame(
        [("Axiata", "BGD", basis), ("AT&T", "USA", "home")], columns=["company", "iso3", "basis"]
    )
    (row,) = operator_rows(markets)
    assert (row.year, row.period, row.parts) == (2024, "2021 to 2024", {"records": 4})


def test_a_theme_is_the_mean_of_all_its_indicators_or_nothing() -> None:
    scores = [
        ("Vodafone", "2020", "F5", "10"),
        ("Vodafone", "2020", "F6", "20"),
        ("Vodafone", "2020", "F7", "30"),
    ]
    table = pd.DataFrame([*scores, ("Orange", "2020", "F5", "10"), ("Orange", "2019", "F9", "5")],
                         columns=["company", "year", "indicator", "score"])  # fmt: skip
    rows = promise_table(table)
    assert rows[["company", "year", "until", "theme", "score"]].to_numpy().tolist() == [
        ["Vodafone", 2020, 2023, "content-demands", "20"]
    ]


def test_the_table_is_text_with_parts_in_the_order_of_the_sentence() -> None:
    row = CompanyEvidenceRow(
        "ALB", 2024, "access", "card", "shutdowns", "MTN", "2024", "access-now", {"records": 2.0, "b": 0.5}
    )
    assert evidence_table([row])["parts"].tolist() == ["records=2;b=0.5"]
