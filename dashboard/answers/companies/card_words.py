"""Title and sentence of a dated record about companies."""

from __future__ import annotations

from dashboard.answers.companies.bare import in_words
from dashboard.answers.companies.words import LEAST_FOR_A_SHARE
from dashboard.language.i18n import N_, _, ngettext
from dashboard.language.numbers import number
from dashboard.language.words import listed
from methodology.model import CompanyEvidence

TITLES = {
    "user-data": N_("Demands for users’ data: %(company)s"),
    "warrants": N_("Demands for users’ data: %(company)s"),
    "spyware-sales": N_("Surveillance sales abroad"),
    "spyware-in-use": N_("Spyware in the state’s hands"),
    "moderators": N_("Moderators for the main language"),
    "fines": N_("Data-protection fines"),
    "shutdowns": N_("Operator named in shutdowns: %(company)s"),
}
SERVICES = {
    "facebook": "Facebook",
    "instagram": "Instagram",
    "linkedin": "LinkedIn",
    "pinterest": "Pinterest",
    "snapchat": "Snapchat",
    "tiktok": "TikTok",
    "x": "X",
    "youtube": "YouTube",
}
"""Names of services by their part in a record of moderators."""


def card_title(row: CompanyEvidence) -> str:
    """What the record is about; one that we have no words for keeps its id."""
    title = TITLES.get(row.what)
    return _(title) % {"company": row.company} if title else row.what


def card_words(row: CompanyEvidence) -> str:
    """The record in a sentence or two; empty for one that we have no words for."""
    words = {
        "user-data": _user_data,
        "warrants": _warrants,
        "spyware-sales": _sales,
        "spyware-in-use": _in_use,
        "moderators": _moderators,
        "fines": _fines,
        "shutdowns": _shutdowns,
    }.get(row.what)
    return in_words(words, row) if words else ""


def _user_data(row: CompanyEvidence) -> str:
    kinds = (("legal", _("Legal process")), ("emergency", _("Emergencies")))
    said = [_answered(name, row, kind) for kind, name in kinds if kind in row.parts]
    if row.parts.get("refused_share") and row.parts["legal"] >= LEAST_FOR_A_SHARE:
        said.append(_("Refused: %(share)s in 100.", share=number(row.parts["refused_share"], 0)))
    return " ".join([*said, _("Lawful process and abuse are not told apart.")])


def _answered(name: str, row: CompanyEvidence, kind: str) -> str:
    count, share = row.parts[kind], row.parts[f"{kind}_share"]
    if count < LEAST_FOR_A_SHARE:
        return ngettext(
            "%(name)s: %(count)s request, too few to judge.",
            "%(name)s: %(count)s requests, too few to judge.",
            int(count),
            name=name,
        )
    if not share:
        return _("%(name)s: %(count)s requests, no data given.", name=name, count=number(count))
    return _("%(name)s: %(count)s requests, some data given in %(share)s of 100.",
             name=name, count=number(count), share=number(share, 0))  # fmt: skip


def _warrants(row: CompanyEvidence) -> str:
    return _("Asked about subscribers without a warrant %(without)s times, it gave data %(without_met)s "
             "times; of %(warrants)s warrants it met %(warrants_met)s.",
             **{name: number(value) for name, value in row.parts.items()})  # fmt: skip


def _sales(row: CompanyEvidence) -> str:
    return _("Of %(sales)s recorded sales abroad by vendors based here, %(autocracies)s went to autocracies. "
             "A record with two homes counts half. Records follow the press: no record proves nothing.",
             **{name: number(value) for name, value in row.parts.items()})  # fmt: skip


def _in_use(row: CompanyEvidence) -> str:
    vendors = row.parts.get("vendors")
    known = _("Commercial spyware is documented in the hands of this state.")
    if not vendors:
        return known
    bought = ngettext(
        "%(count)s vendor of spyware or phone-cracking tools is named.",
        "%(count)s vendors of spyware or phone-cracking tools are named.",
        int(vendors),
    )
    return f"{known} {bought}"


def _moderators(row: CompanyEvidence) -> str:
    services, without = row.parts["services"], row.parts["without"]
    if not without:
        return _("All %(services)s very large social services that say so report people who moderate in the "
                 "main language here.", services=number(services))  # fmt: skip
    return _("%(without)s of %(services)s very large social services report nobody who moderates in the main "
             "language here: %(names)s.",
             without=number(without), services=number(services),
             names=listed([SERVICES[name] for name in row.parts if name in SERVICES]))  # fmt: skip


def _fines(row: CompanyEvidence) -> str:
    return _("Fines by the authority here: %(fines)s, EUR %(euros)s in all. Fines fall where a company has "
             "its seat, not where people were harmed.",
             fines=number(row.parts["fines"]), euros=number(row.parts["euros"], 0))  # fmt: skip


def _shutdowns(row: CompanyEvidence) -> str:
    return ngettext(
        "%(count)s record of a shutdown names an operator of %(company)s. Operators carry out what others "
        "order.",
        "%(count)s records of shutdowns name an operator of %(company)s. Operators carry out what others "
        "order.",
        int(row.parts["records"]),
        company=row.company,
    )
