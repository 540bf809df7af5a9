"""data/desk_research.csv: what UNDP's researchers answered about the pilots, as they answered it."""

from __future__ import annotations

import pandas as pd

from data.importers.facts.facts import Facts

COLUMNS = ("iso3", "topic", "question", "answer", "date", "source", "note", "indicator")
SOURCE, DATE = "undp-desk-research", "2024-10-25"
ANSWERS = {1.0: "yes", 0.0: "no"}
QUESTIONS = {
    "drd_privacy": ("privacy", "Does the law protect people against arbitrary interference with privacy?"),
    "drd_surveillance_limit": ("privacy", "Does a law restrict surveillance by intelligence agencies?"),
    "drd_expression": ("expression", "Does the law protect freedom of expression?"),
    "drd_expression_online": ("expression", "Does the law protect freedom of expression online?"),
    "drd_ati_body": ("expression", "Does a body oversee access to information?"),
    "drd_hate": ("expression", "Is there a law against hate speech?"),
    "drd_hate_online": (
        "expression",
        "Is there a law or policy against hate speech online?",
    ),
    "drd_ilo": ("association", "Are the ILO conventions on association ratified?"),
    "drd_iccpr": ("all", "Is the International Covenant on Civil and Political Rights ratified?"),
    "drd_nhri": ("all", "Is a national human rights institution at work?"),
}
OURS = {
    "drd_privacy": "data-protection-law",
    "drd_surveillance_limit": "limits-on-state-access-to-data",
    "drd_expression_online": "law-protects-speech-online",
    "drd_iccpr": "bound-by-the-covenant-privacy",
    "drd_ilo": "bound-by-labour-conventions",
}
"""Our indicator on the same matter, where there is one; pages say whether the two agree."""
NOTE = "existence only, not quality"


def desk_answers(facts: Facts, pilots: set[str]) -> pd.DataFrame:
    """One row per pilot and question."""
    rows = [
        (iso3, topic, question, ANSWERS[value], DATE, SOURCE, NOTE, OURS.get(series, ""))
        for series, (topic, question) in QUESTIONS.items()
        for iso3, value in facts.newest(series).items()
        if iso3 in pilots
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))
