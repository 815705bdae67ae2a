"""เตรียมและบันทึกประชุม: the agenda for everyone, its controls for the secretariat, a whole meeting from it."""

import re
from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.actions.queries import Status, board
from kmcore.meetings.agenda.commands import add_agenda_item, change_agenda_item, propose, remove_agenda_item
from kmcore.meetings.agenda.queries import AgendaForm, agenda
from kmcore.meetings.kinds import Presence
from kmcore.meetings.room.attendance import record_attendance
from kmcore.meetings.room.read_models import AttendanceForm
from tests.pages.conftest import OpenView
from tests.pages.preparing import (
    COMING,
    EVE,
    HELD,
    HOSTILE,
    NAME,
    Desk,
    SignIn,
    asked,
    controls,
    fill,
    items,
    keys,
    numbers,
    press,
    tap,
    titles,
    ways,
)
from tests.support.markup import read_markup
from tests.support.people import Person, person
from tests.support.screen import Screen


@pytest.fixture
def desk(as_secretary: OpenView) -> Desk:
    """Open the page as the secretariat, on a store of the test's own."""
    return partial(as_secretary, "prepare")


class TestWhoSeesWhat:
    @pytest.mark.parametrize(
        "role", [None, AccountRole.GOVERNOR, AccountRole.LEAD, AccountRole.VIEWER, AccountRole.ADMIN]
    )
    def test_everyone_reads_the_agenda_and_nobody_else_changes_it(
        self, own_store: Engine, open_own: OpenView, sign_in: SignIn, role: AccountRole | None
    ) -> None:
        sign_in(person(own_store, role) if role else None)
        screen = open_own("prepare")
        for row in asked(own_store, board, EVE, date(2007, 1, 9)):
            named = re.search(rf"\?item={row.code}(?!\d)", screen.html)
            assert bool(named) is (row.status != Status.DONE), row.code
        assert "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ" in screen.text
        assert controls(screen) == set()
        assert ways(screen) == {f"/wall/{COMING}"}
        assert screen.problems == []

    def test_the_secretariat_has_its_controls_and_one_primary_step(self, desk: Desk) -> None:
        screen = desk()
        assert {"meeting_open_yes", "open_add", "open_propose_A8", "prepare_heads"} <= controls(screen)
        assert f"/room/{COMING}" not in ways(screen)

    def test_on_another_day_one_only_looks(self, desk: Desk) -> None:
        assert controls(desk(as_of="2007-02-01")) == set()

    def test_names_are_for_who_keeps_them(
        self, own_store: Engine, secretary: Person, open_own: OpenView, sign_in: SignIn
    ) -> None:
        form = AttendanceForm(COMING, Presence.PRESENT, "cdd", name=NAME)
        record_attendance(own_store, secretary.by(), form)
        for role, sees in (
            (AccountRole.GOVERNOR, True),
            (AccountRole.LEAD, False),
            (AccountRole.VIEWER, False),
            (None, False),
        ):
            sign_in(person(own_store, role) if role else None)
            screen = open_own("prepare", part="people")
            assert (NAME in screen.text) is sees, role
            assert "ผู้มาประชุม มา 1 · ไม่มา 0" in screen.text
            assert controls(screen) == set()

    @pytest.mark.parametrize("role", [None, AccountRole.VIEWER, AccountRole.ADMIN])
    def test_documents_are_not_for_everyone(
        self, own_store: Engine, open_own: OpenView, sign_in: SignIn, role: AccountRole | None
    ) -> None:
        sign_in(person(own_store, role) if role else None)
        assert not [way for way in ways(open_own("prepare", part="papers")) if "export" in way]

    def test_a_lead_has_the_circle_s_papers_and_her_own_letter(
        self, own_store: Engine, open_own: OpenView, sign_in: SignIn
    ) -> None:
        sign_in(person(own_store, AccountRole.LEAD, "pho"))
        found = {way for way in ways(open_own("prepare", part="papers")) if "export" in way}
        assert found == {
            f"/export/agenda/{COMING}.docx",
            f"/export/agenda/{COMING}.pdf",
            f"/export/pack/{COMING}.pdf",
        }, "no letter before the session has begun: there is nothing to tell yet"
        held = {way for way in ways(open_own("prepare", part="papers", meeting=HELD)) if "letter" in way}
        assert held == {f"/export/letter/{HELD}/pho.{media}" for media in ("pdf", "docx")}

    def test_the_governor_has_every_paper_there_is_by_now(
        self, own_store: Engine, open_own: OpenView, sign_in: SignIn
    ) -> None:
        sign_in(person(own_store, AccountRole.GOVERNOR))
        planned, held = (ways(open_own("prepare", part="papers", meeting=code)) for code in (COMING, HELD))
        assert {f"/export/agenda/{COMING}.pdf", f"/export/pack/{COMING}.pdf"} <= planned
        assert not [way for way in planned if "minutes" in way], "there are none before it has met"
        assert f"/export/minutes/{HELD}.docx" in held

    def test_thai_digits_are_asked_for(self, desk: Desk) -> None:
        screen = desk(part="papers")
        screen.session.toggle(key="prepare_thai_digits").set_value(True)
        found = [way for way in ways(screen.again()) if "export" in way]
        assert found
        assert all(way.endswith("?digits=thai") for way in found)


class TestWhatIsReady:
    def test_the_default_is_the_coming_circle_and_what_it_lacks(self, desk: Desk) -> None:
        screen = desk()
        told = screen.within("prepare_head")
        assert "ศุกร์ 9 ก.พ. 2550" in told
        assert {"ยังไม่กำหนดเวลาและสถานที่", "ยังไม่รายงานหลังวงที่แล้ว สธ. · มวล."} <= set(told)
        left = len(agenda_items(screen))
        assert f"เรื่องสืบเนื่อง {left} งาน พร้อมที่มาและข้อเสนอ" in told

    def test_a_meeting_that_was_held_leads_to_the_next(self, desk: Desk) -> None:
        screen = desk(meeting=HELD)
        assert "ประชุมไปแล้วตามเอกสารต้นทาง" in screen.text
        assert f'href="/prepare?meeting={COMING}"' in screen.html
        assert agenda_items(screen) == []
        assert not controls(screen)

    @pytest.mark.parametrize("code", ["", "nowhere", "<i>", f"{COMING} "])
    def test_a_meeting_that_is_not_there(self, desk: Desk, code: str) -> None:
        screen = desk(meeting=code)
        assert len(screen.warnings) == 1
        assert "ศุกร์ 9 ก.พ. 2550" in screen.text
        assert screen.problems == []

    def test_in_english_the_controls_are_english(self, desk: Desk) -> None:
        """What the store says stays as it is; test_every_view holds the rest to that."""
        for part, form in (("agenda", "open_add"), ("people", "open_attend"), ("papers", "")):
            screen = desk(lang="en", part=part)
            screen = press(screen, form) if form else screen
            assert screen.problems == []
            assert [label for label in labels(screen) if re.search("[\u0e00-\u0e7f]", label)] == []


def labels(screen: Screen) -> list[str]:
    """Return the labels of everything that is pressed, typed into or chosen from."""
    kinds = ("button", "text_input", "text_area", "selectbox", "toggle", "expander", "link_button", "popover")
    found: list[Any] = [one for kind in kinds for one in screen.session.get(kind)]
    said = [str(getattr(one.proto, "label", "")) for one in found]
    assert sum(map(bool, said)) > 3, "the search finds labels"
    return said


def agenda_items(screen: Screen) -> list[str]:
    """Return the codes of the open items in head 3."""
    links = [tag.attributes["href"] for tag in read_markup(screen.html).all("a")]
    return [link.split("item=")[1] for link in links if "item=" in link]


class TestTheAgenda:
    def test_a_matter_is_added_changed_moved_and_taken_off(self, desk: Desk, own_store: Engine) -> None:
        screen = press(desk(), "open_add")
        screen = press(screen, "save_add")
        assert any("ยังไม่ได้เขียนชื่อเรื่อง" in problem for problem in screen.problems)
        fill(screen, title="ปรับแผนงบ")
        screen = press(screen, "save_add")
        assert screen.problems == []
        assert titles(own_store) == ["ปรับแผนงบ"]
        (number,) = numbers(own_store)
        screen = press(screen, f"open_matter_{number}")
        fill(screen, title="ปรับแผนและงบ", detail="ตามหนังสือสำนักงานจังหวัด")
        screen = press(screen, f"save_matter_{number}")
        assert titles(own_store) == ["ปรับแผนและงบ"]
        assert "ตามหนังสือสำนักงานจังหวัด" in screen.text
        screen = press(press(screen, f"open_matter_{number}"), f"remove_{number}_yes")
        assert titles(own_store) == []
        assert "นำเรื่องออกจากระเบียบวาระแล้ว" in screen.text

    def test_places_are_changed(self, desk: Desk, own_store: Engine, secretary: Person) -> None:
        for title in ("ก", "ข"):
            add_agenda_item(own_store, secretary.by(), AgendaForm(COMING, 4, title))
        screen = desk()
        press(screen, f"shift_{numbers(own_store)[1]}_up")
        assert titles(own_store) == ["ข", "ก"]

    def test_somebody_was_quicker_and_what_is_typed_stays(
        self, desk: Desk, own_store: Engine, secretary: Person
    ) -> None:
        add_agenda_item(own_store, secretary.by(), AgendaForm(COMING, 4, "ก"))
        (number,) = numbers(own_store)
        screen = press(desk(), f"open_matter_{number}")
        fill(screen, title="ของฉัน")
        change_agenda_item(own_store, secretary.by(), number, AgendaForm(COMING, 4, "ของเขา"), 1)
        screen = press(screen, f"save_matter_{number}")
        assert any("ของเขา" in problem for problem in screen.problems)
        assert titles(own_store) == ["ของเขา"]
        assert screen.session.text_input(key=f"prepare_matter_{number}_title").value == "ของฉัน"
        assert "ของเขา" in screen.text, "theirs stands beside it"
        press(screen, f"save_matter_{number}")
        assert titles(own_store) == ["ของฉัน"], "sent again, having seen it"

    def test_what_somebody_took_off_is_said_at_the_top(
        self, desk: Desk, own_store: Engine, secretary: Person
    ) -> None:
        add_agenda_item(own_store, secretary.by(), AgendaForm(COMING, 4, "ก"))
        (number,) = numbers(own_store)
        screen = press(desk(), f"open_matter_{number}")
        remove_agenda_item(own_store, secretary.by(), number, 1)
        screen = press(screen, f"save_matter_{number}")
        assert any("ไม่พบเรื่องนี้" in problem for problem in screen.problems)
        assert f"save_matter_{number}" not in keys(screen)

    def test_a_question_of_numbers_is_one_click(self, desk: Desk, own_store: Engine) -> None:
        screen = desk()
        screen.session.session_state["suggested"] = True
        screen = press(screen.again(), "add_villages-per-agency")
        assert [row.check_code for row in items(own_store)] == ["villages-per-agency"]
        assert "/checks?check=villages-per-agency" in screen.html

    def test_five_heads_become_six(self, desk: Desk, own_store: Engine) -> None:
        screen = desk()
        tap(screen, "prepare_heads", 6)
        assert len(asked(own_store, agenda, COMING, EVE).heads) == 6

    def test_a_proposal_is_written_and_given_back(self, desk: Desk) -> None:
        screen = press(desk(), "open_propose_A8")
        fill(screen, proposal="ให้ กศน. เป็นเจ้าของงาน")
        screen = press(screen, "save_propose_A8")
        assert "ให้ กศน. เป็นเจ้าของงาน" in screen.text
        assert "ฝ่ายเลขานุการเขียน" in screen.text
        screen = press(screen, "open_propose_A8")
        assert screen.session.text_area(key="prepare_propose_A8_proposal").value == "ให้ กศน. เป็นเจ้าของงาน"
        fill(screen, proposal="")
        assert "ฝ่ายเลขานุการเขียน" not in press(screen, "save_propose_A8").text

    def test_a_form_given_up_changes_nothing(self, desk: Desk, own_store: Engine) -> None:
        screen = press(press(desk(), "open_propose_A8"), "cancel_propose_A8")
        assert not screen.session.text_area
        rows = asked(own_store, agenda, COMING, EVE).heads[2].arising
        assert not [one for one in rows if one.proposal.written]

    def test_hostile_words_run_nowhere(self, desk: Desk, own_store: Engine, secretary: Person) -> None:
        by = secretary.by()
        add_agenda_item(own_store, by, AgendaForm(COMING, 4, HOSTILE, detail=HOSTILE))
        propose(own_store, by, COMING, "A8", HOSTILE, 0)
        record_attendance(
            own_store, by, AttendanceForm(COMING, Presence.ATTENDING, position=HOSTILE, name=HOSTILE)
        )
        for part in ("agenda", "people"):
            screen = desk(part=part)
            assert read_markup(screen.html).all("script") == []
            assert HOSTILE in screen.words
            assert screen.problems == []
