"""Templates: escaping, sentences, and what they may name."""

from __future__ import annotations

import json
import re

import pytest
from jinja2 import TemplateSyntaxError, UndefinedError
from markupsafe import Markup

from dashboard.answers.shown.cells import shown_cell
from dashboard.drawing.islands.island import place
from dashboard.frame.page import PageRequest
from dashboard.frame.rendering import (
    TEMPLATES,
    build_environment,
    doubted,
    frame_context,
    translated,
    translated_plural,
)
from dashboard.server.document import script_json
from tests.support.site import small_book, small_site

ENVIRONMENT = build_environment(lambda name: f"/assets/{name}")


def rendered(template: str, **context: object) -> str:
    return ENVIRONMENT.from_string(template).render(context)


def test_values_are_escaped():
    assert rendered("{{ name }}", name="<b>") == "&lt;b&gt;"


def test_an_undefined_name_is_an_error():
    with pytest.raises(UndefinedError):
        rendered("{{ nobody }}")


def test_a_lone_per_cent_sign_is_text():
    assert rendered("{{ _('65 % of the weight') }}") == "65 % of the weight"


def test_values_in_a_sentence_are_escaped_and_links_stay_links():
    link = Markup('<a href="/">here</a>')
    assert translated("See %(where)s", where="<i>") == "See &lt;i&gt;"
    assert translated("It’s %(where)s", where=link) == 'It’s <a href="/">here</a>'


def test_plurals_count_as_readers_write_numbers():
    assert translated_plural("%(count)s year", "%(count)s years", 1) == "1 year"
    words = translated_plural("%(count)s figure of %(who)s", "%(count)s figures of %(who)s", 1200, who="<us>")
    assert words == "1,200 figures of &lt;us&gt;"


def test_trans_blocks_are_refused():
    with pytest.raises(TemplateSyntaxError):
        rendered("{% trans %}No{% endtrans %}")


def test_no_compiled_template_is_kept_for_whoever_could_write_there():
    assert ENVIRONMENT.bytecode_cache is None


def test_every_template_compiles():
    for path in TEMPLATES.rglob("*.html"):
        assert ENVIRONMENT.get_template(path.relative_to(TEMPLATES).as_posix())


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_no_template_needs_what_the_policy_forbids(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=", text), "style attributes are blocked; use classes"
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text), (
        "event handlers in HTML are blocked; use a script file"
    )
    assert "<style" not in text, "style elements are blocked; use assets/styles"
    for script in re.findall(r"<script[^>]*>", text):
        assert "application/json" in script or "src=" in script


def test_the_frame_has_landmarks_and_the_menu_marks_where_we_are():
    site, request = small_site(), PageRequest(path="/methodology")
    page = site.render(
        "frame/templates/error.html", request, heading="Nothing", what="None.", offer="", links=[]
    )
    assert [page.count(f"<{name}") for name in ("header", "main", "footer", "h1")] == [1, 1, 1, 1]
    assert page.count('href="/methodology" aria-current="page"') == 2
    assert page.count('<nav class="breadcrumb"') == 1


def test_the_frame_knows_the_scale_of_the_content():
    scale = frame_context(small_site(), PageRequest())["scale"]
    assert scale.methodology.scale_max == 6


def test_data_in_a_document_survives_hostile_texts():
    hostile = {"name": "</script><script>alert(1)</script>&"}
    written = script_json(hostile)
    assert not {"<", ">", "&"} & set(written)
    assert json.loads(written) == hostile


def test_data_in_a_document_refuses_numbers_that_json_has_not():
    with pytest.raises(ValueError, match="not JSON compliant"):
        script_json({"y": [float("nan")]})


def test_the_place_of_a_chart_is_as_high_as_the_chart_and_has_a_name():
    html = place("trend", 'A "label" <b>', 200)
    assert 'data-island="trend"' in html
    assert 'aria-label="A &#34;label&#34; &lt;b&gt;"' in html
    assert 'height="200"' in html
    assert "plot--empty" in html


def test_the_place_of_a_chart_with_a_static_picture_stays_without_scripts():
    html = place("trend", "label", 200, Markup('<svg id="static"></svg>'))
    assert '<svg id="static"></svg>' in html
    assert "plot--empty" not in html


def test_no_score_is_shown_without_its_interval():
    cell = small_book().cell("AAA", "privacy", 2021)
    with pytest.raises(TypeError, match="without its interval"):
        doubted()["score_attributes"](cell)
    assert 'data-low="2.500"' in doubted()["score_attributes"](shown_cell(cell, lambda _cell: (2.5, 4.0)))
