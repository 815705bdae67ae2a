"""The words by which rows and headings of Thai offices tell what they are. Patterns only; nothing here is shown."""

import re
from typing import Final

# Each matches the key of a text: without spaces, dots and other signs (``heading_keys.heading_key``).
TOTAL: Final = re.compile(
    r"(?:ยอดรวม|ผลรวม|รวมยอด|รวมทั้ง|รวมเป็นเงิน|รวมเงิน|รวมจำนวน|รวมสุทธิ|รวมทุก|รวม\d|grandtotal|total).*"
    r"|รวม(?:บาท)?|sum"
)
MAY_BE_TOTAL: Final = re.compile(
    r"ร\W*ว\W*ม|ย\W*ก|total|sum", re.IGNORECASE
)  # looked for first, in every row
SUBTOTAL: Final = re.compile(
    r"รวม(?:ย่อย|หน้า|อำเภอ|กิ่งอำเภอ|ตำบล|หมู่บ้าน|จังหวัด|หมวด|กลุ่ม|เดือน|ไตรมาส|ปี|หน่วยงาน|กิจกรรม|โครงการ|แผนงาน|ยุทธศาสตร์).*"
    r"|subtotal.*"
)
CARRIED: Final = re.compile(r"(?:ยอด)?(?:ยกมา|ยกไป).*")
TOTAL_AT_END: Final = re.compile(r".+[ \n](?:ผลรวม|รวม|total)", re.IGNORECASE)  # Excel's own: "เมือง ผลรวม"
NOTE: Final = re.compile(
    r"(?:หมายเหตุ|ที่มา|แหล่งที่มา|แหล่งข้อมูล|ผู้รายงาน|ผู้จัดทำ|ผู้บันทึก|ผู้ตรวจ(?!ราชการ|เงิน|การ)|ผู้รับรอง|ผู้ให้ข้อมูล|ผู้ประสานงาน|ข้อมูลณ|ณวันที่"
    r"|ลงชื่อ|ลงนาม|ขอรับรอง|รับรองสำเนา|ตรวจถูกต้อง|โทร(?:ศัพท์|สาร)?\d).*|ตำแหน่ง|โทร(?:ศัพท์|สาร)?"
)
DATED_NOTE: Final = re.compile(
    r"(?:ข้อมูล)?ณ(?:วันที่|เดือน|สิ้น)?.*"
)  # "ข้อมูล ณ วันที่" with the day in a cell beside it
ENGLISH_NOTE: Final = re.compile(r"\s*(?:note|source|remark)s?\s*[:.]", re.IGNORECASE)
NOTE_BEGINNINGS: Final = ("*", "(ลง")  # "(ลงชื่อ)" over a line to sign on
AMOUNT: Final = re.compile(r"\d+\D*")  # "5000", "40หมู่บ้าน"
PAGE: Final = re.compile(r"(?:หน้า|แผ่น|ตาราง|page)(?:ที่)?\d+.*")
SECTION: Final = re.compile(r"(?:กิ่งอำเภอ|อำเภอ|ตำบล|จังหวัด|หน่วยงาน|กลุ่ม|หมวด|ยุทธศาสตร์|แผนงาน|ประเด็น).+")
RUNNING_NUMBER: Final = re.compile(r"ลำดับ(?:ที่)?|ที่|เลขที่|no|item|#")
PERSONAL: Final = re.compile(
    r".*(?:โทร|มือถือ|เบอร์|บัตรประชาชน|บัตรประจำตัว|ประจำตัวประชาชน|13หลัก|อีเมล|อีเมล์|email|lineid|ไลน์|วันเกิด"
    r"|เลขบัญชี|บัญชีธนาคาร|phone|mobile|citizenid|idcard).*"
)
ENGLISH_HEADING: Final = re.compile(r"[A-Za-z][A-Za-z .,/()&-]*")
ENGLISH_TAIL: Final = re.compile(
    r"(?<=[\u0e01-\u0e4e)])[\s(/]*[A-Za-z][A-Za-z .,/&-]*\)?\s*$"
)  # "หมู่บ้าน (Village)"
COUNT_PREFIX: Final = "จำนวน"
# What may stand in brackets, or last, in a heading without changing what the column holds.
_TIMES: Final = r"(?:พันล้าน|ล้าน|แสน|หมื่น|พัน|'?000|1,?000(?:,?000)?)"
_MONEY: Final = rf"(?:(?:หน่วย\s*[:：]?\s*)?(?:{_TIMES}?\s*บาท|ลบ\.?|ล\.\s?บ\.?)|ถ้ามี|โปรดระบุ|ระบุ|\*|บ\.?)"
_COUNTED: Final = (
    r"(?:(?:หน่วย\s*[:：]?\s*)?(?:คน|ราย|หลัง|ครัวเรือน|แห่ง|หมู่บ้าน|ตำบล|อำเภอ|กลุ่ม|ครั้ง|โครงการ|เรื่อง|วัน|ไร่|กม\.?|กิโลเมตร|%|ร้อยละ)"
    r"|พ\.?\s*ศ\.?|ว\s*/\s*ด\s*/\s*ป|วัน\s*/\s*เดือน\s*/\s*ปี|วว/ดด/ปปปป)"
)
UNIT: Final = re.compile(rf"[(（\[]\s*{_MONEY}\s*[)）\]]")
COUNT_UNIT: Final = re.compile(rf"[(（\[]\s*{_COUNTED}\s*[)）\]]")
UNIT_ALONE: Final = re.compile(rf"\s*(?:[(（\[]\s*(?:{_MONEY}|{_COUNTED})\s*[)）\]]|{_TIMES}?บาท)\s*")
UNIT_AT_END: Final = re.compile(
    rf"(?<=\S)[\s,]*(?:หน่วย\s*(?:เงิน|นับ)?\s*[:：]\s*|[\s,]+){_TIMES}?\s*บาท\s*$|[*＊]+\s*$"
)
_WORDS: Final = r"(?P<times>พันล้าน|ล้าน|แสน|หมื่น|พัน)?\s*บาท\s*"
# In a title; "(1,000 บาท)" there may be an amount.
MONEY_UNIT: Final = re.compile(
    rf"หน่วย\s*(?:เงิน|นับ)?\s*(?:เป็น)?\s*[:：=]?\s*(?P<named>{_TIMES})?\s*บาท|(?:[(（\[]\s*|^\s*){_WORDS}(?:[)）\]]|$)"
    r"|(?P<english>thousand|million)\s+baht",
    re.IGNORECASE,
)
# In a heading besides: "งบประมาณ ล้านบาท", "(1,000 บาท)", "(ลบ.)".
HEADING_UNIT: Final = re.compile(
    rf"(?<=\D)[\s,]+(?P<times>พันล้าน|ล้าน|แสน|หมื่น|พัน)?\s*บาท\s*$|[(（\[]\s*(?P<named>{_TIMES}(?=\s*บาท)|ลบ|ล\.\s?บ)"
)
TIMES: Final = {
    "พันล้าน": 10**9,
    "ล้าน": 10**6,
    "แสน": 10**5,
    "หมื่น": 10**4,
    "พัน": 10**3,
    "000": 10**3,
    "1000": 10**3,
    "1000000": 10**6,
    "ลบ": 10**6,
    "thousand": 10**3,
    "million": 10**6,
}
