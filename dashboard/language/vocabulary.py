"""Plain words for the terms of the field: kinds, evidence, obligations, channels, rights, licences.

Terms are those of `methodology.model`; a term of foreign content that we have no words for keeps its id.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dashboard.language.i18n import N_, _

STATE, CORPORATE = "state", "corporate"
"""The lanes that have a name, a colour and marks of their own; any other is drawn in ink."""
KINDS: Mapping[str, str] = {
    "structure": N_("rules and institutions"),
    "process": N_("practice"),
    "outcome": N_("results for people"),
}
KINDS_SHORT: Mapping[str, str] = {
    "structure": N_("rules"),
    "process": N_("practice"),
    "outcome": N_("results"),
}
KIND_TITLES: Mapping[str, str] = {
    "structure": N_("Rules and institutions"),
    "process": N_("Practice"),
    "outcome": N_("Results for people"),
}
KIND_LABELS: Mapping[str, str] = {
    "structure": N_("Rules"),
    "process": N_("Practice"),
    "outcome": N_("Results"),
}
EVIDENCE: Mapping[str, str] = {
    "fact": N_("fact"),
    "expert": N_("expert judgement"),
    "perception": N_("perception"),
    "event": N_("recorded events"),
}
EVIDENCE_TITLES: Mapping[str, str] = {
    "fact": N_("Fact"),
    "expert": N_("Expert judgement"),
    "perception": N_("Perception"),
    "event": N_("Recorded events"),
}
OBLIGATIONS: Mapping[str, str] = {
    "immediate": N_("to be met at once"),
    "progressive": N_("to be met step by step"),
}
CHANNELS: Mapping[str, str] = {
    "state": N_("the state acts"),
    "compelled": N_("the state acts through companies"),
    "protection": N_("the state fails to protect"),
    "corporate": N_("companies act"),
    "unattributed": N_("not attributed by the source"),
    "unknown": N_("no one actor controls it"),
}
"""In the order of every bar and key: the state's channels, then companies, then those that name no one."""
CHANNEL_TITLES: Mapping[str, str] = {
    "state": N_("The state acts"),
    "compelled": N_("The state acts through companies"),
    "protection": N_("The state fails to protect"),
    "corporate": N_("Companies act"),
    "unattributed": N_("Not attributed by the source"),
    "unknown": N_("No one actor controls it"),
}

REDISTRIBUTION: Mapping[str, str] = {
    "raw": N_("Figures and our scores are shown and may be passed on, with credit."),
    "cite": N_(
        "Single figures are cited on the pages of a country; files, the API and tables hold our scores only."
    ),
    "derived": N_("Our scores are shown; the publisher’s own figures are not."),
    "none": N_("Neither figures nor scores are shown."),
}
REDISTRIBUTION_BESIDE: Mapping[str, str] = {
    "raw": N_("Figures are shown and may be passed on, with credit."),
    "cite": N_(
        "Single figures are cited on the pages of a country; files, the API and tables do not hold them."
    ),
    "derived": N_("The publisher’s own figures are not shown."),
    "none": N_("Nothing of it is shown."),
}
"""The same of sources that no score rests on."""
ENDS: Mapping[str, str] = {
    "raw": N_("the way ends in an open figure"),
    "cite": N_("the way ends in a cited figure"),
    "derived": N_("the way ends in our score"),
    "none": N_("nothing is shown"),
}
UNCONFIRMED = "Not confirmed"
"""How the licence of a source begins in `data/sources.yaml` where its terms could not be confirmed."""

SECTORS: Mapping[str, str] = {
    "telecom": N_("telecommunications"),
    "platform": N_("platforms"),
    "device": N_("devices"),
    "cloud": N_("cloud services"),
    "equipment": N_("network equipment"),
    "any": N_("companies of any sector"),
}
FACETS: Mapping[str, str] = {
    "domestic": N_("domestic companies"),
    "international": N_("international companies"),
    "both": N_("domestic and international companies"),
    "direct": N_("by their own acts"),
    "indirect": N_("through others, such as lobbying"),
    "knowing": N_("knowingly"),
    "unknowing": N_("unknowingly"),
    "unclear": N_("knowingly or not: unclear"),
    "value-proposition": N_("what they sell"),
    "value-chain": N_("how they obtain, treat and use data"),
    "revenue-model": N_("how they earn"),
}
"""The private sector's part: origin, involvement, knowledge and business model (B-Tech, 2023)."""
AGGREGATIONS: Mapping[str, str] = {
    "arithmetic": N_("arithmetic mean"),
    "geometric": N_("geometric mean"),
    "harmonic": N_("harmonic mean"),
}
INSTRUMENTS: Mapping[str, str] = {
    "UDHR": N_("Universal Declaration of Human Rights, article %(article)s"),
    "ICCPR": N_("Covenant on Civil and Political Rights, article %(article)s"),
    "ICESCR": N_("Covenant on Economic, Social and Cultural Rights, article %(article)s"),
    "CRC": N_("Convention on the Rights of the Child, article %(article)s"),
    "CEDAW": N_("Convention on the Elimination of Discrimination against Women, article %(article)s"),
    "CRPD": N_("Convention on the Rights of Persons with Disabilities, article %(article)s"),
    "ILO": N_("Convention No. %(article)s of the International Labour Organization"),
    "UNGP": N_("UN Guiding Principles on Business and Human Rights, principle %(article)s"),
}


def kind(term: str) -> str:
    """structure, process or outcome in words."""
    return _word(KINDS, term)


def kind_short(term: str) -> str:
    """structure, process or outcome in one word, for narrow columns."""
    return _word(KINDS_SHORT, term)


def kind_title(term: str) -> str:
    """structure, process or outcome in words that stand alone."""
    return _word(KIND_TITLES, term)


def kind_label(term: str) -> str:
    """structure, process or outcome in one word that stands alone, beside a mark."""
    return _word(KIND_LABELS, term)


def evidence(term: str) -> str:
    """fact, expert, perception or event in words."""
    return _word(EVIDENCE, term)


def evidence_title(term: str) -> str:
    """fact, expert, perception or event in words that stand alone."""
    return _word(EVIDENCE_TITLES, term)


def obligation(term: str) -> str:
    """When the duty behind an indicator is due (ICESCR, article 2)."""
    return _word(OBLIGATIONS, term)


def channel(term: str) -> str:
    """A responsibility channel as a clause: who acts or fails to act."""
    return _word(CHANNELS, term)


def channel_title(term: str) -> str:
    """A responsibility channel in words that stand alone."""
    return _word(CHANNEL_TITLES, term)


def redistribution(term: str, scored: bool = True) -> str:
    """What we show of a source, as a sentence; `scored` where a score rests on it."""
    return _word(REDISTRIBUTION if scored else REDISTRIBUTION_BESIDE, term)


def end_of_way(term: str) -> str:
    """Where the way from a score to its figure ends, by the terms of the source."""
    return _word(ENDS, term)


def licence(text: str) -> str:
    """A source's licence as the content gives it; one that is not confirmed or not named says of what."""
    if not text:
        return _("Licence not named")
    begin, rest = text[: len(UNCONFIRMED)], text[len(UNCONFIRMED) :]
    return _("Licence not confirmed%(remark)s", remark=rest) if begin == UNCONFIRMED else text


def sector(term: str) -> str:
    """A company's sector in words."""
    return _word(SECTORS, term)


def facet(term: str) -> str:
    """A facet of the private sector's part in words."""
    return _word(FACETS, term)


def aggregation(term: str | Mapping[str, float]) -> str:
    """A way of taking the mean, as `methodology.scoring.aggregation.aggregate.aggregation_name` gives it."""
    if isinstance(term, str):
        return _word(AGGREGATIONS, term)
    return _("power mean with p = %(power)s", power=f"{term['power']:g}")


def right(reference: str) -> str:
    """A reference such as ICCPR-17 in words; an instrument that we do not know keeps its id."""
    instrument, dash, article = reference.partition("-")
    sentence = INSTRUMENTS.get(instrument)
    return _(sentence, article=article) if sentence and dash else reference


def _word(words: Mapping[str, str], term: str) -> str:
    return _(words[term]) if term in words else term


def unit_beside(unit: str, coded: bool = False) -> str:
    """A unit as it stands after its figure; one that explains a code or a scale stands in brackets."""
    explains = coded or unit[:1].isdigit() or ";" in unit or re.search(r",.*\d|\d.*,", unit)
    return f"({unit})" if unit and explains else unit


def code_word(value: float, unit: str) -> str:
    """What a code means where its unit says so: 1 of "0 not listed, 1 listed" is "listed"; else empty."""
    meanings = re.findall(r"(?:^|, )(\d+) ([^,;]+)", unit) if unit[:1].isdigit() else []
    return next((word for code, word in meanings if float(code) == value and not word.startswith("to ")), "")
