"""Sentences about companies, made from counts: what they did, with its time, and what that does not say."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.answers.companies.bare import bare_counts, in_words, years
from dashboard.answers.companies.strip import MARK, NOT_GATHERED, RANGE, Conduct, Promises, Strip
from dashboard.language.i18n import N_, _, ngettext, plural_form
from dashboard.language.numbers import number, score1
from methodology.model import CompanyEvidence

LEAST_FOR_A_SHARE = 10
"""Below so many requests counts are printed, not shares."""
MOST = 50
"""Per cent; said only where the whole doubt about a share lies on one side of it."""
THEMES = {
    "content-demands": N_("demands to remove content"),
    "data-demands": N_("demands for users’ data"),
    "tracking": N_("tracking"),
    "security": N_("security of data"),
    "net-neutrality": N_("equal treatment of traffic"),
    "shutdowns": N_("orders to shut down"),
    "due-diligence": N_("due diligence"),
    "remedy": N_("remedy"),
}
RATINGS = {
    1: N_("sporadic violations"),
    2: N_("repeated violations"),
    3: N_("regular violations"),
    4: N_("systematic violations"),
    5: N_("no guarantee of rights"),
    6: N_("no guarantee of rights, rule of law broken down"),
}
"""Of ITUC's rating; 6 stands for its 5+."""
STATES = {
    MARK: N_("mark"),
    RANGE: N_("range"),
    "not-tested": N_("not tested"),
    "closed": N_("left out"),
    "unlisted": N_("not tested"),
    NOT_GATHERED: N_("not gathered"),
}

SECTORS = {"telecom": N_("Telecoms"), "platform": N_("Platforms"), "device": N_("Device makers")}


def sector_title(sector: str) -> str:
    """A type of company, never added up with another."""
    return _(SECTORS[sector]) if sector in SECTORS else sector


def theme_title(theme: str) -> str:
    """A theme of promises in words; one that we have no words for keeps its id."""
    return _(THEMES[theme]) if theme in THEMES else theme


def state_word(kind: str) -> str:
    """One or two words for what is known of a company's conduct."""
    return _(STATES[kind])


def conduct_words(found: Conduct) -> str:
    """What the company did and how often it was asked, or why there is no mark."""
    company, row = found.indicator.company, found.evidence
    period = years(row.period) if row else ""
    if found.kind == MARK:
        return in_words(lambda one: _decided(one, company, period), row) if row else _without_counts(company)
    if found.kind == RANGE:
        return _few(row, company, period)
    if found.kind == "closed":
        return _("Left out. %(company)s’s services are closed off here, so nothing can be read from what it "
                 "was asked.", company=company)  # fmt: skip
    if found.kind == NOT_GATHERED:
        return _("Not gathered for this year.")
    if row is not None and row.what.endswith("-undecided"):
        return _("Not tested. In %(period)s %(company)s decided on none of the requests of the authorities "
                 "here over criticism or religion. That says nothing about free speech here.",
                 company=company, period=period)  # fmt: skip
    if row is not None:
        return _("Not tested. In %(period)s %(company)s reports requests of the authorities here, none over "
                 "criticism or religion. That says nothing about free speech here.",
                 company=company, period=period)  # fmt: skip
    return _("Not tested. %(company)s reports no request of the authorities here. That says nothing about "
             "free speech here.", company=company)  # fmt: skip


def _decided(row: CompanyEvidence, company: str, period: str) -> str:
    parts, requests = row.parts, row.parts["requests"]
    asked = plural_form(
        "In %(period)s %(company)s decided on %(count)s request of the authorities here over criticism or "
        "religion.",
        "In %(period)s %(company)s decided on %(count)s requests of the authorities here over criticism or "
        "religion.",
        int(requests),
    ) % {"period": period, "company": company, "count": number(requests)}
    sentences = [asked, _removed(row)]
    if row.value and requests >= LEAST_FOR_A_SHARE and "share" in parts:
        share, low, high = (number(parts[name], 0) for name in ("share", "share_low", "share_high"))
        sentences.append(
            _(
                "By these counts it carries out about %(share)s in 100 such requests (%(low)s to %(high)s).",
                share=share,
                low=low,
                high=high,
            )
        )
    return " ".join(sentences)


def _removed(row: CompanyEvidence) -> str:
    parts = {name: number(value) for name, value in row.parts.items()}
    rate = row.value or 0.0
    if not rate and "items" not in parts:
        return _("It removed nothing.")
    if not rate:
        return _("It removed none of %(items)s items.", **parts)
    parts["rate"] = number(rate, 0 if rate >= 10 else 1 if rate >= 1 else 2)
    if "items" not in parts or "removed" not in parts:
        return _("It removed %(rate)s items a year per million internet users.", **parts)
    if "largest" in parts:
        return _(
            "It removed %(removed)s of %(items)s items, %(largest)s of them in one request: %(rate)s a year "
            "per million internet users.",
            **parts,
        )
    return _(
        "It removed %(removed)s of %(items)s items: %(rate)s a year per million internet users.", **parts
    )


def _without_counts(company: str) -> str:
    return _(
        "The counts behind it are those of %(company)s; we have no licence to pass them on.", company=company
    )


def _few(row: CompanyEvidence | None, company: str, period: str) -> str:
    if row is None or "requests" not in row.parts:
        return _("In %(period)s %(company)s decided on one or two such requests, too few for a mark.",
                 period=period, company=company)  # fmt: skip
    return ngettext(
        "In %(period)s %(company)s decided on %(count)s request over criticism or religion, too few for a "
        "mark.",
        "In %(period)s %(company)s decided on %(count)s requests over criticism or religion, too few for a "
        "mark.",
        int(row.parts["requests"]),
        period=period,
        company=company,
    )


def count_words(row: CompanyEvidence) -> str:
    """How a company answered, in counts that make no mark."""
    return in_words(_counted, row)


def _counted(row: CompanyEvidence) -> str:
    parts = {name: number(value) for name, value in row.parts.items()}
    parts |= {"company": row.company, "period": years(row.period)}
    if row.what == "removals":
        for name in ("rules", "law", "kept"):
            parts[name] = parts[name] if row.parts[name] else _("none")
        asked = (
            plural_form(
                "In %(period)s %(company)s decided on %(asked)s video or account (requests: %(requests)s).",
                "In %(period)s %(company)s decided on %(asked)s videos and accounts (requests: "
                "%(requests)s).",
                int(row.parts["asked"]),
            )
            % parts
        )
        did = _("It removed %(rules)s under its own rules and %(law)s only because local law asked, and kept "
                "%(kept)s. It gives no reasons, so this is no mark.", **parts)  # fmt: skip
        return f"{asked} {did}"
    if row.what == "blocked":
        return _("In %(period)s the authorities here reported %(reported)s items to %(company)s. It "
                 "removed %(rules)s under its own rules and blocked %(blocked)s in the country.",
                 **parts)  # fmt: skip
    if row.what != "acted":
        return bare_counts(row)
    return _("In %(period)s %(company)s acted on %(acted)s of %(requests)s requests of the authorities here "
             "to remove content.", **parts)  # fmt: skip


def promise_head(found: Promises, names: dict[str, str], year: int) -> str:
    """Where a company was judged, whether it is known to be here, and how old that is."""
    owner = names.get(found.company.owner, "")
    parts = [
        _("judged here")
        if found.here
        else _("works here, last seen %(year)s", year=found.seen)
        if found.seen
        else _("works here"),
        _("owned by the state of %(name)s", name=owner) if owner else "",
        _("edition %(year)s", year=found.edition)
        if found.current
        else _("edition %(edition)s, too old to count in %(year)s", edition=found.edition, year=year),
    ]
    return " · ".join(part for part in parts if part)


def promise_doubt(found: Promises) -> str:
    """What an upper bound leaves open."""
    if found.here:
        return _("Its published rules were judged, not what it does.")
    return _("Its rules at home were judged. Whether the branch does the same is unknown: at most this.")


def shared_words(row: CompanyEvidence) -> str:
    """A figure that stands for the state and employers together."""
    together = _("The source does not separate the state from employers.")
    if _rated(row):
        rating = int(row.value or 0)
        shown = "5+" if rating == max(RATINGS) else number(rating)
        figure = _("Rights at work: rating %(rating)s, %(meaning)s (%(period)s).",
                   rating=shown, meaning=_(RATINGS[rating]), period=row.period)  # fmt: skip
    else:
        figure = _("Labour rights in practice: %(value)s of %(best)s (%(period)s).",
                   value=number(row.value, 2), best=number(row.best), period=row.period)  # fmt: skip
    return f"{figure} {together}"


def _rated(row: CompanyEvidence) -> bool:
    """Whether the figure is a rating that we have words for."""
    return row.what.endswith("-rating") and row.value in RATINGS


def end_word(row: CompanyEvidence, end: float | None) -> str:
    """The end of a shared figure's own scale: what a rating means there, else the figure."""
    if not _rated(row) or end not in RATINGS:
        return number(end)
    shown = "5+" if end == max(RATINGS) else number(end)
    return _("%(rating)s %(meaning)s", rating=shown, meaning=_(RATINGS[int(end or 1)]).partition(",")[0])


def promises_note(found: Strip) -> str:
    """How many companies stand under the fold, and how old the newest of what they promise is."""
    if not found.promises:
        return ""
    companies = ngettext("%(count)s company", "%(count)s companies", len(found.promises))
    if any(one.current for one in found.promises):
        return companies
    edition = max(one.edition for one in found.promises)
    return _("%(companies)s, edition %(edition)s, too old to count in %(year)s",
             companies=companies, edition=edition, year=found.year)  # fmt: skip


def brief(strip: Strip) -> str:
    """What the strip holds, in a line."""
    said = [_in_brief(found) for found in strip.conduct] or [_("Not tested")]
    said += [_("%(company)s counted, no mark", company=row.company) for row in strip.counts[:1]]
    if strip.shared:
        said.append(_("rights at work: not separable from the state"))
    current = sum(one.current for one in strip.promises)
    if current:
        said.append(ngettext("promises of %(count)s company", "promises of %(count)s companies", current))
    if strip.cards:
        said.append(ngettext("%(count)s dated record", "%(count)s dated records", len(strip.cards)))
    return " · ".join(said)


def _in_brief(found: Conduct) -> str:
    company = found.indicator.company
    low, high = (score1(end) for end in found.bounds) if found.bounds else ("", "")
    if found.kind == MARK:
        mark = _("%(company)s’s mark %(score)s", company=company, score=score1(found.cell.score))
        return _("%(mark)s (%(low)s–%(high)s)", mark=mark, low=low, high=high) if low else mark
    if low:
        return _("%(company)s between %(low)s and %(high)s", company=company, low=low, high=high)
    return _("%(company)s: %(word)s", company=company, word=state_word(found.kind))


def company_lead(strips: Iterable[Strip]) -> str:
    """What is known of companies' conduct here, for the top of a profile; empty without a mark, because the
    line under each right says that nothing was tested."""
    found = tuple(strips)
    said = [_lead(mark) for strip in found for mark in strip.marks]
    if said and any(not strip.marks for strip in found):
        said.append(_("Nothing comparable is known of companies on the other rights."))
    return " ".join(said)


def _lead(mark: Conduct) -> str:
    company, parts = mark.indicator.company, mark.evidence.parts if mark.evidence else {}
    if mark.evidence is not None and not mark.evidence.value:
        return _("Asked to remove criticism or offence to religion, %(company)s removed nothing.",
                 company=company)  # fmt: skip
    if parts.get("requests", 0) >= LEAST_FOR_A_SHARE and "share" in parts:
        if parts["share_low"] > MOST:
            return _("%(company)s carried out most of the authorities’ requests over criticism or religion.",
                     company=company)  # fmt: skip
        if parts["share_high"] < MOST:
            return _("%(company)s carried out fewer than half of the authorities’ requests over criticism or "
                     "religion.", company=company)  # fmt: skip
    return _("%(company)s’s mark for what it removed over criticism or religion is %(score)s.",
             company=company, score=score1(mark.cell.score))  # fmt: skip
