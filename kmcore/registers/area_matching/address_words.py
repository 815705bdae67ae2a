"""The words of addresses: by which of them a part is known, and what names begin with. Compared with, never shown."""

import re
from typing import Final

from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.cell_values.typed_patterns import MOO_WORD, NUMBER_WORDS

# Letters that only shorten a word stand alone or have a dot, and begin no initials (ต.จ.ป.ร.). What comes before tells อบต. and ผอ. from ต. and อ.
_PROVINCE: Final = r"จังหวัด|จ\.(?![ก-ฮ]\.)|(?<![^ ,])จ (?=[ก-ฮเ-ไ])"
_DISTRICT: Final = r"กิ่ง ?อำเภอ|กิ่ง ?อ\.|อำเภอ|(?<!ผ)อ\.|(?<![^ ,])อ (?=[ก-ฮเ-ไ])|(?<![^ ,.])เขต"
_SUBDISTRICT: Final = r"(?<!เทศบาล)ตำบล|(?<!อบ)(?<!ท)ต\.|(?<![^ ,])ต (?=[ก-ฮเ-ไ])|แขวง"
_VILLAGE: Final = r"(?<![^ ,(0-9./:;–-])(?:หมู่บ้าน|บ้าน(?!เลขที่)|บ\.|บ (?=[ก-ฮเ-ไ]))"
_NEXT_WORD: Final = r"(?=$|[^ก-๎]|ตำบล|ต\.|แขวง|กิ่ง|อำเภอ|อ\.|เขต|จังหวัด|จ\.|บ้าน|บ\.)"
_MOO: Final = (
    rf"(?:(?<!ท){MOO_WORD}|หมู่บ้านที่|หมู่ที่บ้าน) ?\.?(?:ที่)?\.? ?"
    rf"(?:(?P<moo>[0-9]+)(?![0-9]|[,/-] ?[0-9])|(?P<moo_words>{NUMBER_WORDS}){_NEXT_WORD})"
)
SEVERAL_IN_ADDRESS: Final = re.compile(
    rf"(?<!ท){MOO_WORD} ?\.?(?:ที่)?\.? ?[0-9]+ ?(?:,|-|–|และ|ถึง|/) ?(?:{MOO_WORD} ?(?:ที่)? ?)?[0-9]"
)
_ROAD: Final = r"(?<![^ ,.0-9])(?:ถนน|ซอย)|ถ\.|ซ\."
_HOUSE: Final = r"(?:บ้าน)?เลขที่"

# In this order: "บ้านเลขที่" before "บ้าน".
PART: Final = re.compile(
    f"(?P<house>{_HOUSE})|(?P<number>{_MOO})|(?P<province>{_PROVINCE})|(?P<district>{_DISTRICT})"
    f"|(?P<subdistrict>{_SUBDISTRICT})|(?P<village>{_VILLAGE})|(?P<road>{_ROAD})"
)
# Words that names of areas begin or end with, so that after "ต." they belong to the name: ต.บ้านเกาะ, ต.สามตำบล.
OF_NAMES: Final = frozenset({"หมู่บ้าน", "บ้าน", "ตำบล", "แขวง", "เขต", "อำเภอ", "ถนน", "ซอย"})
OF_ROADS: Final = frozenset({"ถนน", "ซอย"})

BEFORE_NAME: Final = {
    RegisterLevel.DISTRICT: re.compile(r"^(?:กิ่งอำเภอ|อำเภอ|เขต)"),
    RegisterLevel.SUBDISTRICT: re.compile(r"^(?:ตำบล|แขวง)"),
    RegisterLevel.VILLAGE: re.compile(r"^(?:หมู่บ้าน)?(?:บ้าน)*"),
}
BEFORE_KEPT_NAME: Final = {
    RegisterLevel.DISTRICT: re.compile(r"^(?:อำเภอ|อ\.) ?"),
    RegisterLevel.SUBDISTRICT: re.compile(r"^(?:ตำบล|ต\.) ?"),
}
BEFORE_MINOR: Final = re.compile(r"^กิ่ง ?(?:อำเภอ|อ\.) ?")
BEFORE_PROVINCE: Final = re.compile("^จังหวัด")
CAPITAL: Final = "เมือง"  # the district of the province's town is called so for short
CUT_SHORT: Final = "ฯ"

HOUSE_NUMBER: Final = re.compile(r"[0-9]+(?:[/-][0-9]+)*")
POSTAL_CODE: Final = re.compile(r"(?<![0-9])[0-9]{5}$")
AROUND_DOT: Final = re.compile(r" ?\. ?")
AROUND_NAME: Final = " ,.()[]:;/-–\"'“”"
CODE_FIRST: Final = re.compile(r"([0-9]{8}|[0-9]{6}|[0-9]{4})(?:[ :,)-]+(.*))?")
ONLY_DIGITS: Final = re.compile(r"[0-9][0-9 .-]*")
ONE_WORD: Final = re.compile(r"[^ ,/>]+")
