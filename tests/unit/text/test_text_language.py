"""Language and script of a passage."""

import pytest

from checker.model.document import Language
from checker.text.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We reduced waste at all of our plants.", Language.ENGLISH),
        ("", Language.ENGLISH),
        ("1,234 | 5.6% | –", Language.ENGLISH),
        ("GRI 302-1", Language.ENGLISH),
        ("The café’s “green” menu was praised by the customers of the town.", Language.ENGLISH),
        ("本集團致力減少廢棄物。", Language.CHINESE_TRADITIONAL),
        ("本集团致力减少废弃物。", Language.CHINESE_SIMPLIFIED),
        ("公司", Language.CHINESE_TRADITIONAL),
        ("本集團獲得 ISO 14001 環境管理體系認證", Language.CHINESE_TRADITIONAL),
        ("员工总数 Total employees", Language.ENGLISH),
        ("Example Holdings Limited (示例控股) employs 300 people in two plants", Language.ENGLISH),
        ("お客様の声を大切にします", Language.OTHER),
        ("우리는 환경을 보호합니다", Language.OTHER),
        ("Мы сокращаем выбросы", Language.OTHER),
        ("Le groupe a réduit les émissions de gaz dans tous les sites de production", Language.OTHER),
        ("Die Gruppe hat die Emissionen in allen Werken mit einem neuen Verfahren gesenkt", Language.OTHER),
        ("La empresa redujo las emisiones en todas las plantas durante el ejercicio", Language.OTHER),
        ("Kami mengurangi sampah di semua pabrik dengan program baru untuk karyawan", Language.OTHER),
    ],
)
def test_language_of(text, language):
    assert language_of(text) is language
