"""Every view in the pseudo-language: plain letters are content, or a sentence that nobody can translate."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from werkzeug.test import Client

from dashboard.content.settings import OWN_CONTENT
from dashboard.content.versions.published import open_book
from dashboard.server.app import create_app
from dashboard.views import faces
from methodology.methods import METHODS
from tests.support.pseudo import LANGUAGE, Known, pseudo, pseudo_site, texts

ADDRESSES = (
    "", "?lane=state", "?lane=corporate", "?year=2019&pillar=access&sort=access&order=asc&bureau=RBA",
    "/country/COL", "/country/COL?lane=state", "/country/COL?lane=corporate", "/country/PRK", "/country/TUV",
    "/country/IND?year=2018",
    "/country/COL/privacy", "/country/COL/access?view=income", "/country/IND/expression?lane=corporate",
    "/country/TUV/association",
    "/country/COL/indicator/internet-users", "/country/IND/indicator/take-downs-by-google",
    "/country/PRK/indicator/shutdown-days?year=2018", "/country/TUV/indicator/data-protection-law",
    "/indicator", "/indicator?kind=structure&evidence=fact&channel=state",
    "/indicator/internet-users", "/indicator/take-downs-by-google", "/indicator/mobile-taxation",
    "/compare", "/compare?c=COL", "/compare?c=COL,KEN", "/compare?c=COL,DEU,IND,KEN,PRK&lane=state",
    "/compare?c=COL,IND,KEN&lane=corporate",
    "/whatif", "/whatif?pillar=access&a=COL&b=KEN&w=access.equality_0&across=geometric&gate=off",
    "/whatif?weights=equal&overall=1&without=evidence.perception&sort=change&gate-coverage=60",
    "/methodology", "/methodology/changes", "/data", "/about", "/gaps", "/gaps?pillar=access&group=ldc",
    "/audit", "/receipt/000000000000",
    "/nowhere", "/country/XXX", "/country/COL/nothing", "/indicator/nothing", "/compare?c=ZZZ", "?year=1900",
    "?pillar=nothing", "/whatif?w=nothing_2", "/gaps?sort=nothing",
)  # fmt: skip


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with pseudo_site():
        yield create_app(open_book(OWN_CONTENT)).server.test_client()


@pytest.fixture(scope="module")
def known() -> Known:
    return Known(open_book(OWN_CONTENT).content)


def plain_words(client: Client, known: Known, address: str) -> list[str]:
    """What a view says in plain letters, the reader's own words from its address left out."""
    asked = {*re.findall("[A-Za-z]+", address), *METHODS, "ln"}
    found = texts(client.get(f"/{LANGUAGE}{address}").get_data(as_text=True))
    left = [(where, text, [w for w in known.plain(text) if w not in asked]) for where, text in found]
    return [f"{where}: {' '.join(text.split())} → {words}" for where, text, words in left if words]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_view_has_no_sentence_that_cannot_be_translated(client: Client, known: Known, address: str):
    assert plain_words(client, known, address) == []


def test_a_receipt_has_none_either(client: Client, known: Known):
    profile = client.get(f"/{LANGUAGE}/country/COL").get_data(as_text=True)
    figure = client.get(f"/{LANGUAGE}/country/COL/indicator/internet-users").get_data(as_text=True)
    receipts = [re.findall("/receipt/[0-9a-f]{12}", html)[0] for html in (profile, figure)]
    assert [plain_words(client, known, address) for address in receipts] == [[], []]


def test_every_page_is_among_them():
    asked = [address.partition("?")[0] or "/" for address in ADDRESSES]
    patterns = [re.sub("<[^>]+>", "[^/]+", face.path) for face in faces()]
    assert [pattern for pattern in patterns if not any(re.fullmatch(pattern, path) for path in asked)] == []


def test_a_sentence_is_accented_and_its_placeholders_stay():
    assert pseudo("Score") == "⟦Śćőŕé⟧"
    assert pseudo("%(count)s of 100 %%") == "⟦%(count)s őƒ 100 %%⟧"


def test_plain_words_are_found_and_content_is_not(known: Known):
    assert known.plain("⟦Śćőŕé⟧ of Colombia") == ["of"]
    assert known.plain("Colombia、Kenya和Republic of Korea") == []
    assert known.plain("Worse than before") == ["Worse", "than", "before"]
