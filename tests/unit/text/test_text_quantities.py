"""What the numbers of a sentence or cell mean: value, scale, unit, per, and what is no amount at all."""

from decimal import Decimal

import pytest

from checker.text.quantities import QuantityKind, quantities
from tests.builders_cost import growth

MONEY = {
    "Tree planting cost RMB 5.81 billion.": ["5810000000 cny"],
    "A loan of RMB 100 million was linked to targets.": ["100000000 cny"],
    "We gave HK$5.8m and US$ 3,200 to charity.": ["5800000 hkd", "3200 usd"],
    "Grants of S$12 million, €3.4bn and £500k": ["12000000 sgd", "3400000000 eur", "500000 gbp"],
    "RM5.6 million; NT$300; $0.5 per kWh": ["5600000 myr", "300 twd", "0.5 dollar / kWh"],
    "US$1.2-1.5 million was spent": ["1200000 usd", "1500000 usd"],
    "from US$5 to US$10 million": ["5000000 usd", "10000000 usd"],
    "from HK$500 to HK$1 million": ["500 hkd", "1000000 hkd"],
    "a grant of 3 million yuan": ["3000000 cny"],
    "人民幣58.1億元用於環保": ["5810000000 cny"],
    "捐款約港幣120萬元": ["about 1200000 hkd"],
    "投資3億5千萬元興建廠房": ["350000000 cny"],
    "5.8億港元及300萬美元": ["580000000 hkd", "3000000 usd"],
    "人民币1.2-1.5亿元": ["120000000 cny", "150000000 cny"],
    "HK$1,200 per tonne": ["1200 hkd / tonne"],
    "a fine of HK$20,000": ["20000 hkd"],
    "零港元": ["0 hkd"],
}
MEASURES = {
    "Emissions were 1,234 tCO2e.": ["1234 tco2e"],
    "1,234.5 tonnes of CO2 equivalent": ["1234.5 tco2e"],
    "0.8 tonnes of carbon dioxide equivalent (CO2e) per employee": ["0.8 tco2e / employee"],
    "12 kg of CO₂e and 3 kt CO2e": ["12 kgco2e", "3 ktco2e"],
    "6,500 t of CO2 were avoided": ["6500 tco2e"],
    "1,234 公噸 CO2e；5.6噸二氧化碳": ["1234 tco2e", "5.6 tco2e"],
    "0.35噸二氧化碳當量/百萬港元收益": ["0.35 tco2e / 百萬港元收益"],
    "1,234.5千個千瓦時的用電量": ["1234500 kwh"],
    "用電量5.6億千瓦時": ["560000000 kwh"],
    "2.5 million kWh and 12 GWh": ["2500000 kwh", "12 gwh"],
    "3 000 000 kWh": ["3000000 kwh"],
    "12\u00a0345 MWh": ["12345 mwh"],
    "12 345 t of scrap": ["12345 tonne"],
    "12.3兆瓦時、45吉焦耳、3,400升柴油": ["12.3 mwh", "45 gigajoule", "3400 litre"],
    "4.5 tonnes of standard coal; 5.6萬噸標準煤": ["4.5 tce", "56000 tce"],
    "2,345 GJ (651 MWh)": ["2345 gigajoule", "651 mwh"],
    "Water use was 12 m3, 45 m², 3 km and 10 megalitres": [
        "12 cubic_metre",
        "45 square_metre",
        "3 kilometre",
        "10 megalitre",
    ],
    "5.8万吨": ["58000 tonne"],
    "減少3,200公斤有害廢棄物": ["3200 kilogram"],
    "3.5t/d and 12.3 µg/m³": ["3.5 tonne / d", "12.3 microgram / m³"],
    "5 g of dust": ["5 gram"],
    "3 litres, 5L": ["3 litre", "5 litre"],
    "warming of 1.5°C or 2 ℃": ["1.5 celsius", "2 celsius"],
    "2 x 600 MW turbines": ["2", "600 megawatt"],
    "24 hours, 45 lost days and 3 years": ["24 hour", "45 day", "3 year"],
    "損失工作日123日；3天；5個月；2小時": ["123 day", "3 day", "5 month", "2 hour"],
    "1,200 volunteer hours": ["1200 hour"],
    "20 hours of training per employee": ["20 hour / employee"],
    "3‰ and 12 times": ["3 permille", "12 times"],
    "CODcr0.894t/a、NH3-N0.253t /a": ["0.894 tonne", "0.253 tonne"],
    "produced 120 tonnes of GHG emissions": ["120 tco2e"],
}
SHARES = {
    "99.5% were resolved": ["99.5 percent"],
    "over 95 per cent. of staff": ["over 95 percent"],
    "total 100 % recycled": ["100 percent"],
    "a share of 32,9% and 12,5": ["32.9 percent"],
    "百分之十二點五的員工；百分之5.8": ["12.5 percent", "5.8 percent"],
    "１２．５％": ["12.5 percent"],
    "1.2 percentage points, 3 pp": ["1.2 percentage_point", "3 percentage_point"],
    "上升3.2個百分點": ["3.2 percentage_point"],
    "reduced by 25% compared with 2019": ["25 percent"],
    "Emissions moved by -53.4%": ["-53.4 percent"],
    "cut by 12–15%": ["12 percent", "15 percent"],
    "between 12 and 15 per cent": ["12 percent", "15 percent"],
    "由12%增至15%": ["12 percent", "15 percent"],
    "100%-owned": ["100 percent"],
    "13 out of 15 suppliers (87%)": ["13", "15 'suppliers'", "87 percent"],
    "女性佔比45.6%，男性54.4%": ["45.6 percent", "54.4 percent"],
    "the pay ratio was 1.2:1, and 1:0.98": ["1.2 rate", "0.98 rate"],
}
COUNTS = {
    "We handled 13,500 complaints.": ["13500 'complaints'"],
    "The Group had 2,020 employees.": ["2020 'employees'"],
    "1,200 men and 820 women": ["1200 'men'", "820 'women'"],
    "3,456 full-time staff": ["3456 'full-time staff'"],
    "12 new graduate recruits left": ["12 'new graduate recruits'"],
    "a total of 1,175 Q7 employees": ["1175 'Q7 employees'"],
    "two million customers": ["2000000 'customers'"],
    "two fatalities and zero complaints": ["2 'fatalities'", "0 'complaints'"],
    "three (3) cases of bribery": ["3 'cases'"],
    "one female director": ["1 'female director'"],
    "1 fatality, 0 complaint": ["1 'fatality'", "0 'complaint'"],
    "both directors resigned": ["2 'directors'"],
    "56名員工參加": ["56 '員工'"],
    "共接獲327 宗投訴": ["327 '投訴'"],
    "共3,456人次參加56場培訓": ["3456 '人次'", "56 '培訓'"],
    "中國內地1,000家、香港200家": ["1000 '家'", "200 '家'"],
    "三名員工受傷，發生兩宗工傷": ["3 '員工受傷'", "2 '工傷'"],
    "一百二十三名員工": ["123 '員工'"],
    "300餘家供應商": ["over 300 '供應商'"],
    "超過3萬多名客戶": ["over 30000 '客戶'"],
    "1万2千名": ["12000 '名'"],
    "100+ events, 50 plus volunteers": ["over 100 'events'", "over 50 'volunteers'"],
    "nearly 40 schools; approximately 12 farms": ["about 40 'schools'", "about 12 'farms'"],
    "less than 5 accidents": ["under 5 'accidents'"],
    "12-15 employees": ["12 'employees'", "15 'employees'"],
    "3, 5 and 8 kg respectively": ["3 kilogram", "5 kilogram", "8 kilogram"],
    "3、5及8宗": ["3 '宗'", "5 '宗'", "8 '宗'"],
    "33 employees left in 2021": ["33 'employees'"],
    "12 and 13 in 2021 and 2022": ["12", "13"],
    "LTIFR 0.35": ["0.35"],
    "58.1億": ["5810000000"],
}
RATES = {
    "32.4 times/million users": ["32.4 times / million users"],
    "energy intensity was 12.3 kWh/m2": ["12.3 kwh / m2"],
    "12.5 kWh/sq.m. in 2020": ["12.5 kwh / sq.m"],
    "3.2 tCO2e per HK$ million revenue": ["3.2 tco2e / HK$ million revenue"],
    "12.5 kWh per square metre of gross floor area": ["12.5 kwh / square metre of gross floor area"],
    "0.35吨/万元营业收入，同比下降": ["0.35 tonne / 万元营业收入"],
    "0.35 per 200,000 working hours": ["0.35 / 200,000 working hours"],
    "Complaints per 1,000 customers: 2.3": ["2.3 / 1,000 customers"],
    "training per employee was 12.5 hours": ["12.5 hour / employee"],
    "每名員工平均受訓12.5小時": ["12.5 hour / 名員工"],
    "每百萬元收益的耗水量為3.2立方米": ["3.2 cubic_metre / 百萬元收益"],
    "工傷率（每千名員工）：2.3": ["2.3 / 千名員工"],
    "人均用水量12.3立方米，共3,456人次": ["12.3 cubic_metre / 人", "3456 '人次'"],
    "300 tonnes per year, 20 kg a year, 5噸/年": ["300 tonne", "20 kilogram", "5 tonne"],
    "12 complaints/million users": ["12 'complaints' / million users"],
    "12 employees/contractors": ["12 'employees'"],
    "Injury rate (per 1,000,000 hours worked): 1.64": ["1.64 / 1,000,000 hours worked"],
}
CELLS = {
    "(1,234)": ["-1234"],
    "(12.5)%": ["-12.5 percent"],
    "(3.2%)": ["-3.2 percent"],
    "Energy | (1,234) | 12": ["-1234", "12"],
    "124 employees (5%)": ["124 'employees'", "5 percent"],
    "Male | 123 (45%) | 130": ["123", "45 percent", "130"],
    "Total | 1,234.5 | –": ["1234.5"],
    "+3.2% | —": ["3.2 percent"],
    "N/A": [],
    "–": [],
    "944²": ["944"],
    "1.234.567": ["1234567"],
}


@pytest.mark.parametrize(
    ("text", "expected"), [case for group in (MONEY, MEASURES, SHARES, COUNTS, RATES, CELLS) for case in group.items()]
)
def test_amounts(amounts, text, expected):
    assert amounts(text) == expected


NO_AMOUNTS = [
    "certified to ISO 14001 and ISO 9001:2015",
    "see KPI B2.2 and GRI 302-1",
    "Scope 1, 2 and 3 emissions",
    "absolute Scope 1 and Scope 2 GHG emissions",
    "Scopes 1 & 2",
    "in 2020 and 2021",
    "FY2022, 2019/20, 2020-21, 2021年",
    "On 1 January 2021, by 31st December",
    "December 31, 2021; 31/12/2021; 2021-12-31; 31.12.2021",
    "截至2021年12月31日止年度",
    "COVID-19 and PM2.5 and CO2e and H2O",
    "open 24/7 from 8:00 to 17:30",
    "Section 3.2, Note 2, page 12, pp. 3-5, No. 5, Appendix 27, Rule 13.91, Cap. 57",
    "(1) policies; (2) plans",
    "1. Our policy",
    "1）债务人",
    "3、以公允价值",
    "3.2 Environmental Protection",
    "2-7 Employees",
    "404-1 Average hours of training",
    "2-25 | Processes to remedy",
    "the 3rd meeting of the 21st century, top 10",
    "a 5-year plan and a 40-hour course",
    "5G and 4K screens on Class T",
    "Tel: +852 2123 4567",
    "www.example.com/2020/report12",
    "employees aged 30-50, under 30 years old, aged between 30 and 50 years",
    "Below 30 | 30-50 | Over 50",
    "30歲以下、30至50歲",
    "第三方審核，第5次會議，附註12，範圍1",
    "zero tolerance of bribery; net zero emissions; one of the largest; two-thirds; one-stop",
    "both men and women are treated alike",
    "一般废弃物、万科、统一管理、一起努力、一部分",
    "3/F, 12/F",
    "since mid-2017",
    "version 4.2.1",
    "a NEWater ratio of 65/35",
    "2022 figures leave out the ferry to the islands",
    "3 Temporary staff of the ferry lines are left out of this count.",
    "within a tolerance of +/-5% or ±5 %",
    "范围1、 2、3",
    "四部委联合印发",
    "码头三期扩建工程",
    "二零二一年十二月三十一日",
]


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_no_amounts(amounts, text):
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("in 2020", "year"),
        ("2020", "year"),
        ("FY 2019/20", "year"),
        ("二零二一年度", "year"),
        ("since mid-2017", "year"),
        ("1 January", "date"),
        ("31/12/2021", "date"),
        ("3月", "date"),
        ("10:30", "time"),
        ("the 3rd", "ordinal"),
        ("第5次", "ordinal"),
        ("aged 45", "age"),
        ("45歲", "age"),
        ("Over 50", "age"),
        ("ISO 14001", "code"),
        ("Note 2", "code"),
        ("2 employees", "amount"),
    ],
)
def test_kind_of_first_number(units, text, kind):
    assert quantities(text, units)[0].kind == kind


def test_year_span_is_the_year_in_which_it_ends(units):
    assert [found.value for found in quantities("2019/20 and 2020-2021", units)] == [2020, 2021]


@pytest.mark.parametrize("text", ["We had 2020 employees.", "2,020 hours", "2020 tonnes", "HK$2,020", "共2020名員工"])
def test_year_like_number_that_counts_or_measures(units, text):
    (found,) = quantities(text, units)
    assert (found.kind, found.value) == (QuantityKind.AMOUNT, 2020)


@pytest.mark.parametrize("text", ["In 2020 employees were trained.", "during 2021 tonnes were cut", "the year 2020"])
def test_year_before_a_noun_is_a_year(units, text):
    assert quantities(text, units)[0].kind is QuantityKind.YEAR


def test_offsets_and_printed_forms(units):
    text = "We spent RMB 5.81 billion on 12,000 trees."
    money, trees = quantities(text, units)
    assert (text[money.start : money.end], money.text, money.scale) == ("RMB 5.81 billion", "5.81 billion", 10**9)
    assert (text[trees.start : trees.end], trees.text, trees.unit_text) == ("12,000 trees", "12,000", "trees")


def test_value_is_exact(units):
    assert [str(found.value) for found in quantities("5.81 billion; 1,234.50 kg; 1.2万", units)] == [
        "5810000000",
        "1234.50",
        "12000",
    ]


def test_end_excludes_per(units):
    text = "12.3 kWh/m2"
    (found,) = quantities(text, units)
    assert text[found.end :] == "/m2"


def test_long_digit_strings_are_no_amounts(units):
    assert quantities("9" * 60, units)[0].kind is QuantityKind.CODE


def test_cost_grows_with_length_only(units):
    sentence = "In 2021 we treated 1,234 tonnes of waste (2020: 1,300) at 12 plants, or 3.2 kg per unit. "
    # Eight times the text costs eight times as much, and sixty-four times where it grows with the square.
    assert growth(lambda times: quantities(sentence * times, units), 200, 1600) < 24


def test_decimal_zero_for_zero_words(units):
    assert quantities("zero complaints", units)[0].value == Decimal(0)


def test_a_share_by_age_group_is_no_age(amounts):
    assert "32.8" in "".join(map(str, amounts("turnover by age group was 32.8% (under 30) and 9.7% (over 50)")))


@pytest.mark.parametrize(
    "text", ["12 Crews rowed", "12 crews of the ferry line took part in the regatta.", "举办三期培训班"]
)
def test_a_count_that_opens_a_line_is_no_note_mark(amounts, text):
    assert len(amounts(text)) == 1
