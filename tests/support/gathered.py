"""A gathered folder small enough to work every result out by hand."""

from __future__ import annotations

import csv
from pathlib import Path

from data.importers.sources import RULES

COUNTRY_COLUMNS = (
    "iso3,iso2,m49,name_en,region,subregion,undp_bureau,income_group,ldc,lldc,sids,un_member,"
    "population,population_year,gdp_pc_ppp,gdp_year,is_pilot\n"
)
COUNTRIES = """ALB,AL,008,Albania,Europe,Southern Europe,RBEC,Upper middle income,0,0,0,1,3000000,2024,,,1
CHN,CN,156,China,Asia,Eastern Asia,RBAP,Upper middle income,0,0,0,1,1000000,2024,,,0
NAM,NA,516,Namibia,Africa,Sub-Saharan Africa,RBA,Upper middle income,0,0,0,1,,,,,0
NOR,NO,578,Norway,Europe,Northern Europe,,High income,0,0,0,1,1000000,2024,,,0
VAT,VA,336,Holy See,Europe,Southern Europe,,,0,0,0,0,,,,,0
TWN,TW,,Taiwan,Asia,Eastern Asia,,,0,0,0,0,,,,,0
GUM,GU,316,Guam,Oceania,Micronesia,,High income,0,0,0,0,170000,2024,,,0
"""
NAMES = """iso3,name_en
ALB,Albania
CHN,China
NAM,Namibia
NOR,Norway
VAT,Holy See
TWN,Taiwan
GUM,Guam
"""
OBSERVATIONS = """series,iso3,year,value,low,high,note
internet_users,ALB,2017,70.0,,,
internet_users,ALB,2019,80.0,,,
internet_users,CHN,2019,70.0,,,
internet_users,NOR,2008,90.0,,,
internet_users,NOR,2014,95.0,,,
internet_users,NAM,2019,50.0,,,
google_removal_requests,ALB,2020,12.0,,,
google_removal_requests,ALB,2017,9.0,,,
google_removal_requests,CHN,2020,90.0,,,
google_removal_requests,NOR,2020,5.0,,,
google_removal_requests,NAM,2020,4.0,,,
google_removal_requests,NAM,2022,4.0,,,
apple_account_requests,ALB,2020,6.0,,,
apple_account_requests,ALB,2025,6.0,,,first half only
apple_device_requests,NAM,2020,3.0,,,
cmp_political_restricted,ALB,2022,1.0,,,
cmp_political_censored,ALB,2022,0.0,,,
cmp_social_restricted,CHN,2022,1.0,,,
cmp_social_banned,CHN,2022,1.0,,,
cmp_messaging,CHN,2022,1.0,,,
cmp_social_restricted,ALB,2022,0.0,,,
cmp_social_banned,ALB,2022,0.0,,,
fiw_d1,TWN,2020,4.0,,,
fotn_b1,TWN,2021,6.0,,,
rsf_legal,TWN,2022,80.123,,,decimal point restored
wjp_privacy,GUM,2020,0.5,,,
rsf_legal,GUM,2022,50.0,,,
aigs_any,TWN,2022,1.0,,,
wgi_voice,ALB,2011,0.1,,,
wgi_voice,ALB,2012,0.2,,,
an_shutdown_days,ALB,2020,3.0,,,1 of 2 records have dates
unctad_dp_law,ALB,2021,2.0,,,
"""
COMPANIES = """company,home_iso3,sector,rdr_type
Vodafone,GBR,telecom,telecommunications
Telenor,NOR,telecom,telecommunications
Orange,FRA,telecom,telecommunications
Google,USA,platform,internet
Samsung,KOR,device,internet
"""
SCORES = """company,year,category,score
Vodafone,2019,privacy,99.0
Vodafone,2020,privacy,40.0
Telenor,2020,privacy,30.0
Orange,2020,privacy,10.0
Google,2020,privacy,50.0
Google,2022,privacy,48.0
Samsung,2020,privacy,25.0
"""
INDICATORS = """company,year,indicator,score
Vodafone,2020,F9,60.0
Telenor,2020,F9,20.0
Vodafone,2019,F9,90.0
Google,2022,F4b,8.0
Google,2022,P1,70.0
"""
COPY = "rankingdigitalrights/index2020@abc:csv/meta.csv"
RECORDS = "someone/copy@abc:data/access_now_snapshot.parquet"
MARKETS = f"""company,iso3,basis,source
Telenor,NOR,home market and operating company scored by RDR,{COPY}
Vodafone,ALB,"annual report 2009, page 12; several since sold",http://www.companyowl.com/i/d/vodafone
Vodafone,NAM,"licensed entities page, about 2014-2016",https://www.vodafone.com/licensed.html
Telenor,ALB,"press of May 2019 (Myanmar left 2022)",https://news.example/telenor
Orange,ALB,"press of 2004",https://news.example/orange
Orange,NAM,"operator of the group named in 3 Access Now record(s), 2019-2021",{RECORDS}
Samsung,WLD,worldwide service (RDR 2020 company page),{COPY}
"""
EVENTS = """iso3,start,end,kind,source,note
ALB,2020-01-02,,network shutdown,AN_STOP,area: Nationwide; ordered by: X; status: Ended
ALB,2015-12-31,2016-01-01,network shutdown,AN_STOP,area: Tirana; ordered by: X
GUM,2020-01-02,,network shutdown,AN_STOP,area: Nationwide
"""
FOOTPRINTS = """company,iso3,as_of,kind,basis,source
Vodafone,ALB,2021,press,press of 2021,https://news.example/vodafone
"""
DEPARTURES = """company,iso3,year,basis,source
Vodafone,NAM,2023,sold in 2023,https://news.example/sale
"""


def gathered_sources() -> str:
    head = "source,publisher,title,edition,url,licence,citation,cadence,retrieved_via,caveats\n"
    names = sorted({rule.gathered for rule in RULES.values()})
    return head + "".join(
        f"{name},P,T,2020,https://x.example,unknown (P),C,annual,o/r@c:p,Old.\n" for name in names
    )


FILES = {
    "countries": COUNTRY_COLUMNS + COUNTRIES,
    "country_names": NAMES,
    "observations": OBSERVATIONS,
    "companies": COMPANIES,
    "company_scores": SCORES,
    "company_indicators": INDICATORS,
    "company_markets": MARKETS,
    "events": EVENTS,
    "footprints": FOOTPRINTS,
    "departures": DEPARTURES,
    "sources": gathered_sources(),
}


def write_gathered(folder: Path) -> None:
    """Write the small gathered folder, with the project's own findings on companies beside it."""
    for name, text in FILES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")


def rows_of(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figures(folder: Path, series: str) -> dict[tuple[str, int], str]:
    return {
        (row["iso3"], int(row["year"])): row["value"]
        for row in rows_of(folder, "observations.csv")
        if row["series"] == series
    }
