"""The audit's page: what it says of a small book and of the shipped content."""

from __future__ import annotations

import re

import pytest

from dashboard.content import load_content
from dashboard.page_model import BadQuery, Site
from dashboard.pages import audit
from dashboard.queries import audit_words
from dashboard.queries.audit import Finding, audit_answer
from dashboard.rendering import TemplateRenderer
from methodology import audit as parts
from methodology.audit import alarms
from methodology.audit import audit as engine_audit
from methodology.engine import score
from tests.support.catalogue import SECRET, asked, catalogue_book, catalogue_site
from tests.support.command import ROOT
from tests.support.site import small_site


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
    once, twice = (audit_words.found_words(Finding(kind, (None,) * n, 0)) for n in (1, 2))
    assert once.startswith("1 ")
    assert twice.startswith("2 ")
    assert once[2:] != twice[2:]
    assert audit_words.meaning(kind).endswith(".")
    html = str(audit.page(catalogue_site(), asked("/audit")).html)
    assert f'id="{audit_words.SECTIONS[kind]}"' in html


def test_a_disagreement_without_a_reason_says_so() -> None:
    assert audit_words.reason_words(()) != ""
    assert audit_words.reason_words(("thin-evidence", "older-evidence")) == (
        "our evidence is thin here; our evidence is older"
    )


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
    with pytest.raises(BadQuery):
        audit.page(catalogue_site(), asked("/audit", year="1900"))


def test_the_shipped_audit_tells_no_distance_that_is_withheld() -> None:
    """Where a publisher reserves its figures, economy and reason are named, the distance is not."""
    site = Site(score(load_content(ROOT)), TemplateRenderer(lambda name: f"/assets/{name}"))
    html = str(audit.page(site, asked("/audit")).html)
    answer = audit_answer(site.book, site.book.default_year)
    differing = [one for agreement in answer.found.agreements for one in agreement.disagreements]
    assert html.count(">withheld<") == sum(one.apart is None for one in differing) > 0
    for finding in answer.findings:
        assert audit_words.meaning(finding.kind) in html.replace("&#39;", "'")
    raised = sum(weight.alarm for weight in answer.found.weights)
    assert html.count("counts too") >= raised > 0
