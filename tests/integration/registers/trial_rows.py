"""What is tried of each kind of row: one that is new, what of it is corrected, what is another from a day on."""

from typing import Any, Final

from kmcore.registers.definitions import KINDS

NEW: dict[str, dict[str, Any]] = {
    "districts": {"code": "8099", "name_th": "อำเภอทดสอบ"},
    "subdistricts": {"code": "800199", "name_th": "ตำบลทดสอบ"},
    "villages": {"code": "80010199", "name_th": "บ้านทดสอบ"},
    "areas": {"code": "800198", "name_th": "ตำบลทดสอบ"},
    "area-changes": {
        "on_date": "1 มี.ค. 2550",
        "kind": "เปลี่ยนชื่อ",
        "from_code": "อ.ลานสกา",
        "name_th": "ลานสกาใหม่",
    },
    "agencies": {"name_th": "สำนักงานทดสอบ", "short_th": "ทส."},
    "people": {
        "login": "somchai",
        "label": "หัวหน้า พช. ทดสอบ",
        "role": "ผู้รายงานของหน่วยงาน",
        "agency_code": "พช.",
    },
    "actions": {
        "title": "ทำทะเบียนหมู่บ้านทดสอบ",
        "owners": "กศน., พช.",
        "support": "มวล.",
        "due_date": "28 ก.พ. 2550",
    },
    "missions": {"name_th": "ภารกิจทดสอบ", "target_villages": "12"},
    "cohorts": {"number": 4, "name_th": "รุ่นที่ 4", "target_villages": 10, "mission_code": "sufficiency"},
    "village-cohorts": {"village_code": "80010601", "cohort_number": 2, "from_date": "1 มี.ค. 2550"},
    "responsibilities": {
        "scheme": "ตามรุ่น",
        "agency_code": "กศน.",
        "cohort_number": 2,
        "role": "แม่งาน",
        "from_date": "1 มี.ค. 2550",
    },
    "promises": {
        "village_code": "80010601",
        "responsibility_code": "cohort-1-baac",
        "from_date": "2007-03-01",
    },
    "evidence": {
        "village_code": "80010601",
        "agency_code": "กศน.",
        "mission_code": "sufficiency",
        "on_date": "8 ก.พ. 2550",
        "note": "จัดเวทีเรียนรู้ครั้งแรก",
    },
    "budget-lines": {
        "title": "โครงการทดสอบ",
        "fiscal_year": 2550,
        "from_date": "2007-03-01",
        "parent_code": "total",
    },
    "budget-entries": {
        "line_code": "total",
        "stage": "เบิกจ่าย",
        "amount_satang": "100,000 บาท",
        "on_date": "2007-02-01",
    },
    "budget-targets": {"fiscal_year": 2551, "quarter": 1, "cumulative_bp": "20%"},
    "visits": {"district_code": "8001", "planned_on": "1 มี.ค. 2550"},
    "model-villages": {
        "village_code": "80010601",
        "agency_code": "nfe",
        "proposed_on": "2007-02-01",
        "reason": "บัญชีครัวเรือน",
    },
    "stages": {"name_th": "เวทีเรียนรู้"},
    "activities": {
        "title": "เวทีประชาคม",
        "agency_code": "กศน.",
        "area_code": "อ.ลานสกา",
        "from_date": "1 มี.ค. 2550",
        "people_planned": "50 คน",
    },
    "blogs": {"subdistrict_code": "ขุนทะเล", "subdistrict_code.district": "ลานสกา", "title": "ขุนทะเลบ้านเรา"},
    "trainings": {"title": "เขียนบล็อก", "district_code": "ลานสกา", "planned_on": "1 มี.ค. 2550", "places": 50},
    "indicators": {"name_th": "ครัวเรือนยากจน", "unit": "ครัวเรือน", "lack": "ใช่"},
    "indicator-values": {
        "indicator_code": "poor",
        "area_code": "80030505",
        "year": "2550",
        "hundredths": "12.5",
    },
    "holidays": {"on_date": "5 ธ.ค. 2550", "name_th": "วันเฉลิมพระชนมพรรษา"},
    "teams": {"title": "ทีมทดสอบ"},
    "sources": {"document": "หนังสือทดสอบ"},
    "checks": {"title": "มีครัวเรือนยากจนกี่ครัวเรือน"},
    "statements": {"check_code": "total-villages", "value": "1,552", "number": 1552},
}


# One field of that row, and what it is corrected to.
CORRECTED: dict[str, tuple[str, Any]] = {
    "districts": ("population", "1,234 คน"),
    "subdistricts": ("households", 321),
    "villages": ("name_th", "บ้านทดสอบใหม่"),
    "areas": ("population", "1,234 คน"),
    "agencies": ("ministry", "กระทรวงทดสอบ"),
    "people": ("label", "ผู้แทน พช. ทดสอบ"),
    "actions": ("owners", "สธ."),
    "missions": ("target_villages", 13),
    "cohorts": ("target_villages", 11),
    "village-cohorts": ("cohort_number", 3),
    "responsibilities": ("pledged", 77),
    "promises": ("to_date", "30 ก.ย. 2550"),
    "evidence": ("note", "จัดเวทีเรียนรู้ครั้งที่สอง"),
    "budget-lines": ("control_satang", "1.5 ล้านบาท"),
    "budget-entries": ("note", "ใบสำคัญ 12"),
    "budget-targets": ("cumulative_bp", "25%"),
    "visits": ("held_on", "1 ก.พ. 2550"),
    "model-villages": ("reason", "ทุนชุมชน"),
    "stages": ("meaning", "ประชุมประชาคมแล้ว"),
    "activities": ("place", "ศาลาประชาคม"),
    "blogs": ("url", "https://gotoknow.org/blog/x"),
    "trainings": ("places", 60),
    "indicators": ("unit", "ครอบครัว"),
    "indicator-values": ("hundredths", "13.25"),
    "holidays": ("name_th", "วันพ่อแห่งชาติ"),
    "teams": ("status", "ตั้งแล้ว"),
    "sources": ("quote", "ตามหนังสือ"),
    "checks": ("reason", "นับจากทะเบียนใหม่"),
    "statements": ("unit", "หมู่บ้าน"),
}
# Of kinds whose rows bring others about: what is wrong is taken back as a whole.
ONLY_UNDONE: Final = {code for code, kind in KINDS.items() if kind.effects is not None}
# Of kinds whose rows last from a day to a day: what is another from a day on.
CHANGED: dict[str, tuple[str, Any]] = {
    "village-cohorts": ("cohort_number", 1),
    "responsibilities": ("role", "หนุนเสริม"),
}
