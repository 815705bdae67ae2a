"""Two pictures side by side: each difference is named once, and sameness is called so."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from kmcore.snapshot.compare import compare_pictures
from kmcore.snapshot.comparison import Comparison, FigureChange
from kmcore.snapshot.picture import Picture, PictureAgency, PictureCohort, PictureItem, PictureVillages
from tests.unit.snapshot.pictures import (
    AFTER,
    BEFORE,
    FEBRUARY,
    JANUARY,
    agency,
    any_picture,
    district,
    item,
    line,
    number,
    stages,
)


def _nothing_changed(found: Comparison) -> bool:
    """Tell whether every figure, item and number is the same."""
    figures = (*found.villages, *found.money, *found.statuses, *found.cohorts, *found.districts, *found.lines)
    same = all(figure.before == figure.after for figure in figures)
    return same and found.items.none and not found.settled and not any(one.moved for one in found.agencies)


@given(any_picture)
def test_a_picture_beside_itself_shows_no_change(picture: Picture) -> None:
    found = compare_pictures(picture, picture)
    assert _nothing_changed(found)
    assert found.settled == ()


def test_figures_change_by_measure() -> None:
    after = replace(AFTER, villages=PictureVillages(20, 20, 11, 2, 9, 0, 7, 2))
    found = {change.code: change for change in compare_pictures(BEFORE, after).villages}
    assert found["reported"] == FigureChange("reported", 7, 11)
    assert found["reported"].difference == 4
    assert found["overlap"].difference == -1
    assert found["verified"].difference == 0


def test_money_changes_by_stage_and_an_unknown_is_no_difference() -> None:
    after = replace(
        AFTER,
        money=replace(AFTER.money, by_stage=stages(400, 0, 142), control_satang=9, lines=(line("a", 142),)),
    )
    found = compare_pictures(BEFORE, after)
    money = {change.code: change.difference for change in found.money}
    assert money == {"control": None, "allocated": 0, "committed": 0, "disbursed": 42, "remaining": -42}
    assert [(row.code, row.before, row.after) for row in found.lines] == [("a", 100, 142)]


def test_districts_and_cohorts_are_laid_side_by_side_by_code() -> None:
    after = replace(
        AFTER,
        districts=(district("8002", 6), district("8003", 1)),
        cohorts=(PictureCohort(1, 12, 9, 5, ()), PictureCohort(2, 8, 2, None, ())),
    )
    found = compare_pictures(BEFORE, after)
    assert [(row.code, row.before, row.after) for row in found.districts] == [
        ("8002", 4, 6),
        ("8003", None, 1),
        ("8001", 3, None),
    ]
    assert [(row.code, row.before, row.after) for row in found.cohorts] == [
        ("1", 5, 9),
        ("2", None, 2),
        ("0", 2, None),
    ]


def codes(items: tuple[PictureItem, ...]) -> list[str]:
    return [one.code for one in items]


def test_what_became_of_the_items() -> None:
    day, later = date(2007, 2, 15), date(2007, 3, 1)
    before = replace(
        BEFORE,
        items=(
            item("A1", "on_track", "cdd", due=day),
            item("A2", "late", "nfe"),
            item("A3", "no_date", label="ทุกวง"),
            item("A4", "done", "wu"),
            item("A5", "on_track", "cdd"),
            item("A6", "on_track", "cdd", "nfe"),
        ),
    )
    after = replace(
        AFTER,
        items=(
            item("A1", "late", "cdd", due=later),
            item("A2", "done", "nfe"),
            item("A3", "no_date", "nfe", label="ทุกวง"),
            item("A4", "done", "wu"),
            item("A6", "on_track", "nfe", "cdd"),
            item("A7", "late", "cdd"),
        ),
    )
    found = compare_pictures(before, after)
    assert codes(found.items.opened) == ["A7"]
    assert codes(found.items.finished) == ["A2"]
    assert codes(found.items.newly_late) == ["A1", "A7"]
    assert [pair.after.code for pair in found.items.owner_changed] == ["A3"]
    assert [(pair.before.due_date, pair.after.due_date) for pair in found.items.due_moved] == [(day, later)]
    assert codes(found.items.gone) == ["A5"]
    assert not _nothing_changed(found)
    statuses = {change.code: (change.before, change.after) for change in found.statuses}
    assert statuses == {
        "late": (1, 2),
        "at_risk": (0, 0),
        "on_track": (3, 1),
        "done": (1, 2),
        "not_started": (0, 0),
        "no_date": (1, 1),
    }


def with_agencies(picture: Picture, *agencies: PictureAgency, since: date | None = JANUARY) -> Picture:
    return replace(picture, agencies=agencies, meeting=replace(picture.meeting, since=since))


def test_an_agency_that_is_heard_again() -> None:
    before = with_agencies(BEFORE, agency("pho", silent=True, late=1, done=1), agency("old", done=1))
    after = with_agencies(AFTER, agency("pho", done=2), agency("new", late=1))
    found = {one.code: one for one in compare_pictures(before, after).agencies}
    assert (found["pho"].silent_before, found["pho"].silent_after) == (True, False)
    assert (found["pho"].heard, found["pho"].moved) == (True, True)
    assert (found["pho"].done.difference, found["pho"].late.difference) == (1, -1)
    assert found["pho"].total.difference == 0
    assert (found["new"].late.before, found["new"].late.after) == (None, 1)
    assert (found["old"].total.before, found["old"].total.after) == (1, None)
    assert (found["old"].name.th, found["old"].silent_after) == ("OLD", None)


def test_silence_alone_is_a_change() -> None:
    before = with_agencies(BEFORE, agency("pho", silent=True))
    assert not _nothing_changed(compare_pictures(before, with_agencies(BEFORE, agency("pho"))))


def test_before_the_first_session_nobody_was_silent() -> None:
    first = with_agencies(BEFORE, agency("pho"), agency("cdd"), since=None)
    found = {
        one.code: one
        for one in compare_pictures(
            first, with_agencies(AFTER, agency("pho", silent=True), agency("cdd"))
        ).agencies
    }
    assert (found["pho"].silent_before, found["pho"].silent_after, found["pho"].moved) == (None, True, True)
    assert (found["cdd"].silent_before, found["cdd"].silent_after, found["cdd"].moved) == (None, False, False)


def test_a_number_that_is_settled_in_between() -> None:
    before = replace(
        BEFORE, numbers=(number("per-agency"), number("day", "9", JANUARY), number("open", None))
    )
    after = replace(
        AFTER,
        numbers=(number("per-agency", "250", FEBRUARY), number("day", "9", JANUARY), number("open", None)),
    )
    assert [one.code for one in compare_pictures(before, after).settled] == ["per-agency"]
    assert compare_pictures(after, before).settled == ()


def test_the_conclusions_are_of_each_side() -> None:
    found = compare_pictures(BEFORE, AFTER)
    assert found.before.conclusions == ()
    assert [one.code for one in found.after.conclusions] == ["R1"]
    assert (found.before.as_of, found.after.as_of) == (JANUARY, FEBRUARY)
