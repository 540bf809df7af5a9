"""Names of worlds, regions and groups that stand among economies in the tables of many publishers."""

from __future__ import annotations

import re

from methodology.faults.texts import spelt_plainly

_GROUPS = frozenset({
    "world", "theworld", "global", "worldwide", "allcountries", "alleconomies", "total", "average",
    "mean", "median", "worldaverage", "globalaverage", "euroarea", "europeanunion", "eu", "eu27",
    "eu28", "oecdmembers", "arabworld", "caribbeansmallstates", "centraleuropeandthebaltics",
    "earlydemographicdividend", "latedemographicdividend", "predemographicdividend",
    "postdemographicdividend", "eastasiapacific", "eastasiaandpacific", "europecentralasia",
    "europeandcentralasia", "latinamericacaribbean", "latinamericaandcaribbean",
    "latinamericaandthecaribbean", "middleeastnorthafrica", "middleeastandnorthafrica", "northamerica",
    "southasia", "subsaharanafrica", "africaeasternandsouthern", "africawesternandcentral",
    "fragileandconflictaffectedsituations", "heavilyindebtedpoorcountrieshipc",
    "leastdevelopedcountries", "landlockeddevelopingcountries", "smallislanddevelopingstates",
    "smallstates", "othersmallstates", "pacificislandsmallstates", "highincome", "lowincome",
    "lowmiddleincome", "middleincome", "lowermiddleincome", "uppermiddleincome", "ibrdonly", "idaonly",
    "idablend", "idatotal", "idaibrdtotal", "notclassified", "africa", "asia", "europe", "oceania",
    "americas", "theamericas", "latinamerica", "easternafrica", "middleafrica", "northernafrica",
    "southernafrica", "westernafrica", "centralasia", "easternasia", "southeasternasia", "southernasia",
    "westernasia", "easterneurope", "northerneurope", "southerneurope", "westerneurope",
    "centralamerica", "southamerica", "caribbean", "polynesia", "melanesia", "g7", "g20", "brics",
    "oecd", "oecdaverage", "oecdtotal", "africanunion", "asean", "developingcountries",
})  # fmt: skip
_BRACKETS = re.compile(r"\([^()]*\)")
_SIGNS = re.compile(r"[\W_]+")


def is_aggregate(name: str) -> bool:
    """Whether a name is that of a group of economies, however it is spelt or what stands in brackets."""
    if len(name) > 100:
        return False
    spelt = [_SIGNS.sub("", spelt_plainly(word)) for word in (name, _BRACKETS.sub("", name))]
    return any(word in _GROUPS for word in spelt)
