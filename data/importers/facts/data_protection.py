"""Data protection in law: whether there is one, what it says, and what the state may reach.

Three independent records say whether a law is in force: the World Bank's GovTech index of 2022, which
governments answer themselves, UNCTAD's list of 2021 and the Global Data Barometer of 2021. One alone is not
taken on trust. UNDP's desk research stands beside the scores and is none of the records. The Barometer alone
looks inside: a law that it finds to hold for parts of life only, or to give people neither access to their
data nor a full choice, is one in part, however many lists name it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from data.importers.facts.facts import Facts, Made

YES, IN_PART, NO = 2, 1, 0
BAROMETER = "Data Barometer 2021"
RECORDS = {"GovTech 2022": "gtmi_dp_law", "UNCTAD 2021": "unctad_dp_law", BAROMETER: "gdb_dp_law"}
WORDS = {YES: "law", IN_PART: "in part", NO: "no law"}
LAW_YEAR, CONTENT_YEAR, ACCESS_YEAR = 2022, 2021, 2021
CONTENT = (
    "gdb_dp_consent",
    "gdb_dp_access_correction",
    "gdb_dp_data_holder_responsibility",
    "gdb_dp_sectors",
    "gdb_dp_redress",
    "gdb_dp_breach",
)
LOWEST_ACCESS, NEXT_ACCESS, MANY_TYPES = -3.83, -2.73, -1.49
"""Of the question on access by the state: the end of its scale, and where its next two answers stand."""


def rows(facts: Facts) -> list[Made]:
    """All rows on data protection."""
    return [*agreed_laws(facts), *contents(facts), *limits_on_access(facts)]


def verdict(answers: Mapping[str, int]) -> tuple[float, float | None, float | None]:
    """What records (name -> 2 law, 1 in part, 0 none) agree on, with bounds where they do not.

    Two for a law, and more for than against, make a law; its lower bound falls to 1 where one speaks against.
    Two against and none for make none. Everything else is contested: 1, or nearer to the only record.
    """
    yes, part, no = (sum(answer == code for answer in answers.values()) for code in (YES, IN_PART, NO))
    if yes >= 2 and yes > no:
        return (YES, IN_PART, YES) if no else (YES, None, None)
    if not yes and no >= 2 and no > part:
        return (NO, NO, IN_PART) if part else (NO, None, None)
    if len(answers) == 1:
        return ((NO + IN_PART) / 2 if no else IN_PART if part else (IN_PART + YES) / 2), NO, YES
    return IN_PART, NO, YES


def answers_of(facts: Facts) -> Mapping[str, dict[str, int]]:
    """Economy -> record -> code. A draft that UNCTAD lists is no law in force."""
    answers: dict[str, dict[str, int]] = {}
    for record, series in RECORDS.items():
        for iso3, code in facts.newest(series).items():
            draft = series == "unctad_dp_law" and code == IN_PART
            answers.setdefault(iso3, {})[record] = NO if draft else int(code)
    return answers


def is_partial(facts: Facts, iso3: str) -> bool:
    """True where the Barometer finds a law for parts of life only, or one without access and full choice."""
    sectors, access, choice = (
        facts.newest(series).get(iso3)
        for series in ("gdb_dp_sectors", "gdb_dp_access_correction", "gdb_dp_consent")
    )
    return sectors == NO or (access == NO and choice in (NO, IN_PART))


def agreed_laws(facts: Facts) -> Iterator[Made]:
    """dp-law-agreed with the records in its note, and dp-law-contested, which names no record's answer."""
    for iso3, answers in answers_of(facts).items():
        partial = answers.get(BAROMETER) == YES and is_partial(facts, iso3)
        value, low, high = (IN_PART, NO, YES) if partial else verdict(answers)
        contested = (low, high) == (NO, YES)
        said = "; ".join(f"{record}: {WORDS[code]}" for record, code in answers.items())
        said += ", in part by its answers on what the law holds" if partial else ""
        note = f"contested: {said}" if contested else said
        yield Made("dp-law-agreed", iso3, LAW_YEAR, value, note, low, high)
        why = f"{len(answers)} records do not agree" if len(answers) > 1 else "one record only"
        yield Made("dp-law-contested", iso3, LAW_YEAR, contested, why if contested else "records agree")


def contents(facts: Facts) -> Iterator[Made]:
    """gdb-dp-content, 0 to 2: the mean of six answers; half of it where the framework lacks force of law.

    An answer that was not asked because there is no framework counts 0.
    """
    answers = [facts.newest(series) for series in CONTENT]
    for iso3, law in facts.newest("gdb_dp_law").items():
        if law and any(iso3 not in answer for answer in answers):
            continue
        mean = sum(answer.get(iso3, 0) for answer in answers) / len(CONTENT)
        force = "with force of law" if law == YES else "without force of law: halved"
        note = f"mean of six answers, {force}" if law else "no framework: what was answered, halved"
        yield Made("gdb-dp-content", iso3, CONTENT_YEAR, mean if law == YES else mean / 2, note)


def limits_on_access(facts: Facts) -> Iterator[Made]:
    """privcon-filled: as published; the lowest figure where the question was passed over for want of a law.

    The question is asked only where experts see a legal framework on privacy. It was passed over where the
    copy holds the other question of that edition for the economy, but not this one; and there is no framework
    where fewer than half of the experts saw one when last asked (2018). Where the records do not agree on a
    data protection law, the experts had other law in mind or none: the figure stays as published, and may be
    as low as "many types".
    """
    asked = facts.newest("dsp4_v2smprivcon")
    laws = {law.iso3: law.value for law in agreed_laws(facts) if law.series == "dp-law-agreed"}
    for iso3, value in asked.items():
        if laws.get(iso3, YES) <= IN_PART and value > MANY_TYPES:
            note = "as published; no data protection law on which the records agree: may be lower"
            yield Made("privcon-filled", iso3, ACCESS_YEAR, value, note, MANY_TYPES, value)
        else:
            yield Made("privcon-filled", iso3, ACCESS_YEAR, value, "as published")
    seen = facts.figures("dsp1_v2smprivex")
    for iso3 in facts.newest("dsp4_v2smregcon"):
        if iso3 not in asked and seen.get((iso3, 2018), 1) < 0.5:
            note = "question passed over; in 2018 most experts saw no law on privacy: lowest figure"
            yield Made("privcon-filled", iso3, ACCESS_YEAR, LOWEST_ACCESS, note, LOWEST_ACCESS, NEXT_ACCESS)
