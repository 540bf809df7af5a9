"""What must hold between the rooms: indicators, figures and sources, each read on its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

import numpy as np

from methodology.faults.finding import Finding, Place, did_you_mean, listed, unknown
from methodology.model import Bools, Floats, Framework, Indicator, Methodology, Observations, Source
from methodology.model.transforms import TRANSFORMS

MOST_NAMED = 50
"""So many indicators are told of with what their words may have meant; the others are counted."""
MOST_COMPARED = 100_000
"""So many pairs of names are compared letter by letter at most, which takes seconds."""
MOST_ROWS = 20
"""So many faulty rows are named for one indicator; the others are counted."""

NO_DERIVATIVES = re.compile(r"\bND\b")
ONLY_DERIVED = re.compile(r"\bNC-SA\b|^not confirmed", re.IGNORECASE)
"""Licences that let a score be made from a figure, but not the figure be passed on; see LICENSES.md."""

RowNumber = Callable[[int], int]


def check_sources(
    framework: Framework, sources: Mapping[str, Source], places: Mapping[str, Place]
) -> list[Finding]:
    """Every source that an indicator names is listed."""
    wrong = [one for one in _every(framework) if one.source and one.source not in sources]
    findings = []
    for indicator in wrong[:MOST_NAMED]:
        place = places[indicator.id]
        message = unknown(indicator.source, "source of data/sources.yaml", sources)
        findings.append(Finding(place.file, place.line("source"), message))
    return findings + _rest(wrong, places, "source", "source of data/sources.yaml")


def _rest(wrong: Sequence[Indicator], places: Mapping[str, Place], key: str, what: str) -> list[Finding]:
    """One fault for all indicators beyond MOST_NAMED, where the first of them stands."""
    if len(wrong) <= MOST_NAMED:
        return []
    place = places[wrong[MOST_NAMED].id]
    message = f"{len(wrong) - MOST_NAMED} more indicators name no known {what}"
    return [Finding(place.file, place.line(key), message)]


def check_left_out(
    methodology: Methodology, sources: Mapping[str, Source], file: str, line: int
) -> list[Finding]:
    """Every source that the methodology leaves out is listed; `file` and `line` say where it does."""
    wrong = [name for name in methodology.leave_out_sources if name not in sources]
    return [
        Finding(file, line, unknown(name, "source of data/sources.yaml", sources))
        for name in wrong[:MOST_NAMED]
    ]


def check_series(
    framework: Framework,
    observations: Observations,
    places: Mapping[str, Place],
    own: bool,
    stood_for: Collection[str] = (),
) -> list[Finding]:
    """Series that an indicator names but nobody observed; those `stood_for` by leaf scores need none.

    In the repository's own content every one is a fault. Other content may define what is not observed yet;
    there only a name is a fault that looks like a slip for an observed series that nobody uses.
    """
    observed = set(observations.series_ids)
    used = {
        name
        for indicator in _every(framework)
        for name in (indicator.series, indicator.contested, *indicator.requires)
    }
    spare, findings = sorted(observed - used), list[Finding]()
    asked = (one for one in _every(framework) if one.id not in stood_for)
    for indicator, key, name in islice(_unobserved(asked, observed), MOST_COMPARED // (len(spare) or 1)):
        place = places[indicator.id]
        line = place.line(key)
        if (own or (line and did_you_mean(name, spare))) and len(findings) < MOST_NAMED:
            message = unknown(name, "series of the observations", sorted(observed))
            findings.append(Finding(place.file, line, message))
    return findings


def _unobserved(
    indicators: Iterable[Indicator], observed: Collection[str]
) -> Iterator[tuple[Indicator, str, str]]:
    """Each series that nobody observed, with the indicator and the key that name it."""
    for indicator in indicators:
        named = {"series": (indicator.series,), "requires": indicator.requires}
        named |= {"contested": (indicator.contested,)} if indicator.contested else {}
        for key, names in named.items():
            yield from ((indicator, key, name) for name in names if name not in observed)


def check_figures(
    framework: Framework, observations: Observations, file: str, row: RowNumber
) -> list[Finding]:
    """Every figure that an indicator uses has a score: it is listed, and its transform is defined.

    `file` is where the observations stand, `row` gives the row of an observation (place).
    """
    findings: list[Finding] = []
    series = {name: place for place, name in enumerate(observations.series_ids)}
    for indicator in _every(framework):
        test = _test_of(indicator)
        if test is None or indicator.series not in series:
            continue
        places = np.flatnonzero(observations.series == series[indicator.series])
        bad = places[~test[0](observations.value[places])]
        findings += _rows(indicator, observations, file, row, bad, test[1])
    return findings


def _test_of(indicator: Indicator) -> tuple[Callable[[Floats], Bools], str] | None:
    """Which figures have a score, and the same in words; None where all have."""
    params = indicator.scale.params
    if indicator.scale.method == "categories":
        known = np.array([float(value) for value in params["map"]])
        words = listed(f"{value:g}" for value in sorted(known))
        return lambda figures: np.isin(figures, known), f"is not a listed category; allowed: {words}"
    name = params.get("transform", "none")
    if name == "none" or name not in TRANSFORMS:
        return None
    transform = TRANSFORMS[name]
    inside = np.greater_equal if transform.closed else np.greater
    return (
        lambda figures: np.asarray(inside(figures, transform.lowest)),
        f"has no {name}; allowed: {transform.domain}",
    )


def _rows(
    indicator: Indicator, observations: Observations, file: str, row: RowNumber, bad: Iterable[int], why: str
) -> list[Finding]:
    places = list(bad)
    findings = []
    for place in places[:MOST_ROWS]:
        economy = observations.economy_ids[observations.economy[place]]
        what = f"{indicator.series}, {economy}, {observations.year[place]}"
        message = f'{what}: {observations.value[place]:.15g} {why} (indicator "{indicator.id}")'
        findings.append(Finding(file, row(int(place)), message, "row"))
    if len(places) > MOST_ROWS:
        rest = f'{len(places) - MOST_ROWS} more rows of "{indicator.series}": the figure {why}'
        findings.append(Finding(file, row(int(places[MOST_ROWS])), rest, "row"))
    return findings


def _every(framework: Framework) -> tuple[Indicator, ...]:
    """The indicators that are scored and those that are shown as context."""
    return (*framework.indicators, *framework.context)


def check_applies(
    framework: Framework, economies: Collection[str], places: Mapping[str, Place]
) -> list[Finding]:
    """Every economy that an indicator cannot apply to is listed; without a list there is nothing to check."""
    wrong = (
        (places[indicator.id], iso3)
        for indicator in (_every(framework) if economies else ())
        for iso3 in (indicator.applies.excluded if indicator.applies else ())
        if iso3 not in economies
    )
    return [
        Finding(
            place.file,
            place.line("applies"),
            f'"{iso3}" is not in data/economies.csv.{did_you_mean(iso3, economies)}',
        )
        for place, iso3 in islice(wrong, MOST_NAMED)
    ]


def check_terms(
    framework: Framework, sources: Mapping[str, Source], places: Mapping[str, Place]
) -> list[Finding]:
    """What a source's licence forbids is not done: no score from ND or none, from NC-SA only as derived."""
    findings = []
    for indicator in framework.indicators:
        source = sources.get(indicator.source)
        if source is not None and (why := _forbidden(source)):
            place = places[indicator.id]
            findings.append(Finding(place.file, place.line("source"), f'"{source.id}" {why}'))
    return findings


def _forbidden(source: Source) -> str:
    """Why the indicator's score may not be made as it is; empty where it may."""
    licence = f'licence "{source.licence}"'
    if source.redistribute == "none" or NO_DERIVATIVES.search(source.licence):
        return f"may not feed a score: {licence}, redistribute {source.redistribute}"
    if ONLY_DERIVED.search(source.licence) and source.redistribute != "derived":
        return f"may feed a score only as derived: {licence}; found redistribute {source.redistribute}"
    return ""
