"""The shipped breakdown parts: a label that names one part names no other of its dimension."""

import pytest

from checker.extract.concepts import Matcher, concepts_of
from checker.model.rule import Lexicon
from checker.resources import rules_dir
from checker.rulebook.lexicon_builder import build_dimensions
from checker.rulebook.yaml_source import read_source


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    source = read_source(rules_dir() / "lexicon" / "breakdowns.yaml", "breakdowns.yaml")
    return Matcher(Lexicon(concepts=(), cues=(), units=(), dimensions=tuple(build_dimensions(source))))


def parts(matcher: Matcher, text: str, dimension: str) -> list[str]:
    named = set(concepts_of(matcher.scan_text(text)))
    return sorted(name.split("=")[1] for name in named if name.startswith(f"{dimension}="))


@pytest.mark.parametrize(
    ("text", "dimension", "expected"),
    [
        ("Female employees", "gender", ["female"]),
        ("Male", "gender", ["male"]),
        ("男員工", "gender", ["male"]),
        ("女性僱員", "gender", ["female"]),
        ("男女比例", "gender", []),
        ("員工子女", "gender", []),
        ("man-hours", "gender", []),
        ("Below 30", "age_group", ["under_30"]),
        ("Aged 30 – 50", "age_group", ["from_30_to_50"]),
        ("31 to 40", "age_group", ["from_30_to_50"]),
        ("Over the age of 50", "age_group", ["over_50"]),
        ("30歲以下", "age_group", ["under_30"]),
        ("31-50歲", "age_group", ["from_30_to_50"]),
        ("51歲或以上", "age_group", ["over_50"]),
        ("Full-time", "employment_type", ["full_time"]),
        ("Part time staff", "employment_type", ["part_time"]),
        ("非全日制員工", "employment_type", ["part_time"]),
        ("Fixed-term contract", "employment_type", ["contract"]),
        ("Senior management", "employee_category", ["senior_management"]),
        ("Senior managers", "employee_category", ["senior_management"]),
        ("Middle management", "employee_category", ["middle_management"]),
        ("Managers", "employee_category", ["manager"]),
        ("General staff", "employee_category", ["general_staff"]),
        ("高級管理人員", "employee_category", ["senior_management"]),
        ("中層管理人員", "employee_category", ["middle_management"]),
        ("一般僱員", "employee_category", ["general_staff"]),
        ("Hong Kong", "region", ["hong_kong"]),
        ("Hong Kong, China", "region", ["hong_kong"]),
        ("中國香港", "region", ["hong_kong"]),
        ("Mainland China", "region", ["mainland_china"]),
        ("the PRC", "region", ["mainland_china"]),
        ("中國內地", "region", ["mainland_china"]),
        ("South China", "region", ["south_china"]),
        ("Southeast Asia", "region", ["southeast_asia"]),
        ("North America", "region", ["north_america"]),
        ("海外", "region", ["overseas"]),
        ("Inner Mongolia", "region", ["inner_mongolia"]),
        ("Scope 1 emissions", "scope", ["scope_1"]),
        ("Scope II", "scope", ["scope_2"]),
        ("範圍一排放", "scope", ["scope_1"]),
        ("範疇2", "scope", ["scope_2"]),
        ("其他間接排放", "scope", ["scope_3"]),
        ("Scope 1 and 2 emissions", "scope", []),
        ("Other indirect emissions", "scope", ["scope_3"]),
        ("Hazardous waste", "waste_type", ["hazardous"]),
        ("Non-hazardous waste", "waste_type", ["non_hazardous"]),
        ("無害廢棄物", "waste_type", ["non_hazardous"]),
        ("有害廢物", "waste_type", ["hazardous"]),
        ("Purchased electricity", "energy_type", ["electricity"]),
        ("Renewable electricity", "energy_type", ["renewable"]),
        ("Non-renewable energy", "energy_type", ["non_renewable"]),
        ("Diesel (litres)", "energy_type", ["diesel"]),
        ("天然氣", "energy_type", ["natural_gas"]),
        ("tonnes of standard coal", "energy_type", []),
        ("NOx (kg)", "pollutant", ["nitrogen_oxides"]),
        ("二氧化硫", "pollutant", ["sulphur_oxides"]),
        ("PM2.5", "pollutant", ["particulates"]),
        ("CO2", "gas", ["carbon_dioxide"]),
        ("二氧化碳當量", "gas", []),
        ("Directors", "direction", ["directors"]),
        ("Director of Finance", "direction", []),
        ("短期", "time_horizon", ["short_term"]),
        ("Physical risks", "risk_type", ["physical"]),
        ("Volunteer hours", "money_time", ["time"]),
        ("捐款", "money_time", ["money"]),
    ],
)
def test_parts_of_a_label(matcher, text, dimension, expected):
    assert parts(matcher, text, dimension) == expected
