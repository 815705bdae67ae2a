"""The meeting pack: the picture's own figures, vector, selectable, no name in it, frozen for a closed meeting."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pypdf
import pytest

from kmcore.budget.kinds import Stage
from kmcore.documents.kinds import Kind, Media
from kmcore.documents.pack.pdf import pack_data, pack_pdf
from kmcore.documents.pack.read_models import Pack
from kmcore.documents.provenance import DocumentProvenance
from kmcore.exchange.setup import take_demo
from kmcore.i18n import speaking
from kmcore.meetings.agenda.queries import HeadKind, agenda
from kmcore.meetings.queries import meeting_record
from kmcore.snapshot.picture import Picture
from kmcore.snapshot.queries import shown_picture
from kmcore.thai.money import format_baht
from kmcore.thai.numbers import grouped
from tests.integration.documents.conftest import Office
from tests.integration.documents.reading_back import bare, pdf_pages, pdf_text
from tests.integration.documents.session import EVE, MEETING, NAMES, TOLD

SQLITE_ONLY = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
NOW = datetime(2026, 11, 28, 3, 0, tzinfo=UTC)
STAGES = ("control", "allocated", "committed", "disbursed", "remaining")


@pytest.fixture(scope="module")
def picture(shared: Office) -> Picture:
    found: Picture = shared.ask(shown_picture, MEETING, EVE).picture
    return found


@pytest.fixture(scope="module")
def pages(shared: Office) -> list[str]:
    return pdf_pages(shared.make(Kind.PACK, MEETING))


def pack_of(office: Office, picture: Picture, **changes: Any) -> Pack:
    info = office.ask(meeting_record, MEETING, EVE).info
    making = DocumentProvenance(Kind.PACK, Media.PDF, info, "WU-00000-00000", EVE, NOW, 2)
    return replace(Pack(picture, making, {}, (), over=False), **changes)


def test_it_is_about_eight_pages(pages: list[str]) -> None:
    assert 7 <= len(pages) <= 9


def test_the_cover_has_the_four_figures_and_their_change(pages: list[str], picture: Picture) -> None:
    cover = pages[0]
    villages = picture.villages
    assert villages.reported_before is not None
    for told in (
        f"{grouped(villages.reported)} / {grouped(villages.villages)}",
        f"+{villages.reported - villages.reported_before} จากวงครั้งก่อน",
        "1.42 / 4.00",
        "เป้าสิ้นไตรมาส 2 42.46 %",
        "2 / 7",
        "1 วัน",
        "สธ. · มวล.",
        "ห้ามใช้อ้างอิงเป็นผลจริง",
    ):
        assert bare(told) in bare(cover), told


def test_every_district_stands_in_the_table_and_adds_up(pages: list[str], picture: Picture) -> None:
    text = bare(pages[2])
    assert len(picture.districts) == 23
    for one in picture.districts:
        assert one.reported_before is not None
        change = one.reported - one.reported_before
        row = [
            one.name.th,
            one.villages,
            one.promised,
            one.reported,
            f"+{change}" if change else 0,
            one.verified,
            one.gap,
        ]
        assert bare("".join(map(str, row))) in text, one.name.th
    total = picture.villages
    assert sum(one.villages for one in picture.districts) == total.villages == 1551
    assert f"รวม{grouped(1551)}" in text


def test_the_map_says_the_districts_on_it(shared: Office, pages: list[str], picture: Picture) -> None:
    made = pack_data(pack_of(shared, picture))["map"]
    assert len(made["areas"]) == 23
    assert all(ring for area in made["areas"] for ring in area["rings"])
    named = [text["text"] for text in made["texts"]]
    assert len(named) == 46, "each with its name and its share"
    text = bare(pages[1])
    assert all(bare(line) in text for line in named)


def test_without_a_map_it_says_so(shared: Office, picture: Picture) -> None:
    bare_picture = replace(picture, shapes=replace(picture.shapes, geojson=None))
    assert "ยังไม่มีแผนที่อำเภอในฐานข้อมูล" in pdf_text(pack_pdf(pack_of(shared, bare_picture)))


def test_money_stands_to_the_last_satang(pages: list[str], picture: Picture) -> None:
    text = bare(pages[3])
    for line in picture.money.lines:
        amounts = [getattr(line, f"{stage}_satang") for stage in STAGES]
        row = "".join("–" if one is None else format_baht(one, decimals=True, unit="") for one in amounts)
        assert bare(row) in text, line.code
    assert bare("ทุกบรรทัดเท่ากับผลรวมของบรรทัดย่อย ส่วนต่าง 0.00 บาท") in text


def test_a_parent_is_its_children_and_the_difference(shared: Office, picture: Picture) -> None:
    lines = tuple(
        replace(
            line, by_stage={**line.by_stage, Stage.DISBURSED: line.disbursed_satang + 7}, difference_satang=-3
        )
        if line.code == "km"
        else line
        for line in picture.money.lines
    )
    data = pack_data(pack_of(shared, replace(picture, money=replace(picture.money, lines=lines))))["money"]
    whole, part = [row["cells"] for row in data["rows"] if row["difference"]]
    assert whole == ["", "", "", "−0.07", "0.07"]  # the whole has 7 satang less than its parts now
    assert part == ["−0.03", "", "", "0.07", "−0.07"]
    assert data["agrees"] is None


def test_items_and_decisions_are_all_there(pages: list[str], picture: Picture) -> None:
    text = bare("".join(pages[4:7]))
    for item in picture.items:
        if item.status != "done":
            assert f"{item.code}{bare(item.name.th)}" in text, item.code
    assert bare("เกษตร ขอ “ขอให้ผู้ว่าราชการจังหวัดเร่งโอนจัดสรรงวดที่ 2”") in text
    assert bare("ไม่มีเจ้าของ 4") in text
    assert bare("เกินกำหนด 1") in text


def test_every_disputed_number_is_there(pages: list[str], picture: Picture) -> None:
    text = bare(pages[7])
    assert "ยังไม่ยุติ25ข้อ" in text
    assert [one.code for one in picture.numbers if bare(one.name.th) not in text] == []


def test_what_is_proposed_stands_beside_the_item(shared: Office, pages: list[str]) -> None:
    arising = shared.ask(agenda, MEETING, EVE).head(HeadKind.ARISING).arising
    text = bare("".join(pages[5:7]))
    assert all(bare(one.proposal.text.th) in text for one in arising)


def test_all_of_it_is_drawn_and_set_in_sarabun(shared: Office) -> None:
    reader = pypdf.PdfReader(BytesIO(shared.make(Kind.PACK, MEETING).data))
    assert all(not page.images for page in reader.pages)
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert {name.partition("-")[0] for name in fonts} == {"Sarabun"}


def test_it_follows_the_reader_s_language(shared: Office) -> None:
    with speaking("en"):
        made = shared.make(Kind.PACK, MEETING)
    text = pdf_text(made)
    assert "Where the villages with results are" in text
    assert "9 February 2007" in text
    assert made.name == "Meeting pack Provincial Khun-Uea circle 9 Feb 2007.pdf"


def test_no_name_is_in_it(after: Office) -> None:
    text = bare(pdf_text(after.make(Kind.PACK, MEETING)))
    assert not any(bare(name) in text for name in NAMES)
    assert bare("ผู้มาประชุม 2 คน") in text


def test_of_a_meeting_that_is_over_it_tells_the_conclusions(shared: Office, after: Office) -> None:
    told = bare(pdf_text(shared.make(Kind.PACK, TOLD)))
    assert bare("21 ข้อ") in told
    assert bare("พช. ประชุมประสานแผนและงบประมาณกับ กศน. เกษตร และ สธ. วันที่ 11 ม.ค.") in told
    assert bare("ขั้นต่อไปควรลงลึกในเรื่องเหล่านี้ให้มากขึ้น") not in told  # the author's opinion
    closed = bare(pdf_text(after.make(Kind.PACK, MEETING)))
    assert bare("ให้ กศน. จัดทำฐานข้อมูล") in closed
    assert bare("น่าจะประชุมสั้นลง") not in closed


@SQLITE_ONLY
def test_a_closed_meeting_s_figures_stay_when_the_data_goes(closed: Office) -> None:
    before = pdf_pages(closed.make(Kind.PACK, MEETING))
    take_demo(closed.engine.url.render_as_string(hide_password=False))
    again = pdf_pages(closed.make(Kind.PACK, MEETING))
    assert again[2].split("รหัสตรวจสอบ")[0] == before[2].split("รหัสตรวจสอบ")[0]
    assert bare("ภาพที่แช่แข็ง ณ ปิดประชุม ครั้งที่ 1") in bare(again[0])
    assert closed.rows()[-1].snapshot_number == 1
    assert closed.rows()[-1].demo


@SQLITE_ONLY
def test_without_made_up_figures_there_is_no_mark(closed: Office) -> None:
    take_demo(closed.engine.url.render_as_string(hide_password=False))
    text = pdf_text(closed.make(Kind.PACK, TOLD))
    assert "สาธิต" not in text
    assert not closed.rows()[-1].demo
