"""How districts are called on a map."""

import pytest

from kmcore.areas.map_names import map_name
from kmcore.bilingual import Bilingual
from kmcore.i18n import speaking


@pytest.mark.parametrize(
    ("code", "thai", "english", "short", "short_en"),
    [
        ("8001", "เมืองนครศรีธรรมราช", "Mueang Nakhon Si Thammarat", "เมืองฯ", "Nakhon Si Thammarat"),
        ("5001", "เมืองเชียงใหม่", "Mueang Chiang Mai", "เมืองฯ", "Chiang Mai"),
        ("1001", "พระนคร", "Phra Nakhon", "พระนคร", "Phra Nakhon"),
        ("8001", "เมือง", "Mueang", "เมือง", "Mueang"),
        ("8002", "พรหมคีรี", "Phrom Khiri", "พรหมคีรี", "Phrom Khiri"),
        ("4006", "เมืองพล", "Mueang Phon", "เมืองพล", "Mueang Phon"),
        ("310101", "เมืองปัก", "Mueang Pak", "เมืองปัก", "Mueang Pak"),
    ],
)
def test_only_the_capital_district_is_shortened(
    code: str, thai: str, english: str, short: str, short_en: str
) -> None:
    assert map_name(code, Bilingual(thai, english)) == short
    with speaking("en"):
        assert map_name(code, Bilingual(thai, english)) == short_en
