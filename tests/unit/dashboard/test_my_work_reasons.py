"""Why an item stands where it does among an agency's own."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from dashboard.views.my_work.reasons import is_finished, order_reasons
from kmcore.actions.queries import ActionRow, AgencyPart, DueSet, PartyRole, WorkState
from kmcore.actions.report import Report
from kmcore.bilingual import Bilingual
from kmcore.programme.kinds import ResolutionKind

TODAY, CIRCLE = date(2007, 2, 8), date(2007, 2, 9)
OWNER = AgencyPart("doae", PartyRole.OWNER)
REPORT = Report(
    action_code="A1",
    agency_code="doae",
    reported_on=TODAY,
    reported_at=datetime.combine(TODAY, time(2), tzinfo=UTC),
    state=WorkState.IN_PROGRESS,
    progress=50,
    done="ทำแล้ว",
)
SPOKE = replace(OWNER, report=REPORT, spoke=True)


def row(part: AgencyPart, due: date | None = None) -> ActionRow:
    dues = (DueSet(due, date(2007, 1, 9), None, None, demo=False),) if due else ()
    return ActionRow(
        code="A1",
        title=Bilingual("งาน", "work"),
        kind=ResolutionKind.DECISION,
        stated_as=Bilingual("มติ", "decision"),
        meeting_code="m",
        opened_on=date(2007, 1, 9),
        owner_label=Bilingual.or_none(None, None),
        support_label=Bilingual.or_none(None, None),
        parts=(part,),
        dues=dues,
        source=None,
        demo=False,
        as_of=TODAY,
    )


@pytest.mark.parametrize(
    ("part", "days", "said"),
    [
        (SPOKE, -3, ["ช้า 3 วัน"]),
        (SPOKE, -1, ["ช้า 1 วัน"]),
        (OWNER, -3, ["ช้า 3 วัน", "ยังไม่เคยรายงาน"]),
        (SPOKE, 0, ["กำหนดก่อนวงครั้งหน้า วันนี้"]),
        (SPOKE, 1, ["กำหนดก่อนวงครั้งหน้า พรุ่งนี้"]),
        (SPOKE, 2, ["กำหนด 10 ก.พ. 2550 (อีก 2 วัน)"]),
        (SPOKE, None, ["ไม่มีวันกำหนด"]),
        (replace(SPOKE, spoke=False), None, ["รายงานล่าสุด 8 ก.พ. 2550"]),
        (replace(OWNER, role=None), None, ["ยังไม่มีเจ้าของ"]),
    ],
)
def test_reasons(part: AgencyPart, days: int | None, said: list[str]) -> None:
    due = TODAY + timedelta(days) if days is not None else None
    assert [reason.text for reason in order_reasons(row(part, due), "doae", CIRCLE)] == said


def test_a_part_that_is_done_is_finished_for_its_agency() -> None:
    done = replace(SPOKE, report=replace(REPORT, state=WorkState.DONE))
    shared = replace(row(done), parts=(done, replace(OWNER, agency_code="nfe")))
    assert is_finished(shared, "doae")
    assert not is_finished(shared, "nfe")
