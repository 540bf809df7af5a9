"""The map: every economy is on it, disputed areas are hatched and never coloured, nothing overlaps."""

from __future__ import annotations

import csv
import math
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from dashboard.drawing.map.disputed_areas import AREAS
from dashboard.drawing.map.label import LETTER, LabelPlace, label_place, largest_box
from dashboard.drawing.map.map import DOT_RADIUS, GEOMETRY, MapPlace, geometry, world_map

ECONOMIES = Path(__file__).parents[3] / "data" / "economies.csv"
UN_MEMBERS = 193
NOT_MEMBERS = {"VAT", "PSE", "XKX", "TWN", "HKG"}
SMALLEST_MEMBERS = {
    "AND", "ATG", "BHR", "BRB", "GRD", "KIR", "LIE", "MDV", "MLT", "MHL", "FSM", "MCO", "NRU", "PLW", "KNA",
    "LCA", "VCT", "SMR", "SYC", "SGP", "TON", "TUV", "WSM",
}  # fmt: skip


def economies() -> list[str]:
    with ECONOMIES.open(encoding="utf-8", newline="") as file:
        return [row["iso3"] for row in csv.DictReader(file)]


def place(iso3: str, paint: str = "4", dimmed: bool = False) -> MapPlace:
    return MapPlace(iso3, f"/country/{iso3}", f"{iso3}, 3.7", paint, Markup(f'data-iso3="{iso3}"'), dimmed)


def drawn(*places: MapPlace, chosen: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(str(world_map(places, "World map", chosen, "Colombia, 3.7")))


def test_every_economy_has_a_shape_or_a_dot() -> None:
    found = geometry()
    assert [iso3 for iso3 in economies() if iso3 not in found.shapes and iso3 not in found.points] == []


def test_all_members_of_the_united_nations_are_on_the_map() -> None:
    members = set(economies()) - NOT_MEMBERS
    found = geometry()
    assert len(members) == UN_MEMBERS
    assert members <= set(found.shapes) | set(found.points)


def test_the_smallest_states_have_dots() -> None:
    assert set(geometry().points) >= SMALLEST_MEMBERS


def test_nothing_that_is_not_an_economy_is_among_the_links() -> None:
    found = geometry()
    assert set(found.shapes) | set(found.points) <= set(economies())
    assert not set(found.disputed) & set(economies())
    assert not set(found.others) & set(economies())


def test_dots_do_not_overlap_and_stay_on_the_map() -> None:
    found = geometry()
    places = list(found.points.values())
    nearest = min(math.dist(a, b) for k, a in enumerate(places) for b in places[k + 1 :])
    radius = DOT_RADIUS * found.unit
    assert nearest >= 2 * radius
    assert all(
        radius <= x <= found.width - radius and radius <= y <= found.height - radius for x, y in places
    )


def test_parts_that_share_a_code_are_drawn_together() -> None:
    """Gaza and the West Bank, Spain and the Canaries, Portugal and the Azores, Ecuador and the Galapagos."""
    found = geometry()
    assert all(found.shapes[iso3].count("M") >= 2 for iso3 in ("ESP", "PRT", "ECU"))
    assert "PSE" in found.points


def test_disputed_areas_are_hatched_named_and_no_links() -> None:
    svg = drawn(place("COL"))
    areas = [path for path in svg.iter("path") if path.get("class") == "map-disputed"]
    assert {path.get("fill") for path in areas} == {"url(#map-disputed)"}
    titles = [path.findtext("title") or "" for path in areas]
    assert any(title.startswith("Western Sahara") for title in titles)
    assert any(title.startswith("Jammu and Kashmir") for title in titles)
    assert all(titles)


def test_an_economy_is_one_link_out_of_the_tab_order_with_name_and_score() -> None:
    link = next(drawn(place("COL")).iter("a"))
    assert (link.get("href"), link.get("tabindex"), link.get("class")) == (
        "/country/COL",
        "-1",
        "map-place r4",
    )
    assert link.findtext("title") == "COL, 3.7"
    assert link.get("data-iso3") == "COL"


def test_ranges_and_gaps_are_hatched_each_in_its_own_way() -> None:
    fills = [link.get("fill") for link in drawn(place("COL", "range"), place("PER", "not-scored")).iter("a")]
    assert fills == ["url(#map-range)", "url(#map-missing)"]


def test_what_a_filter_leaves_out_is_dimmed() -> None:
    assert next(drawn(place("COL", dimmed=True)).iter("a")).get("class") == "map-place r4 is-dimmed"


def test_dots_are_painted_over_shapes_whatever_the_order() -> None:
    links = [link.get("data-iso3") for link in drawn(place("SGP"), place("MYS")).iter("a")]
    assert links == ["MYS", "SGP"]


def test_an_economy_that_the_map_does_not_know_is_left_out() -> None:
    assert list(drawn(place("XXA")).iter("a")) == []


def test_the_chosen_country_is_outlined_and_named() -> None:
    svg = drawn(place("COL"), chosen="COL")
    outline = next(group for group in svg.iter("g") if group.get("class") == "map-chosen")
    assert [path.get("d") for path in outline.iter("path")] == [geometry().shapes["COL"]]
    assert [text.text for text in svg.iter("text")] == ["Colombia, 3.7"]


def test_hatches_that_the_map_uses_are_defined_in_it() -> None:
    markup = world_map([place("COL", "range"), place("PER", "not-scored")], "World map")
    defined = set(re.findall(r'<pattern id="([^"]+)"', markup))
    assert set(re.findall(r"url\(#([^)]+)\)", markup)) <= defined


@pytest.mark.parametrize(
    ("path", "box"),
    [("M10 20l10 0 0 10-10 0z", (10, 20, 20, 30)), ("M0 0l2 0 0 2zM100 50l20-10 0 40z", (100, 40, 120, 80))],
)
def test_a_label_belongs_to_the_largest_part(path: str, box: tuple[int, int, int, int]) -> None:
    assert largest_box(path) == box


LAND, SIZE, LETTERS = (400.0, 200.0, 500.0, 300.0), (1000, 600), 10


def placed(*dots: tuple[int, int], land: tuple[float, float, float, float] = LAND) -> LabelPlace:
    return label_place(land, LETTERS, dots, SIZE, 20)


def test_a_name_stands_above_its_land_where_nothing_is_in_the_way() -> None:
    assert placed() == LabelPlace(450, 188, "middle")
    assert placed((900, 500)) == placed()


def test_a_name_moves_aside_from_dots_and_from_the_edge() -> None:
    assert placed((450, 180)) == LabelPlace(388, 257, "end")
    assert placed((450, 180), (380, 255)) == LabelPlace(512, 257, "start")
    assert placed(land=(0.0, 100.0, 30.0, 110.0)).anchor == "start"
    assert LETTERS * LETTER * 20 < 388


def test_colombia_s_name_stands_clear_of_the_caribbean() -> None:
    svg = drawn(place("COL"), chosen="COL")
    label = next(text for text in svg.iter("text"))
    assert label.get("text-anchor") == "end"
    assert float(label.get("x", "0")) < geometry().land("COL")[0]


def test_the_geometry_stays_small() -> None:
    assert GEOMETRY.stat().st_size <= 90_000


def test_every_disputed_area_has_its_words_in_the_catalogue() -> None:
    assert {code: name for code, (name, _path) in geometry().disputed.items()} == AREAS
