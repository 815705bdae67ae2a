"""Every form of the product: where it stands in the code, what it cannot take, what must be named, what it stores."""

from dataclasses import dataclass, field
from typing import Final

LONG: Final = "ก" * 5_000
WHY: Final = "ผู้ว่าฯ ติดราชการ"
COMING, HELD = "khun-uea-2550-02-09", "khun-uea-2550-01-09"


@dataclass(frozen=True)
class PageForm:
    """A form of a Streamlit page. ``place``: the function that draws it.

    ``way``: keys (or their beginnings) of what is pressed to open it; ``choose``: a choice set first, by its key.
    ``stage``: how far the meeting has come. ``wrong`` and ``right``: what is typed, by the ends of the fields' keys.
    ``named``: what the summary says of each field that cannot be taken; ``stored``: what the receipt repeats.
    """

    place: str
    view: str
    send: str
    wrong: dict[str, str]
    named: tuple[str, ...]
    right: dict[str, str]
    stored: tuple[str, ...]
    query: dict[str, str] = field(default_factory=dict)
    way: tuple[str, ...] = ()
    choose: tuple[str, str] | None = None
    stage: str = "planned"
    rerun: bool = False


PLANNED: Final = "demo-activity-3"  # of the demonstration layer, and late
_CIRCLES, _PREPARE = "dashboard.views.circles", "dashboard.views.prepare"


def _planning(name: str, place: str, send: str, **more: object) -> PageForm:
    return PageForm(f"{_CIRCLES}.{place}", "circles", send, choose=("circle_do", name), **more)  # type: ignore[arg-type]


PAGE_FORMS: Final = (
    _planning(
        "day",
        "form_day.draw_day_form",
        "send_day_khun-uea",
        wrong={
            "on_date": "31 ก.พ. 2550",
            "start_time": "เที่ยง",
            "place": LONG,
            "chair": LONG,
            "number": "สาม",
        },
        named=("วันประชุม: ไม่มีวันที่ 31", "เวลา (ถ้าทราบ): อ่านเวลาไม่ออก", "สถานที่ ยาว", "ประธาน ยาว", "“สาม”"),
        right={
            "on_date": "๙ มีค ๕๐",
            "start_time": "14:00",
            "place": "ศาลากลาง ",
            "chair": "รองผู้ว่าฯ",
            "number": "๓",
        },
        stored=("ศุกร์ 9 มี.ค. 2550", "14.00 น.", "ศาลากลาง", "รองผู้ว่าฯ", "ครั้งที่: 3"),
    ),
    _planning(
        "series",
        "form_series._preview_and_send",
        "send_series_khun-uea",
        wrong={"on_date": "วันดี", "start_time": "25.00", "place": LONG, "number": "หนึ่ง"},
        named=("วันแรกของชุด", "อ่านเวลาไม่ออก", "สถานที่ ยาว", "“หนึ่ง”"),
        right={"on_date": "9 มี.ค. 2550", "start_time": "9.00", "place": "ศาลากลาง", "number": ""},
        stored=("9 มี.ค. 2550, 9 เม.ย. 2550", "9.00 น.", "ศาลากลาง"),
        rerun=True,
    ),
    _planning(
        "move",
        "form_move.draw_move_form",
        f"send_move_{COMING}",
        wrong={"on_date": "99", "start_time": "เที่ยง", "place": LONG, "reason": ""},
        named=("วันใหม่", "อ่านเวลาไม่ออก", "สถานที่ ยาว", "ยังไม่ได้บอกเหตุผล"),
        right={"on_date": "16 ก.พ. 2550", "start_time": "10.30", "place": "ศาลากลาง", "reason": WHY},
        stored=("ศุกร์ 16 ก.พ. 2550", "10.30 น.", "ศาลากลาง", WHY),
    ),
    _planning(
        "details",
        "form_details.draw_details_form",
        f"send_details_{COMING}",
        wrong={"start_time": "เที่ยง", "place": LONG},
        named=("อ่านเวลาไม่ออก", "สถานที่ ยาว"),
        right={"start_time": "๑๔.๓๐", "place": "ศาลากลาง"},
        stored=("14.30 น.", "ศาลากลาง"),
    ),
    _planning(
        "cancel",
        "form_move.draw_cancel_form",
        f"send_cancel_{COMING}",
        wrong={"reason": " "},
        named=("เหตุผล: ยังไม่ได้บอกเหตุผล",),
        right={"reason": WHY},
        stored=("ศุกร์ 9 ก.พ. 2550", WHY),
    ),
    _planning(
        "sub",
        "form_circle.draw_sub_circle_form",
        "send_sub_khun-uea",
        wrong={"name_th": "", "topic": "", "start_time": "เที่ยง", "place": LONG},
        named=("ยังไม่ได้ตั้งชื่อวง", "วงย่อยต้องมีหัวข้อ", "อ่านเวลาไม่ออก", "สถานที่ ยาว"),
        right={"name_th": "วงย่อยคุณลิขิต", "topic": "บล็อก", "start_time": "9.00", "place": "ห้องเล็ก"},
        stored=("วงย่อยคุณลิขิต", "บล็อก", "9.00 น.", "ห้องเล็ก"),
    ),
    PageForm(
        f"{_PREPARE}.matter_adding.draw_adding",
        "prepare",
        "save_add",
        way=("open_add",),
        wrong={"title": "", "detail": LONG},
        named=("ยังไม่ได้เขียนชื่อเรื่อง", "รายละเอียด ยาว"),
        right={"title": "งบเพิ่มเติม", "detail": "สองหน้า"},
        stored=("งบเพิ่มเติม", "สองหน้า"),
    ),
    PageForm(
        f"{_PREPARE}.agenda_matters._editable",
        "prepare",
        "save_matter_",
        stage="matter",
        way=("open_matter_",),
        wrong={"title": LONG, "detail": LONG},
        named=("ชื่อเรื่อง ยาว", "รายละเอียด ยาว"),
        right={"title": "งบปีหน้า", "detail": ""},
        stored=("งบปีหน้า",),
    ),
    PageForm(
        f"{_PREPARE}.matters_arising._editable",
        "prepare",
        "save_propose_A1",
        way=("open_propose_A1",),
        wrong={"proposal": LONG},
        named=("ข้อเสนอ ยาว",),
        right={"proposal": "ให้รายงานทุกเดือน"},
        stored=("ให้รายงานทุกเดือน",),
    ),
    PageForm(
        f"{_PREPARE}.unreached._matter",
        "prepare",
        "drop_",
        stage="unreached",
        wrong={"reason": ""},
        named=("เหตุผล: ยังไม่ได้บอกเหตุผลที่ไม่ยก",),
        right={"reason": "ทำแล้ว"},
        stored=("เรื่องที่ค้าง", "ทำแล้ว"),
    ),
    PageForm(
        f"{_PREPARE}.chair.draw_chair",
        "prepare",
        "save_chair",
        query={"part": "people"},
        way=("open_chair",),
        wrong={"chair": ""},
        named=("ยังไม่ได้บอกว่าใครเป็นประธาน",),
        right={"chair": "รองผู้ว่าราชการจังหวัด"},
        stored=("ตำแหน่งของประธาน: รองผู้ว่าราชการจังหวัด",),
    ),
    PageForm(
        f"{_PREPARE}.chair.draw_chair",
        "prepare",
        "save_number",
        query={"part": "people"},
        way=("open_number",),
        wrong={"number": "สอง"},
        named=("ครั้งที่เป็นจำนวนเต็ม",),
        right={"number": "๒"},
        stored=("ครั้งที่ของปี: 2",),
    ),
    PageForm(
        "dashboard.views.plan.held_form.draw_held_form",
        "plan",
        "send_held",
        query={"entry": f"activity:{PLANNED}"},
        wrong={"held_on": "31 ก.พ. 2550", "people_reached": "หลายคน"},
        named=("วันที่จัดจริง", "31", "จำนวนคนที่มา"),
        right={"held_on": "๓๑ มค ๕๐", "people_reached": "๗๕"},
        stored=("วันที่จัดจริง: 31 ม.ค. 2550", "คนที่มาจริง: 75"),
    ),
    PageForm(
        f"{_PREPARE}.attendance._adding",
        "prepare",
        "save_attend",
        query={"part": "people"},
        way=("open_attend",),
        wrong={"name": LONG, "position": LONG},
        named=("ชื่อ ยาว", "ตำแหน่ง ยาว"),
        right={"name": "", "position": "ผู้แทน  ภาคชุมชน"},
        stored=("ตำแหน่ง: ผู้แทน ภาคชุมชน",),
    ),
    PageForm(
        f"{_PREPARE}.attendance._place",
        "prepare",
        "save_person_",
        stage="person",
        query={"part": "people"},
        way=("open_person_",),
        wrong={"name": LONG, "position": LONG},
        named=("ชื่อ ยาว", "ตำแหน่ง ยาว"),
        right={"name": "สมใจ", "position": "ผอ. กศน."},
        stored=("ชื่อ: สมใจ", "ผอ. กศน."),
    ),
    PageForm(
        f"{_PREPARE}.previous_minutes._controls",
        "prepare",
        "save_correct",
        stage="open",
        way=("open_correct",),
        wrong={"place": "", "before": "เดิม", "after": "เดิม"},
        named=("ยังไม่ได้บอกว่าแก้ที่ใด", "เหมือนกัน"),
        right={"place": "ระเบียบวาระที่ 3", "before": "400", "after": "250"},
        stored=("ระเบียบวาระที่ 3", "400", "250"),
    ),
    PageForm(
        f"{_PREPARE}.minutes_form._matter",
        "prepare",
        "save_said_agenda_",
        stage="matter open",
        query={"part": "minutes"},
        way=("open_said_agenda_",),
        wrong={"said": LONG},
        named=("ข้อความในรายงาน ยาว",),
        right={"said": "ที่ประชุมรับทราบ"},
        stored=("ที่ประชุมรับทราบ",),
    ),
    PageForm(
        f"{_PREPARE}.next_step._reopening",
        "prepare",
        "meeting_reopen_yes",
        stage="closed",
        query={"meeting": COMING},
        wrong={"reason": ""},
        named=("เหตุผล: ยังไม่ได้บอกเหตุผลที่เปิด",),
        right={"reason": "บันทึกมติขาด"},
        stored=("เหตุผล: บันทึกมติขาด",),
    ),
    PageForm(
        "dashboard.views.reporting_window.window_controls._reopening",
        "reporting_window",
        "window_reopen_yes",
        stage="window closed",
        wrong={"reason": ""},
        named=("เหตุผล: ยังไม่ได้บอกเหตุผล",),
        right={"reason": "เลื่อนประชุม"},
        stored=("เหตุผล: เลื่อนประชุม",),
    ),
    PageForm(
        "dashboard.views.accounts.account_list._add_form",
        "accounts",
        "FormSubmitter:add_form",
        stage="admin",
        wrong={"login": "", "label": LONG, "full_name": LONG, "email": "ไม่ใช่อีเมล"},
        named=("ยังไม่ได้ใส่ชื่อผู้ใช้", "ชื่อที่ผู้อื่นเห็น ยาว", "ชื่อ-สกุล ยาว", "ที่อยู่อีเมลใช้ไม่ได้"),
        right={"login": "New-Lead", "label": "หัวหน้า กศน.", "full_name": "", "email": "a@nfe.go.th"},
        stored=("new-lead", "หัวหน้า กศน.", "a@nfe.go.th", "ไม่ได้ให้ไว้"),
    ),
    PageForm(
        "dashboard.views.accounts.one_account._person",
        "accounts",
        "FormSubmitter:person_form",
        stage="admin on account",
        wrong={"label": "", "full_name": LONG, "email": "@"},
        named=("ยังไม่ได้ใส่ชื่อที่ผู้อื่นเห็น", "ชื่อ-สกุล ยาว", "ที่อยู่อีเมลใช้ไม่ได้"),
        right={"label": "เลขานุการ", "full_name": "สมใจ  ใจดี", "email": ""},
        stored=("เลขานุการ", "สมใจ ใจดี", "อีเมล: ไม่ได้ให้ไว้"),
    ),
    PageForm(
        "dashboard.views.setup.province.draw_province",
        "setup",
        "FormSubmitter:setup_province",
        query={"step": "province"},
        wrong={"name_th": LONG, "code": "8", "fiscal_year": "ปีหน้า", "started_on": "31 ก.พ. 2550"},
        named=("ชื่อจังหวัด ยาว", "รหัสจังหวัดเป็นเลขสองหลัก", "“ปีหน้า”", "ไม่มีวันที่ 31"),
        right={"name_th": "จ.นครศรีธรรมราช ", "code": "๘๐", "fiscal_year": "50", "started_on": "๙ มค ๕๐"},
        stored=("ชื่อจังหวัด: นครศรีธรรมราช", "รหัสจังหวัด: 80", "ปีงบประมาณแรก: 2550", "9 ม.ค. 2550"),
    ),
    PageForm(
        "dashboard.views.year.row_form._draw_form",
        "year",
        "year_save",
        wrong={"amount": "มาก", "carried": "หมื่นกว่า", "paper": LONG, "note": LONG},
        named=("“มาก”", "“หมื่นกว่า”", "ที่มาของเงินเหลื่อมปี ยาว", "หมายเหตุ ยาว"),
        right={"amount": "๒ ล้านบาท", "carried": "", "paper": "", "note": " รอหนังสือ  จังหวัด"},
        stored=("รอหนังสือ จังหวัด",),
        stage="year",
    ),
)

# Fields that send nothing to be stored, or whose form has a table of its own; each with the reason.
OTHER_FIELDS: Final = {
    "dashboard.views.circles.form_circle.draw_main_circle_form": "tests/pages/test_circles_planning.py: a store of its own",
    "dashboard.views.my_work.report_form._progress": "tests/pages/test_my_work_refusals.py",
    "dashboard.views.my_work.report_form._texts": "tests/pages/test_my_work_refusals.py",
    "dashboard.views.my_work.report_form._area": "tests/pages/test_my_work_refusals.py",
    "dashboard.views.accounts.one_account._erase": "the button stays shut until the account's number stands there",
    "dashboard.views.find.noun_search.draw_search_box": "looks for anything",
    "dashboard.views.villages.place_search.draw_search_box": "looks for a village",
    "dashboard.views.registers.row_list.draw_search": "looks for a row",
    "dashboard.views.registers.village_choice._by_list": "tests/pages/test_many_villages.py: every line is told",
    "dashboard.views.registers.refused_rows._draw_own_value": "tests/pages/test_register_files.py: read as a cell of the file",
    "dashboard.views.registers.row_adding.draw_adding": "tests/pages/test_registers.py: a form for any kind of row",
    "dashboard.views.registers.row_change.draw_row_change": "tests/pages/test_registers.py: a form for any kind of row",
    "dashboard.widgets.as_of_picker.draw_as_of_picker": "chooses the day looked at",
}
