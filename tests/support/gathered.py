"""A gathered folder small enough to work every result out by hand."""

from __future__ import annotations

import csv
from pathlib import Path

from data.importers.sources import GATHERED

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
internet_users,NOR,2014,95.0,,,
internet_users,NAM,2019,50.0,,,
google_removal_requests,ALB,2020,12.0,,,
google_removal_requests,ALB,2017,9.0,,,
google_removal_requests,CHN,2020,90.0,,,
google_removal_requests,NOR,2020,5.0,,,
google_removal_requests,NAM,2020,4.0,,,
google_removal_requests,NAM,2022,4.0,,,
google_items_criticism,ALB,2020,20.0,,,
google_items_religion,ALB,2020,4.0,,,
apple_account_requests,ALB,2020,6.0,,,
apple_account_requests,ALB,2025,6.0,,,first half only
apple_device_requests,NAM,2020,3.0,,,
cmp_social_banned,CHN,2022,1.0,,,
cmp_social_banned,ALB,2022,0.0,,,
kic_arrests,TWN,2022,0.0,,,
rsf_legal,TWN,2022,80.123,,,decimal point restored
rsf_safety,GUM,2022,50.0,,,
aigs_any,TWN,2022,1.0,,,
aigs_any,GUM,2022,1.0,,,
gtmi_dp_law,ALB,2022,2.0,,,
unctad_dp_law,ALB,2021,2.0,,,
gtmi_dp_law,NAM,2022,1.0,,,
unctad_dp_law,NAM,2021,1.0,,,
gtmi_dp_law,NOR,2022,2.0,,,
unctad_dp_law,CHN,2021,2.0,,,
gtmi_dp_law,CHN,2022,2.0,,,
drd_privacy,ALB,2024,0.0,,,
drd_hate,ALB,2024,1.0,,,
dsp4_v2smprivcon,NOR,2021,1.5,,,
dsp4_v2smregcon,NOR,2021,1.5,,,
dsp4_v2smregcon,CHN,2021,-1.5,,,
dsp4_v2smregcon,ALB,2021,0.5,,,
dsp1_v2smprivex,CHN,2018,0.2,,,
dsp1_v2smprivex,ALB,2018,0.9,,,
dsp1_v2smprivex,TWN,2018,0.1,,,
vdem12_v2smgovshut,NAM,2021,1.0,,,
vdem12_v2smgovshut,CHN,2021,-3.0,,,
vdem12_v2smgovsm,CHN,2021,-3.0,,,
vdem12_v2smgovsm,NAM,2021,1.0,,,
hdi,ALB,2008,0.7,,,
"""
MORE = """series,iso3,year,value,low,high,note
internet_users_2026,NAM,2022,60.0,,,
fiw25_d1,TWN,2020,4.0,,,
fiw25_d1,NAM,2020,4.0,,,
wjp25_privacy,TWN,2020,0.5,,,
wjp25_privacy,GUM,2020,0.5,,,
fotn24_total,ALB,2024,70.0,,,
gdb_dp_law,NOR,2021,2.0,,,
gdb_dp_law,NAM,2021,0.0,,,
gdb_dp_consent,NOR,2021,2.0,,,
gdb_dp_access_correction,NOR,2021,2.0,,,
gdb_dp_data_holder_responsibility,NOR,2021,2.0,,,
gdb_dp_sectors,NOR,2021,1.0,,,
gdb_dp_redress,NOR,2021,1.0,,,
gdb_dp_breach,NOR,2021,1.0,,,
gdb_dp_consent,NAM,2021,1.0,,,
vdem15_v2cldiscm,NOR,2024,3.0,,,
vdem15_v2cldiscw,NOR,2024,2.0,,,
vdem15_v2cldiscm,ALB,2024,3.0,,,
gender_parity_online_2026,NOR,2023,1.05,,,computed
gender_parity_online_2026,NAM,2023,0.9,,,computed
gdp_pc_ppp_2021,NOR,2023,90000.4,,,
gdp_pc_ppp_2021,NOR,2024,91000.6,,,
spyware_in_use,ALB,2023,1.0,,,
spyware_in_use,NOR,2023,0.0,,,
wgi24_voice,NOR,2012,1.0,0.8,1.2,
treaty_cedaw,ALB,2022,2.0,,,party since 1994
treaty_cedaw,NAM,2022,2.0,,,party since 1992
treaty_iccpr,ALB,2022,2.0,,,party since 1991
treaty_iccpr_op1,ALB,2022,2.0,,,party since 2007
treaty_icescr,ALB,2022,2.0,,,party since 2015
treaty_iccpr,NAM,2022,1.0,,,
ilo_c87,ALB,2026,1.0,,,ratified 2023
ilo_c87_since,ALB,2026,2023.0,,,
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


def record(place: str, days: str, kind: str, by: str, cause: str, rest: str = "") -> str:
    """One gathered row of the shutdown tracker; `place` as ALB/Tirana, `days` as start/end."""
    iso3, area = place.split("/")
    note = f"area: {area}; ordered by: {by}; cause: {cause}{rest}"
    return f"{iso3},{days.replace('/', ',')},{kind},AN_STOP,{note}"


CUT, GOVERNMENT = "network shutdown", "Executive government"
ONGOING = "; count year: {}; status: Ongoing; services: facebook twitter"
OPEN_CUT = "; count year: 2022; status: Ongoing"
EVENTS = "\n".join(
    [
        "iso3,start,end,kind,source,note",
        record("ALB/Nationwide", "2020-01-02/2020-01-04", CUT, GOVERNMENT, "Protests"),
        record("ALB/Tirana", "2020-01-04/2020-01-05", CUT, "Military", "Exam cheating"),
        record("ALB/Tirana", "2015-12-31/2016-01-01", CUT, "Judiciary", "Other"),
        record("ALB/Nationwide", "2021-03-01/", "platform block", "Judiciary", "Other", ONGOING.format(2021)),
        record("ALB/Nationwide", "2021-03-01/", "platform block", "Judiciary", "Other", ONGOING.format(2022)),
        record("ALB/National Capital Territory", "2023-05-01/2023-05-10", CUT, "Unknown", "Other"),
        record("NAM/Nationwide", "2022-03-01/2022-03-10", CUT, "Non-government", "Conflict"),
        record("NOR/Nationwide", "2020-06-01/", CUT, GOVERNMENT, "Other", OPEN_CUT),
        record("GUM/Nationwide", "2020-01-02/", CUT, GOVERNMENT, "Other"),
    ]
)
FOOTPRINTS = """company,iso3,as_of,kind,basis,source
Vodafone,ALB,2021,press,press of 2021,https://news.example/vodafone
"""
GROUPS = """iso3,income_group_fy26,wb_region_2026
ALB,Upper middle income,Europe & Central Asia
NAM,Upper middle income,Sub-Saharan Africa
"""
NOTES = """iso3,note
TWN,Said wherever the name stands.
"""
DEPARTURES = """company,iso3,year,basis,source
Vodafone,NAM,2023,sold in 2023,https://news.example/sale
"""


def gathered_sources() -> str:
    head = "source,publisher,title,edition,url,licence,citation,cadence,retrieved_via,caveats\n"
    names = sorted({name for names in GATHERED.values() for name in names})
    return head + "".join(
        f"{name},P,T,2020,https://x.example,unknown (P),C,annual,o/r@c:p,Old.\n" for name in names
    )


FIGURES = "series,iso3,year,value,low,high,note\n"
MARKS = (
    FIGURES
    + """google_core_removed_pm,ALB,2024,0.5,0.1,0.9,2022-2024; 3 requests decided; 90 %
google_core_asked_pm,ALB,2024,1.5,,,
google_core_complied,ALB,2024,60.0,20.0,90.0,"3 requests, 4 of 6 decided items removed"
"""
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
    "economy_notes": NOTES,
    "more/observations": MORE,
    "more/countries_update": GROUPS,
    "sources": gathered_sources(),
    "more/corporate_series": MARKS,
    "more/corporate_requests": FIGURES + "gdpr_fines_count,NOR,2020,2.0,,,\n",
}


def write_gathered(folder: Path) -> None:
    """Write the small gathered folder, with the project's own findings on companies beside it."""
    (folder / "more").mkdir()
    for name, text in FILES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")


def rows_of(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def observed(folder: Path, series: str) -> list[dict[str, str]]:
    """The rows of a series, whichever of the two files it stands in."""
    files = ("observations.csv", "restricted.csv")
    return [row for name in files for row in rows_of(folder, name) if row["series"] == series]


def figures(folder: Path, series: str) -> dict[tuple[str, int], str]:
    return {(row["iso3"], int(row["year"])): row["value"] for row in observed(folder, series)}
