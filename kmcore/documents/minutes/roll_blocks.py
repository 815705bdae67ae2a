"""The attendance on paper: ผู้มาประชุม, ผู้ไม่มาประชุม, ผู้เข้าร่วมประชุม."""

from collections.abc import Iterator

from kmcore.documents.citations import Citations
from kmcore.documents.minutes.read_models import Person, Roll
from kmcore.documents.paper import Block, Gap, Grid, Heading, PaperColumn, Para, Runs
from kmcore.i18n import _, _n

COLUMNS = (PaperColumn(1.0, align="right"), PaperColumn(6.0), PaperColumn(6.0), PaperColumn(3.0))
LEFT = 1.0


def roll_blocks(roll: Roll, cited: Citations) -> Iterator[Block]:
    """Yield the three lists, each with its names or its blanks."""
    yield Heading((_("ผู้มาประชุม"),), level=2)
    if roll.chair is None:
        yield Para((_("ประธานในที่ประชุม"), " ", Gap(8)), left=LEFT)
    elif not roll.seated:
        yield Para((roll.chair, " ", _("เป็นประธาน"), *cited.of(roll.source)), left=LEFT)
    yield from _kept_present(roll) if roll.kept else _told_present(roll, cited)
    yield Heading((_("ผู้ไม่มาประชุม"),), level=2)
    yield from _others(roll, roll.absent)
    yield Heading((_("ผู้เข้าร่วมประชุม"),), level=2)
    yield from _others(roll, roll.attending)


def _told_present(roll: Roll, cited: Citations) -> Iterator[Block]:
    """Yield the count as the source gives it, and as many lines to write names on."""
    if roll.counted is not None:
        words = _n("มีผู้มาประชุม {count} คน", roll.counted)
        whose = _("จาก {agencies}", agencies=" ".join(roll.agencies)) if roll.agencies else ""
        silent = _("ที่มาไม่บอกชื่อและตำแหน่ง")
        yield Para((" ".join(filter(None, (words, whose))), *cited.of(roll.source), " ", silent), left=LEFT)
    yield _lines(roll.counted or 1)


def _kept_present(roll: Roll) -> Iterator[Block]:
    if roll.withheld:
        yield Para((_("ฉบับนี้ไม่แสดงรายชื่อบุคคล รายชื่ออยู่ในฉบับของฝ่ายเลขานุการ"),), left=LEFT)
    yield _people(roll, roll.present) if roll.present else _lines(1)


def _others(roll: Roll, people: tuple[Person, ...]) -> Iterator[Block]:
    if people:
        yield _people(roll, people)
    elif roll.kept:
        yield Para((_("ไม่มี"),), left=LEFT)
    else:
        yield Para((Gap(10),), left=LEFT)


def _people(roll: Roll, people: tuple[Person, ...]) -> Grid:
    rows = [_row(place, one, withheld=roll.withheld) for place, one in enumerate(people, start=1)]
    return Grid(COLUMNS, tuple(rows), lined=False)


def _row(place: int, one: Person, *, withheld: bool) -> tuple[Runs, ...]:
    name: Runs = (_("ไม่แสดงชื่อ"),) if withheld else ((one.name,) if one.name else (Gap(5),))
    position = " ".join(filter(None, (one.position, one.agency)))
    return (f"{place}.",), name, ((position,) if position else (Gap(5),)), (one.note,)


def _lines(count: int) -> Grid:
    rows = [((f"{place}.",), (Gap(5),), (Gap(5),), ("",)) for place in range(1, count + 1)]
    return Grid(COLUMNS, tuple(rows), lined=False)
