"""The audit's page: what it says of a small book and of the shipped content."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import replace
from importlib import import_module

import pytest

from dashboard.answers.asked.refused import Refused
from dashboard.content.load import load_content
from dashboard.views.method import audit
from dashboard.views.method.audit.answer import sensitivity as audit_sensitivity
from dashboard.views.method.audit.answer.audit import AlarmGroup, audit_answer, matrices
from dashboard.views.method.audit.answer.kept_sensitivity import kept_brief
from dashboard.views.method.audit.answer.sensitivity import Brief, RightSensitivity, Share
from dashboard.views.method.audit.words import audit as audit_words
from dashboard.views.method.audit.words import sensitivity as audit_sensitivity_words
from methodology.audit import run as parts
from methodology.audit.agreement import Disagreement
from methodology.audit.reasons import PillarStanding
from methodology.audit.run import alarms
from methodology.audit.run import audit as engine_audit
from methodology.model import Guards
from methodology.scoring.engine import score
from methodology.sensitivity.alternatives import lost
from methodology.sensitivity.run import InertInputError
from tests.support.catalogue import SECRET, asked, catalogue_book, catalogue_site
from tests.support.command import ROOT
from tests.support.site import site_of, small_site


def test_every_alarm_of_the_engine_stands_in_one_finding() -> None:
    book = catalogue_book()
    answer = audit_answer(book, 2021)
    listed = [alarm for finding in answer.findings for alarm in finding.alarms]
    assert tuple(listed) == alarms(engine_audit(book, 2021))
    assert answer.alarms == len(listed) > 0


def test_thin_indicators_come_with_the_least_data_first() -> None:
    shares = [row.share for row in audit_answer(catalogue_book(), 2021).thin]
    assert shares
    assert shares == sorted(shares)


def test_titles_name_a_dimension_with_its_right() -> None:
    titles = audit_answer(catalogue_book(), 2021).titles
    assert titles["privacy.law"] == "Privacy: Law"
    assert titles["access"] == "Access"


@pytest.mark.parametrize("kind", parts.KINDS)
def test_every_kind_of_alarm_has_its_words_and_its_section(kind: str) -> None:
    once, twice = (audit_words.found_words(AlarmGroup(kind, (None,) * n, 0)) for n in (1, 2))
    assert once.startswith("1 ")
    assert twice.startswith("2 ")
    assert once[2:] != twice[2:]
    assert audit_words.meaning(kind).endswith(".")
    html = str(audit.page(catalogue_site(), asked("/audit")).html)
    assert f'id="{audit_words.SECTIONS[kind]}"' in html


def test_a_disagreement_without_a_reason_says_so() -> None:
    standing = PillarStanding(0.9, 2020, 2021)
    silent = Disagreement("AAA", "higher", None, standing, 2021, ())
    assert audit_words.reason_words(silent, {}).startswith("no part of our score stands out")
    thin = replace(silent, reasons=("thin-evidence", "older-evidence"))
    assert audit_words.reason_words(thin, {}) == "our evidence is thin here; our evidence is older"


def test_a_disagreement_names_the_parts_behind_it_and_which_way_they_pull() -> None:
    parts_named = ("privacy.law", "privacy.watch")
    found = Disagreement("AAA", "lower", None, PillarStanding(1, 2020, 2021), 2021, (), parts_named)
    titles = {"privacy.law": "Privacy: Law", "privacy.watch": "Privacy: Watching"}
    assert audit_words.reason_words(found, titles) == (
        "Law and Watching: worse than in the economies nearest on the measure"
    )
    assert ": better than" in audit_words.reason_words(replace(found, direction="higher"), titles)


def test_a_matrix_holds_pearson_below_and_spearman_above_the_diagonal() -> None:
    book = score(load_content(ROOT))
    found = engine_audit(book, book.default_year)
    pairs = {(pair.one, pair.other): pair for pair in found.correlations.pairs}
    for matrix in matrices(book, found.correlations):
        assert all(math.isnan(row[at]) for at, row in enumerate(matrix.cells))
        for (low, one), (high, other) in itertools.combinations(enumerate(matrix.indicators), 2):
            pair = pairs.get((one, other)) or pairs.get((other, one))
            if pair is not None:
                assert (matrix.cells[high][low], matrix.cells[low][high]) == (pair.r, pair.rho)


def test_a_right_that_hangs_on_one_source_is_told_with_the_condition_behind_it() -> None:
    book = score(load_content(ROOT))
    answer = audit_answer(book, book.default_year)
    assert answer.alone.hanging
    for effect in answer.alone.hanging:
        assert 2 * lost(effect) > effect.compared
        words = audit_sensitivity_words.hanging_words(effect)
        assert f"{lost(effect)} of {effect.compared} scores" in words
        conditions = [str(text) for text in audit_sensitivity_words.LOST_FOR.values()]
        assert any(condition in words for condition in conditions), words


def test_the_two_choices_behind_most_of_the_movement_are_named() -> None:
    shares = tuple(
        Share(choice, total, total, total, total, total, total)
        for choice, total in (
            ("weights", 0.2),
            ("missing", 1.02),
            ("dimension", 0.5),
            ("aggregation", math.nan),
        )
    )
    moved = RightSensitivity("privacy", 12.4, 0.31, shares, shares[:1])
    assert audit_sensitivity_words.choice_words(moved) == (
        "In the order, an economy moves by 12 places on average, mostly through figures that are missing "
        "(100%) and leaving out one dimension (50%).",
        "Scores spread by about 0.3 points, mostly through the weights (20%).",
    )
    still = replace(moved, places=0.0, order=())
    assert audit_sensitivity_words.choice_words(still)[0] == (
        "In the order, hardly any economy changes its place."
    )


def test_a_run_is_kept_and_read_back_as_it_was(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("DRD_CACHE", str(tmp_path))
    book = catalogue_book()
    assert kept_brief(book, 2021, run=False) is None
    made = kept_brief(book, 2021, run=True)
    assert made is not None
    assert made.rights
    assert len(list(tmp_path.glob("sensitivity-*"))) == 1
    assert repr(kept_brief(book, 2021, run=False)) == repr(made)
    next(tmp_path.glob("sensitivity-*")).write_text('{"rights": 3}')
    assert kept_brief(book, 2021, run=False) is None


def test_a_run_that_fails_says_which_choice_moved_nothing(monkeypatch) -> None:
    def inert(*_arguments, **_settings):
        raise InertInputError("weights: moved nothing", ("weights",))

    monkeypatch.setattr(audit_sensitivity, "sensitivity", inert)
    brief = audit_sensitivity.sensitivity_brief(catalogue_book(), 2021)
    assert (brief.inert, brief.rights) == (("weights",), ())
    assert audit_sensitivity_words.inert_words(brief).startswith("the weights: varied without moving")


def test_another_year_asks_before_it_runs_for_seconds(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("DRD_CACHE", str(tmp_path))
    html = str(audit.page(catalogue_site(), asked("/audit", year="2020")).html)
    assert "sensitivity=run" in html
    ran = str(audit.page(catalogue_site(), asked("/audit", year="2020", sensitivity="run")).html)
    assert "sensitivity=run" not in ran
    with pytest.raises(Refused):
        audit.page(catalogue_site(), asked("/audit", sensitivity="walk"))


def test_a_view_without_its_run_is_not_kept(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("DRD_CACHE", str(tmp_path))
    assert not audit.page(catalogue_site(), asked("/audit", year="2020")).keep
    assert audit.page(catalogue_site(), asked("/audit", year="2020", sensitivity="run")).keep


@pytest.mark.parametrize("site", [small_site, catalogue_site])
def test_the_page_renders_with_nothing_inline_and_no_withheld_figure(site) -> None:
    page = audit.page(site(), asked("/audit"))
    assert page.name == "audit"
    assert page.html.count("<h1") == 1
    assert not re.search(r"\sstyle=|\son\w+=|<script", page.html)
    ids = re.findall(r'\sid="([^"]+)"', page.html)
    assert len(ids) == len(set(ids))
    assert str(SECRET)[:5] not in page.html


def test_a_year_that_is_not_scored_is_refused() -> None:
    with pytest.raises(Refused):
        audit.page(catalogue_site(), asked("/audit", year="1900"))


def test_the_shipped_audit_tells_no_distance_that_is_withheld(monkeypatch) -> None:
    """Where a publisher reserves its figures, economy and reason are named, the distance is not."""
    # The sensitivity run takes seconds and says nothing about distances.
    module = import_module("dashboard.views.method.audit.page")
    monkeypatch.setattr(module, "kept_brief", lambda _book, year, **_asked: Brief(year))
    site = site_of(score(load_content(ROOT)))
    html = str(audit.page(site, asked("/audit")).html)
    answer = audit_answer(site.book, site.book.default_year)
    differing = [one for agreement in answer.found.agreements for one in agreement.disagreements]
    assert html.count(">withheld<") == sum(one.apart is None for one in differing) > 0
    for finding in answer.findings:
        assert audit_words.meaning(finding.kind) in html.replace("&#39;", "'")
    raised = sum(weight.alarm for weight in answer.found.weights)
    assert html.count("counts too") >= raised > 0


def test_the_guards_are_told_with_what_they_ask_and_why_an_indicator_stays() -> None:
    site = site_of(score(load_content(ROOT)))
    html = str(audit.page(site, asked("/audit")).html)
    section = html.partition('id="guards"')[2].partition("</section>")[0]
    assert "No indicator may run against the rest of its dimension." in section
    for refusal in engine_audit(site.book, site.book.default_year).refusals:
        assert refusal.decision is not None, "a test of the content asks for one"
        assert refusal.decision.date in section


def test_guards_without_a_reference_ask_for_less() -> None:
    said = audit_words.guard_words(Guards(effective_weight=0), "", ())
    assert said == "No indicator may run against the rest of its dimension."
    asked_for = audit_words.guard_words(Guards(effective_weight=0.25), "freedom", [("privacy", 0.3)])
    assert "Each must go with freedom, by a rank correlation of at least: privacy 0.3;" in asked_for
    assert "at least 25% of the weight" in asked_for
