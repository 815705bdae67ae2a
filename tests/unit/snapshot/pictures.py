"""Pictures made up for tests: small ones by hand, any at all by chance."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from kmcore.bilingual import Bilingual
from kmcore.budget.kinds import Stage
from kmcore.snapshot.picture import (
    Picture,
    PictureAgency,
    PictureAttendance,
    PictureBudgetLine,
    PictureCohort,
    PictureDistrict,
    PictureItem,
    PictureMap,
    PictureMeeting,
    PictureMoney,
    PictureQuestion,
    PictureResolution,
    PictureVillages,
)

JANUARY, FEBRUARY = date(2007, 1, 9), date(2007, 2, 9)
every_stage = st.fixed_dictionaries(dict.fromkeys(Stage, st.integers()))  # a picture knows them all
any_party = st.lists(st.from_regex("[a-z]{2,5}", fullmatch=True), max_size=3).map(tuple)
st.register_type_strategy(PictureMoney, st.builds(PictureMoney, by_stage=every_stage))
st.register_type_strategy(
    PictureBudgetLine, st.builds(PictureBudgetLine, by_stage=every_stage, party=any_party)
)
st.register_type_strategy(PictureResolution, st.builds(PictureResolution, owners=any_party))
st.register_type_strategy(Bilingual, st.builds(Bilingual, st.text(min_size=1), st.text()))
any_picture = st.from_type(Picture)


def item(
    code: str, status: str = "on_track", *owners: str, due: date | None = None, label: str | None = None
) -> PictureItem:
    return PictureItem(
        code=code,
        name=Bilingual(f"งาน {code}", f"Item {code}"),
        kind="decision",
        status=status,
        progress=40,
        owners=owners,
        owner_label=Bilingual.or_none(label, None),
        supporters=(),
        due_date=due,
        days_late=0,
        opened_on=JANUARY,
        meeting_code="khun-uea-2550-01-09",
        last_update=None,
        done=None,
        obstacle=None,
        asks=(),
        source=None,
        moved=False,
        demo=False,
    )


def agency(code: str, *, silent: bool = False, **statuses: int) -> PictureAgency:
    return PictureAgency(
        code=code,
        name=Bilingual(code.upper(), code.title()),
        full=Bilingual(code, code),
        statuses=statuses,
        silent=silent,
    )


def number(code: str, used: str | None = "250", settled_on: date | None = None) -> PictureQuestion:
    return PictureQuestion(
        code=code,
        name=Bilingual(code, code),
        values=(Bilingual("250", "250"), Bilingual("400", "400")),
        used=Bilingual.or_none(used, used),
        settled_on=settled_on,
        settled_by=None,
    )


def district(code: str, reported: int) -> PictureDistrict:
    return PictureDistrict(
        code=code,
        name=Bilingual(f"อำเภอ {code}", code),
        villages=10,
        promised=10,
        reported=reported,
        verified=0,
        gap=10 - reported,
        reported_before=None,
    )


def line(code: str, disbursed: int) -> PictureBudgetLine:
    return PictureBudgetLine(
        code=code,
        name=Bilingual(code, code),
        parent_code=None,
        depth=0,
        party=(),
        status="stated",
        control_satang=500,
        by_stage=stages(400, 0, disbursed),
        difference_satang=0,
        demo=False,
    )


def stages(*satang: int) -> dict[Stage, int]:
    """Amounts by stage, in the stages' order."""
    return dict(zip(Stage, satang, strict=True))


BEFORE = Picture(
    meeting=PictureMeeting(
        code="m1",
        name=Bilingual("วง", "Circle"),
        circle_code="khun-uea",
        number=1,
        on_date=JANUARY,
        start_time="13:30",
        place=None,
        chair=None,
        since=None,
    ),
    as_of=JANUARY,
    demo=False,
    villages=PictureVillages(20, 20, 7, 2, 13, 1, None, None),
    cohorts=(PictureCohort(1, 12, 5, None, ("cdd",)), PictureCohort(0, 8, 2, None, ())),
    districts=(district("8001", 3), district("8002", 4)),
    money=PictureMoney(
        lines=(line("a", 100),),
        control_satang=None,
        by_stage=stages(400, 0, 100),
        disbursed_before_satang=None,
        fiscal_year=2550,
        quarter=2,
        target_bp=4246,
    ),
    items=(),
    agencies=(),
    numbers=(),
    conclusions=(),
    attended=PictureAttendance(None, None, None, None, ()),
    shapes=PictureMap(None, approximate=False),
)
AFTER = replace(
    BEFORE,
    meeting=replace(BEFORE.meeting, code="m2", on_date=FEBRUARY, since=JANUARY),
    as_of=FEBRUARY,
    conclusions=(
        PictureResolution(
            code="R1",
            name=Bilingual("ใช้ 250", "Use 250"),
            kind="decision",
            head=3,
            action_code=None,
            owners=(),
            due_date=None,
        ),
    ),
)
