"""Small derivations: means of gathered items, and values that mean the same as a limit."""

from __future__ import annotations

from collections.abc import Iterator

from data.importers.facts.facts import Facts, Made

MEN, WOMEN = "vdem15_v2cldiscm", "vdem15_v2cldiscw"
RTI_ITEMS = ("rti_1_right", "rti_4_everyone", "rti_24_free", "rti_26_waiver")
RTI_TOP = 2
PARITY = 1.0


def rows(facts: Facts) -> list[Made]:
    """All of them."""
    return [*discussion(facts), *parity(facts), *social_parity(facts), *information_laws(facts)]


def discussion(facts: Facts) -> Iterator[Made]:
    """Mean of V-Dem's two questions on free discussion, where both are answered."""
    men, women = facts.figures(MEN), facts.figures(WOMEN)
    for key in men.keys() & women.keys():
        yield Made("discussion-v15", *key, (men[key] + women[key]) / 2, "mean of men and women")


def parity(facts: Facts) -> Iterator[Made]:
    """Women online for every man, at most 1."""
    for key, ratio in facts.figures("gender_parity_online_2026").items():
        capped = f"; {ratio:g} in the source" if ratio > PARITY else ""
        yield Made(
            "parity-capped", *key, min(ratio, PARITY), f"computed by the copy; year may be later{capped}"
        )


def social_parity(facts: Facts) -> Iterator[Made]:
    """GSMA's score of parity on social media, without 0."""
    for key, score in facts.figures("mci_gender_social").items():
        if score > 0:
            yield Made("mci-gender-social", *key, score, "as published; 0 left out")


def information_laws(facts: Facts) -> Iterator[Made]:
    """Mean of four items of the right-to-information rating, each over its top mark."""
    items = [facts.figures(item) for item in RTI_ITEMS]
    for key in set(items[0]).intersection(*items[1:]):
        mean = sum(item[key] for item in items) / (RTI_TOP * len(items))
        yield Made("rti-items-mean", *key, mean, "mean of items 1, 4, 24 and 26, each over its top mark")
