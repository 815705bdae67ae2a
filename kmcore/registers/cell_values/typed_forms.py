"""The words and signs that offices type in cells. Compared with what is read, never shown."""

from typing import Final

# Where a value should stand: none, or none known.
SAYING_NONE: Final = frozenset(
    {
        *("ไม่มี", "ไม่มีข้อมูล", "ไม่ทราบ", "ไม่ระบุ", "ยังไม่มี", "ยังไม่ทราบ", "ยังไม่กำหนด", "ไม่แน่นอน", "รอข้อมูล", "ว่าง"),
        *("n/a", "N/A", "na", "NA", "nil", "none", "None", "NULL", "null", "?", "??", "x", "X"),
    }
)

# What counts are counted in; "พัน" and "ล้าน" are no units and "บาท" counts nothing but money.
COUNTED_IN: Final = frozenset(
    {
        *("หมู่บ้าน", "หมู่", "บ้าน", "ชุมชน", "ตำบล", "อำเภอ", "จังหวัด", "แห่ง", "พื้นที่", "ที่", "จุด", "ศูนย์"),
        *(
            "ครัวเรือน",
            "หลังคาเรือน",
            "หลัง",
            "ครอบครัว",
            "คน",
            "ราย",
            "ท่าน",
            "คณะ",
            "ทีม",
            "กลุ่ม",
            "วง",
            "องค์กร",
            "หน่วยงาน",
        ),
        *(
            "ครั้ง",
            "เรื่อง",
            "รุ่น",
            "ชุด",
            "ฉบับ",
            "เล่ม",
            "ข้อ",
            "โครงการ",
            "กิจกรรม",
            "หลักสูตร",
            "รายการ",
            "บทความ",
            "ประเด็น",
        ),
        *(
            "วัน",
            "เดือน",
            "ปี",
            "ชั่วโมง",
            "นาที",
            "เวที",
            "ชิ้น",
            "อัน",
            "ต้น",
            "ตัว",
            "คัน",
            "เครื่อง",
            "แปลง",
            "สาย",
            "บ่อ",
        ),
        *("villages", "village", "households", "people", "persons", "times", "days"),
    }
)

# Each power of ten in which columns of money are headed, and its word.
MONEY_SCALES: Final = {1_000: "พัน", 10_000: "หมื่น", 100_000: "แสน", 1_000_000: "ล้าน"}
MONEY_WORDS: Final = ("บาท", "สตางค์", "baht", "THB")

# What is ticked and what is not. A cross means either, as its column is filled: ``ticks.cross_means``.
TICKED: Final = frozenset(
    {
        *("✓", "✔", "✔️", "☑", "√", "/", "\\", "ü", "1", "true", "t", "yes", "y", "ok", "●", "•", "*"),
        *("มี", "ใช่", "ได้", "แล้ว", "ทำแล้ว", "มีแล้ว", "เสร็จ", "เสร็จแล้ว", "ครบ", "ถูก", "เป็น", "จริง", "ผ่าน"),
    }
)
UNTICKED: Final = frozenset(
    {
        *("☐", "□", "0", "false", "f", "no", "n"),
        *("ไม่มี", "ไม่ใช่", "ไม่ได้", "ยัง", "ยังไม่มี", "ยังไม่ได้", "ยังไม่ได้ทำ", "ยังไม่ทำ", "ยังไม่เสร็จ"),
        *("ไม่ครบ", "ผิด", "ไม่เป็น", "ไม่", "เท็จ", "ไม่ผ่าน"),
    }
)
CROSSES: Final = frozenset({"x", "×", "✗", "✘", "✕", "✖", "✖️", "☒", "❌", "û", "กากบาท"})
PERCENT_WORDS: Final = "%|％|ร้อยละ|เปอร์เซ็นต์|เปอร์เซนต์|percent"
