"""ดูย้อนหลังและเทียบ: a closed meeting is seen as it was, two of them side by side, and nothing is hidden."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

import pytest
from sqlalchemy import Engine, text

from dashboard.present import formatting
from kmcore.access.kinds import AccountRole
from kmcore.exchange.setup import take_demo
from kmcore.meetings.room.opening import open_meeting, reopen_meeting
from kmcore.snapshot.closing import close_meeting
from kmcore.snapshot.compare import compare_pictures
from kmcore.snapshot.picture import Picture
from kmcore.snapshot.queries import frozen_picture, frozen_pictures, shown_picture
from kmcore.storage.unit_of_work import reading
from tests.integration.snapshot.closing import MEETING, add_late_words
from tests.pages.conftest import OpenView
from tests.pages.test_figures_open import EXCEPTIONS
from tests.support.builds import loaded, open_engine
from tests.support.counted_links import agrees, counting_links, rows_said
from tests.support.databases import SqliteDatabases
from tests.support.figures import closed_figures
from tests.support.markup import read_markup
from tests.support.people import person
from tests.support.pieces import piece
from tests.support.screen import Screen

HELD: Final = "khun-uea-2550-01-09"
AFTER: Final = "2007-03-01"
WHY: Final = "ลืมบันทึกข้อสั่งการหนึ่งข้อ"


def closed_twice(url: str) -> None:
    """Fill an empty database with the minutes; close the circle of February, open it again, close it again."""
    loaded(url)
    engine = open_engine(url)
    by = person(engine, AccountRole.SECRETARIAT).by()
    open_meeting(engine, by, MEETING)
    close_meeting(engine, by, MEETING)
    reopen_meeting(engine, by, MEETING, WHY)
    add_late_words(engine)
    close_meeting(engine, by, MEETING)
    engine.dispose()


@pytest.fixture(scope="module")
def closed_store(sqlite_databases: SqliteDatabases) -> Iterator[str]:
    """The URL of a store whose circle of February was closed twice: read it, do not write."""
    with sqlite_databases.lend(closed_twice) as url:
        yield url
        open_engine(url).dispose()


@pytest.fixture
def own(sqlite_databases: SqliteDatabases, use_store: Callable[[str], None]) -> Iterator[Engine]:
    """The engine of this test's own copy of that store: write to it."""
    with sqlite_databases.lend(closed_twice) as url:
        yield (engine := open_engine(url))
        engine.dispose()


class Replay:
    """Opens the page on a store, on a day after the meeting; asks the store past the screen."""

    def __init__(self, url: str, open_view: OpenView, use_store: Callable[[str], None]) -> None:
        self.url, self._open, self._use = url, open_view, use_store

    def __call__(self, **query: str) -> Screen:
        self._use(self.url)
        return self._open("replay", **{"as_of": AFTER, **query})

    def ask(self, query: Callable[..., Any], *args: Any) -> Any:
        with reading(open_engine(self.url)) as session:
            return query(session, *args)

    def kept(self, number: int) -> Picture:
        picture: Picture = self.ask(frozen_picture, MEETING, number).picture
        return picture


@pytest.fixture
def replay(open_view: OpenView, use_store: Callable[[str], None], closed_store: str) -> Replay:
    return Replay(closed_store, open_view, use_store)


@pytest.fixture
def replay_own(open_view: OpenView, use_store: Callable[[str], None], own: Engine) -> Replay:
    return Replay(own.url.render_as_string(hide_password=False), open_view, use_store)


def figures(screen: Screen) -> list[str]:
    """The head figures: what their links say."""
    return re.findall(r'<a href="#[^"]+">([^<]+)</a>', piece(screen, "km-replay-figures"))


def expected(picture: Picture) -> list[str]:
    """The head figures as a picture has them."""
    villages, money = picture.villages, picture.money
    done = sum(item.status == "done" for item in picture.items)
    silent, owners = (
        sum(map(bool, each)) for each in zip(*((a.silent, a.total) for a in picture.agencies), strict=True)
    )
    return [
        f"{formatting.number(villages.reported)} / {formatting.number(villages.villages)}",
        f"{formatting.number(villages.verified)} / {formatting.number(villages.reported)}",
        f"{formatting.million(money.disbursed_satang)} / {formatting.million(money.allocated_satang)}",
        f"{done} / {len(picture.items)}",
        f"{silent} / {owners}" if picture.meeting.since else formatting.NONE,
        str(len(picture.conclusions)),
    ]


def seal(screen: Screen) -> str:
    return " ".join(screen.within("replay_seal"))


def test_the_last_meeting_is_shown_with_its_newest_picture(replay: Replay) -> None:
    screen = replay()
    assert screen.problems == screen.warnings == []
    assert figures(screen) == expected(replay.kept(2))
    assert "ตรงกับที่แช่แข็งไว้" in seal(screen)


def test_an_earlier_closing_can_be_seen_too(replay: Replay) -> None:
    first, second = replay.kept(1), replay.kept(2)
    assert expected(first) != expected(second)
    assert figures(replay(number="1")) == expected(first)
    assert figures(replay(number="2")) == expected(second)
    assert figures(replay(number="7")) == expected(second)


def test_the_seal_says_when_by_whom_and_what(replay: Replay) -> None:
    screen = replay(number="1")
    kept = replay.ask(frozen_pictures, MEETING)[0]
    assert f"โดย {kept.by}" in seal(screen)
    assert f"รุ่นข้อมูล {kept.revision}" in seal(screen)
    assert kept.checksum in screen.words
    assert f"{kept.checksum[:12]}…" in screen.words


def test_the_steps_tell_what_happened_in_order(replay: Replay) -> None:
    steps = piece(replay(), "km-replay-steps")
    names = ["เปิดประชุม", "ปิดประชุมและแช่แข็งภาพ", "เปิดประชุมอีกครั้ง", "ปิดประชุมและแช่แข็งภาพ"]
    assert re.findall(r"<li[^>]*><p><b>([^<]+)</b>", steps) == names
    assert steps.index(names[2]) < steps.index(WHY) < steps.rindex(names[3])


def test_the_map_has_the_frozen_counts_and_shapes(replay: Replay) -> None:
    (areas,) = replay(number="1").maps
    parts = replay.kept(1).districts
    assert [area.counts for area in areas] == [(part.reported, part.villages) for part in parts]
    assert {area.href for area in areas} == {""}, "what is frozen leads to no figure of today"


def test_the_lists_add_up(replay: Replay) -> None:
    screen, picture = replay(), replay.kept(2)
    rows = read_markup(piece_after(screen, "districts")).rows
    assert len(rows) == 23 + 2
    assert rows[-1][1] == "1,551"
    assert sum(int(row[1]) for row in rows[1:-1]) == 1551
    items = read_markup(piece(screen, ">A22<")).rows[1:]
    assert sorted(row[1] for row in items) == sorted(item.code for item in picture.items)


def piece_after(screen: Screen, place: str) -> str:
    """The piece of HTML that follows the heading with this id."""
    found: list[Any] = list(screen.session.get("html"))
    parts = [str(part.value) for part in found]
    return parts[next(i for i, part in enumerate(parts) if f'id="{place}"' in part) + 1]


@pytest.mark.parametrize("query", [{}, {"meeting": HELD}, {"with": HELD}, {"number": "1"}])
def test_a_link_within_the_page_finds_its_place(replay: Replay, query: dict[str, str]) -> None:
    screen = replay(**query)
    wanted = set(re.findall(r'href="#([^"]+)"', screen.html))
    found = re.findall(r' id="([^"]+)"', screen.html)
    assert wanted <= set(found)
    assert len(found) == len(set(found))
    assert query == {"with": HELD} or {"districts", "money", "items", "agencies", "conclusions"} <= wanted


def test_it_stays_as_it_was_whatever_the_store_does(replay_own: Replay) -> None:
    before = replay_own()
    take_demo(replay_own.url)
    after = replay_own()
    assert figures(after) == figures(before)
    assert after.maps == before.maps
    assert "ตรงกับที่แช่แข็งไว้" in seal(after)
    assert "สาธิต" in seal(after), "its made-up numbers are still called so"


def test_a_meeting_that_was_never_closed_here_says_that_nothing_was_frozen(replay: Replay) -> None:
    screen = replay(meeting=HELD)
    assert "จึงไม่มีภาพที่แช่แข็ง ที่เห็นคำนวณจากรายงานในฐานข้อมูลถึงวันที่ 9 ม.ค. 2550" in seal(screen)
    assert "ตรงกับที่แช่แข็งไว้" not in seal(screen)
    assert figures(screen) == expected(replay.ask(shown_picture, HELD, date(2007, 3, 1)).picture)
    assert "มาประชุม 13 คน" in piece(screen, "km-replay-figures"), "what the source says"
    assert len(screen.maps) == 1


def test_before_it_took_place_a_meeting_is_not_there(replay: Replay) -> None:
    screen = replay(as_of="2007-02-08")
    assert "จึงไม่มีภาพที่แช่แข็ง" in seal(screen)
    assert "9 ก.พ. 2550 · " not in " ".join(screen.within("controls"))
    assert "ยังไม่มีการประชุมที่ผ่านไปแล้ว" in replay(as_of="2007-01-08").text


def test_two_pictures_side_by_side_show_what_changed_first(replay: Replay) -> None:
    screen = replay(**{"with": HELD})
    found = compare_pictures(replay.ask(shown_picture, HELD, date(2007, 3, 1)).picture, replay.kept(2))
    changed = read_markup(piece_after(screen, "changed")).rows[1:]
    reported = next(change for change in found.villages if change.code == "reported")
    assert [str(reported.before), str(reported.after), f"▲ +{reported.difference}"] in [
        row[1:] for row in changed
    ]
    assert all(row[1] != row[2] for row in changed)
    assert "ไม่เปลี่ยน: หมู่บ้านทั้งหมด 1,551" in " ".join(screen.within("replay_changed"))
    work = " ".join(screen.within("replay_work"))
    assert all(
        item.name in work for item in (*found.items.opened, *found.items.finished, *found.items.newly_late)
    )
    districts = read_markup(piece_after(screen, "districts")).rows[1:]
    assert len(districts) == sum(row.before != row.after for row in found.districts)
    one, other = screen.maps
    assert [area.counts[0] for area in other] == [part.reported for part in replay.kept(2).districts]
    assert sum(area.counts[0] for area in one) < sum(area.counts[0] for area in other)
    assert screen.problems == screen.warnings == []


def test_the_earlier_one_stands_first_whichever_was_chosen(replay: Replay) -> None:
    one, other = replay(**{"with": HELD}), replay(meeting=HELD, **{"with": MEETING})
    sides = piece(one, "km-replay-sides")
    assert sides == piece(other, "km-replay-sides")
    assert sides.index("9 ม.ค. 2550") < sides.index("9 ก.พ. 2550")


def test_two_closings_of_one_meeting_can_be_compared(replay: Replay) -> None:
    screen = replay(**{"with": f"{MEETING}:1"})
    assert "ปิดครั้งที่ 1" in piece(screen, "km-replay-sides")
    work = screen.within("replay_work")
    assert work[work.index("A1") - 2 : work.index("A1")] == ["✓ เสร็จแล้ว", "1"]
    same = replay(number="1", **{"with": f"{MEETING}:1"})
    assert "km-replay-sides" not in same.html, "a picture is not laid beside itself"


def test_what_the_address_asks_for_and_is_not_there_is_said(replay: Replay) -> None:
    screen = replay(meeting="nowhere", **{"with": "<b>"})
    assert len(screen.warnings) == 1
    assert figures(screen) == expected(replay.kept(2))


def test_opened_again_the_frozen_picture_is_still_shown(replay_own: Replay) -> None:
    engine = open_engine(replay_own.url)
    reopen_meeting(engine, person(engine, AccountRole.SECRETARIAT, login="other").by(), MEETING, WHY)
    screen = replay_own()
    assert "เปิดอีกครั้งแล้วและยังไม่ปิด" in seal(screen)
    assert figures(screen) == expected(replay_own.kept(2))


def spoil(replay: Replay, statement: str) -> None:
    with open_engine(replay.url).begin() as connection:
        connection.execute(text(statement))


def test_a_changed_picture_is_called_so(replay_own: Replay) -> None:
    spoil(replay_own, "UPDATE meeting_snapshot SET body = replace(body, '1551', '1552') WHERE number = 2")
    screen = replay_own()
    assert "ไม่ตรงกับที่แช่แข็งไว้" in seal(screen)
    assert "แจ้งผู้ดูแลเครื่องให้กู้จากไฟล์สำรอง" in seal(screen)
    assert "python -m" not in seal(screen)
    assert "ตรงกับที่แช่แข็งไว้" in seal(replay_own(number="1"))


def test_one_that_cannot_be_read_is_said_and_the_page_goes_on(replay_own: Replay) -> None:
    spoil(replay_own, "UPDATE meeting_snapshot SET body = 'x' WHERE number = 2")
    screen = replay_own()
    assert len(screen.problems) == 1
    assert "กู้จากไฟล์สำรอง" in screen.problems[0]
    assert "km-replay-figures" not in screen.html
    beside = replay_own(**{"with": HELD})
    assert len(beside.problems) == 1
    assert figures(beside) == expected(replay_own.ask(shown_picture, HELD, date(2007, 3, 1)).picture)


def test_a_lost_picture_is_called_so(replay_own: Replay) -> None:
    spoil(replay_own, "DELETE FROM meeting_snapshot")
    assert "ไม่พบภาพที่แช่แข็งไว้" in seal(replay_own())


def test_in_english_the_words_are_english(replay: Replay) -> None:
    screen = replay(lang="en", **{"with": HELD})
    assert "Figures that changed" in screen.text
    assert "as it was frozen" in screen.text
    assert screen.problems == []
    assert "as it was frozen" in seal(replay(lang="en"))


def test_an_agency_s_count_opens_to_the_frozen_items(open_view: OpenView) -> None:
    """The picture's own rows, not the board of today: what the count says is how many lines there are."""
    screen = open_view("replay", meeting="khun-uea-2550-01-09", agency="nfe", status="no_date")
    counted = screen.html.split("status=no_date#items")[0].count("agency=nfe")
    assert counted
    assert "เฉพาะ กศน. · ◊" in screen.html
    (heading,) = [words for words in screen.words if words.startswith("งานติดตาม ") and words.endswith(" งาน")]
    whole = open_view("replay", meeting="khun-uea-2550-01-09")
    assert f'agency=nfe&amp;status=no_date#items">{heading.split()[1]}</a>' in whole.html


@pytest.mark.parametrize("query", [{}, {"with": HELD}])
def test_a_figure_opens_the_rows_it_counts(
    replay: Replay, open_view: OpenView, query: dict[str, str]
) -> None:
    screen = replay(**query)
    assert [
        one for one in closed_figures(screen.html) if not any(where in one.where for where in EXCEPTIONS)
    ] == []
    links = [link for link in counting_links(screen.html) if link.path in {"/villages", "/replay"}]
    assert {link.path for link in links} == {"/villages", "/replay"}
    for link in links:
        opened = open_view(link.path.removeprefix("/"), **dict(link.query))
        assert (link.words, agrees(link, rows_said(link.path, opened.html))) == (link.words, True)
