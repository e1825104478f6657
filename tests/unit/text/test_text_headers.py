"""Units that captions, labels and column headers announce, and units as such."""

import pytest

from checker.text.quantities import UnitText, per_of_header, unit_of_header


def short(found: UnitText | None) -> str:
    if found is None:
        return ""
    scale = f"{found.scale} " if found.scale != 1 else ""
    return scale + (found.unit or found.dimension) + (f" / {found.per}" if found.per else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kWh", "kwh"),
        ("%", "percent"),
        ("'000 tonnes", "1000 tonne"),
        ("million kWh", "1000000 kwh"),
        ("HK$ million", "1000000 hkd"),
        ("RMB'000", "1000 cny"),
        ("HK$", "hkd"),
        ("千元", "1000 cny"),
        ("人民币百万元", "1000000 cny"),
        ("港币千元", "1000 hkd"),
        ("萬元人民幣", "10000 cny"),
        ("吨/百万元", "tonne / 百万元"),
        ("tonnes of CO2e/HK$ million", "tco2e / HK$ million"),
        ("kWh per m2", "kwh / m2"),
        ("宗", "count"),
        ("cases", "count"),
        ("No. of people", "count"),
        ("Energy ('000 kWh)", "1000 kwh"),
        ("Energy intensity (kWh/employee)", "kwh / employee"),
        ("Hazardous waste (kg) per employee", "kilogram / employee"),
        ("GHG emissions (tonnes of CO2 equivalent)", "tco2e"),
        ("GHG emissions in tonnes of carbon dioxide equivalent (CO2e)", "tco2e"),
        ("Water (m³) (Note 2)", "cubic_metre"),
        ("Density (tonnes/HK$ million revenue)", "tonne / HK$ million revenue"),
        ("用電量（千個千瓦時）", "1000 kwh"),
        ("溫室氣體排放總量（噸二氧化碳當量）", "tco2e"),
        ("密度（吨/平方米）", "tonne / 平方米"),
        ("單位：噸", "tonne"),
        ("Unit: tonnes", "tonne"),
        ("Waste, in tonnes", "tonne"),
        ("Energy consumption in MWh", "mwh"),
        ("In HK$ million", "1000000 hkd"),
        ("2021 RMB'000", "1000 cny"),
        ("Percentage of employees trained", "percent"),
        ("% of women", "percent"),
        ("受訓僱員百分比", "percent"),
        ("Number of employees", "count"),
        ("員工人數", "count"),
        ("投诉宗数", "count"),
        ("Training hours", "hour"),
        ("Average training hours per employee", "hour / employee"),
        ("Number of lost days", "day"),
        ("平均培訓時數（小時）", "hour"),
        ("損失工作日數", "day"),
        ("Accidents per million man-hours", ""),
        ("ASR (man-days lost per million man-hours)", "day"),
        ("NOx released 10,000t", "10000 tonne"),
        ("Electricity '000 kWh", "1000 kwh"),
        ("Electricity of offices kWh", "kwh"),
        ("Ferries of class t2", ""),
        ("GHG emissions", ""),
        ("Reduction in carbon emissions", ""),
        ("Fuel 230 t-CO2e", ""),
        ("Product complaints", ""),
        ("Electricity", ""),
        ("Female", ""),
        ("Turnover rate", ""),
        ("Employees aged 30-50", ""),
        ("Emissions (Note 1)", ""),
        ("24 hours hotline", ""),
        ("2021", ""),
        ("", ""),
        ("Time in office", ""),
        ("A line of text " * 40, ""),
    ],
)
def test_unit_of_header(units, text, expected):
    assert short(unit_of_header(text, units)) == expected


def test_gas_alone_tells_the_dimension(units):
    found = unit_of_header("Emissions (CO2e)", units)
    assert found is not None
    assert found.dimension == "co2e"


@pytest.mark.parametrize(
    ("text", "expected"),
    [(" (kWh) ", "kwh"), ("10,000 t", "10000 tonne"), ("10 t", ""), ("kWh used", ""), ("", ""), ("Total", "")],
)
def test_whole_text_is_a_unit(units, text, expected):
    assert short(units.whole(text)) == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [("t", "tonne"), ("T", ""), ("L", "litre"), ("G", ""), ("kwhx", ""), ("m2", "square_metre"), ("mm", "millimetre")],
)
def test_short_units_and_their_case(units, text, unit):
    found = units.at(text.lower(), text, 0)
    assert (found[0].id if found else "") == unit


@pytest.mark.parametrize(("text", "unit"), [("RMB", "cny"), ("us$ ", "usd"), ("farm", ""), ("人民币", "cny"), ("", "")])
def test_currency_before(units, text, unit):
    found = units.before(text.lower(), len(text))
    assert (found[0].id if found else "") == unit


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Accidents per 1,000 staff", "1,000 staff"),
        ("Injury rate (per 1,000,000 hours worked)", "1,000,000 hours worked"),
        ("Complaints/million users", "million users"),
        ("每名員工平均培訓時數", "名員工"),
        ("Waste per year", ""),
        ("Male/Female", ""),
        ("Total", ""),
    ],
)
def test_per_of_header(text, per):
    assert per_of_header(text) == per
