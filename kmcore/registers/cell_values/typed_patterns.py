"""How offices type months, years and หมู่ที่ in cells, as patterns. Compared with what is read, never shown."""

import re
from typing import Final

from kmcore.registers.cell_values.typed_forms import MONEY_WORDS
from kmcore.registers.thai_number_words import NUMBER_BY_WORDS
from kmcore.thai.era import Era

TIME_OF_DAY: Final = re.compile(r"[ T](เวลา ?)?[0-2]?[0-9][:.][0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?( ?น\.?)?Z?")
YEAR_ONLY: Final = re.compile(r"(ปี|พ\.? ?ศ\.?|ค\.? ?ศ\.?|ปีงบประมาณ|ปีงบ|ปี พ\.ศ\.)? ?([0-9]{4})")
MONTH_ONLY: Final = re.compile(r"(?:เดือน ?)?([ก-๎A-Za-z. ]+?)[ /-]*(?:พ\.ศ\. ?)?([0-9]{2}|[0-9]{4})?")
FISCAL_YEAR: Final = re.compile(
    r"(?:ปี ?)?(?:งบ ?(?:ประมาณ|ฯ|\.)? ?|FY\.? ?)?(?:(?:ประจำ)?ปี ?)?"
    r"(?P<era>พ\.? ?ศ\.? ?|พุทธศักราช ?|ค\.? ?ศ\.? ?)?(?P<year>[0-9]{2}|[0-9]{4})",
    re.IGNORECASE,
)
ERA: Final = r"(?:(?P<era>พ\.? ?ศ\.?|ค\.? ?ศ\.?) ?)?"
NAMED_MONTH: Final = re.compile(
    rf"(?:เดือน ?)?(?P<month>[ก-ฮเ-ไะ-ู็-์A-Za-z. ]+?)[ /'’-]*(?:ปี ?)?{ERA}(?P<year>[0-9]{{2}}|[0-9]{{4}})?"
)
MONTH_YEAR: Final = re.compile(r"(?P<month>[0-9]{1,2}) ?[/-] ?(?P<era>)(?P<year>[0-9]{4})")
YEAR_MONTH: Final = re.compile(r"(?P<era>)(?P<year>[0-9]{4}) ?[/-] ?(?P<month>[0-9]{1,2})")
BETWEEN_MONTHS: Final = re.compile(r" ?(?:-|–|—|~|ถึง|จนถึง) ?")
QUARTER: Final = re.compile(
    r"(?:ไตรมาส|ไตรมาศ|Q) ?(?:ที่ ?)?(?P<quarter>[1-4])[ /]*(?:ปี ?)?(?:งบ ?(?:ประมาณ)? ?)?"
    r"(?P<era>พ\.? ?ศ\.? ?|ค\.? ?ศ\.? ?)?(?P<year>[0-9]{2}|[0-9]{4})?",
    re.IGNORECASE,
)
WHOLE_FISCAL_YEAR: Final = re.compile(
    r"(?:ทั้ง|ตลอด|ตลอดทั้ง)? ?ปี ?งบ ?(?:ประมาณ)? ?(?P<era>พ\.? ?ศ\.? ?|ค\.? ?ศ\.? ?)?(?P<year>[0-9]{2}|[0-9]{4})"
)
MOO_WORD: Final = r"(?:หมู่(?!บ้าน|ที่บ้าน)|หมุ่|ม(?:ู่)?\.|ม(?= ?[0-9]))"
NUMBER_WORDS: Final = "|".join(sorted(NUMBER_BY_WORDS, key=len, reverse=True))
MOO_NUMBER: Final = (
    rf"(?:{MOO_WORD} ?\.? ?(?:ที่)? ?\.? ?(?:บ้านที่ ?)?)(?P<moo>[0-9]+(?![0-9,/])|(?:{NUMBER_WORDS})(?![ก-๎]))"
)
MOO_ALONE: Final = re.compile(rf"(?:ที่ ?)?(?P<moo>[0-9]+)(?:\.0*)?|(?P<words>{NUMBER_WORDS})")
MOO_WITHIN: Final = re.compile(MOO_NUMBER)
_MOO_BESIDE_NAME: Final = rf"{MOO_WORD} ?\.? ?(?:ที่)? ?\.? ?(?P<moo>[0-9๐-๙]{{1,2}})(?![0-9๐-๙,/-])"
MOO_BEFORE_NAME: Final = re.compile(rf"{_MOO_BESIDE_NAME}(?P<name>.*[ก-๎A-Za-z].*)")
MOO_BEHIND_NAME: Final = re.compile(rf"(?P<name>.*[ก-๎A-Za-z].*)[ (,]{_MOO_BESIDE_NAME}\)?")
SEVERAL_MOO: Final = re.compile(r"[0-9] ?(?:,|-|–|ถึง|และ|/) ?[0-9]")
NAME_AROUND: Final = re.compile("[ก-๎ .()]*")
SCALED: Final = re.compile("พัน|หมื่น|แสน|ล้าน|million", re.IGNORECASE)
MONEY_UNIT: Final = re.compile("|".join(MONEY_WORDS), re.IGNORECASE)


def era_of(word: str | None) -> Era | None:
    """Return the era that a word matched by ERA names; None for none."""
    return None if not word else "be" if word.startswith("พ") else "ce"
