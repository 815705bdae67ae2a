"""A head of the agenda on paper: its matters, what was said, what was resolved."""

from collections.abc import Iterator, Sequence

from kmcore.documents.citations import Citations
from kmcore.documents.minutes.read_models import HeadPart, Matter, MinutesStatement, OpenItem
from kmcore.documents.paper import Block, Bold, Fixed, Gap, Grid, Heading, PaperColumn, Para, Runs, Small
from kmcore.i18n import _, _n
from kmcore.programme.kinds import ResolutionKind
from kmcore.programme.words import resolution_kind_names

FIRST = 2.5
LABEL = 2.8  # cm: where the text after "มติที่ประชุม" begins
ITEMS = (1.3, 5.9, 3.4, 2.7, 2.7)
LABELLED_BY_NAME = frozenset(ResolutionKind) - {ResolutionKind.DECISION, ResolutionKind.OPINION}


def head_blocks(part: HeadPart, cited: Citations) -> Iterator[Block]:
    """Yield a head: each matter with its resolution, or a blank where no source tells of it."""
    yield Heading((_("ระเบียบวาระที่ {number}", number=part.number), "  ", part.title))
    if part.blank:
        yield Para((_("ไม่มีในที่มา"), " ", Gap(10)), first=FIRST)
        yield _resolution((Gap(9),))
    for matter in part.matters:
        yield from _matter(matter, cited)
    if part.untouched:
        yield from _untouched(part)
    elif not part.matters and not part.blank:
        yield Para((_("ไม่มี"),), first=FIRST)


def _matter(matter: Matter, cited: Citations) -> Iterator[Block]:
    if matter.title:
        code: Runs = (" (", Fixed(matter.code), ")") if matter.code else ()
        yield Heading((matter.number, "  ", matter.title, *code, *cited.of(matter.source)), level=2)
    for one in matter.of_kind(None):
        yield from _told(one, cited)
    for kind, label in _labels():
        found = matter.of_kind(kind)
        yield from (
            _labelled(label, one, place, len(found), cited) for place, one in enumerate(found, start=1)
        )
    if matter.blank:
        yield _resolution((Gap(9),))


def _labels() -> Sequence[tuple[ResolutionKind, str]]:
    """Return each kind with its label, what binds last: only a decision stands under มติที่ประชุม."""
    names = resolution_kind_names()
    named = [(kind, names[kind]) for kind in reversed(ResolutionKind) if kind in LABELLED_BY_NAME]
    return (*named, (ResolutionKind.DECISION, _("มติที่ประชุม")))


def _told(one: MinutesStatement, cited: Citations) -> Iterator[Block]:
    """Yield what was said, each line a paragraph."""
    for line in filter(None, map(str.strip, one.text.split("\n"))):
        yield Para((line, *_mark(one), *cited.of(one.source)), first=FIRST)


def _labelled(label: str, one: MinutesStatement, place: int, of: int, cited: Citations) -> Para:
    """Return one conclusion behind its label; of several each has its number, and the label stands once."""
    head: Runs = (Bold(label),) if place == 1 else ()
    number = f"{place}) " if of > 1 else ""
    work: Runs = (" (", *one.work, ")") if one.work else ()
    text = " ".join(one.text.split())
    return Para(
        (*head, "\t", number, text, *work, *_mark(one), *cited.of(one.source)), left=LABEL, first=-LABEL
    )


def _resolution(runs: Runs) -> Para:
    return Para((Bold(_("มติที่ประชุม")), "\t", *runs), left=LABEL, first=-LABEL)


def _mark(one: MinutesStatement) -> Runs:
    return (" ", Small(_("(สาธิต)"))) if one.demo else ()


def _untouched(part: HeadPart) -> Iterator[Block]:
    count = len(part.untouched)
    yield Para((_n("งานติดตามที่ไม่มีบันทึกการพิจารณาในการประชุมนี้ {count} เรื่อง", count),), first=FIRST, keep=True)
    heads = (_("รหัส"), _("งาน"), _("ผู้รับผิดชอบ"), _("กำหนด"), _("สถานะ"))
    columns = tuple(PaperColumn(width, head) for width, head in zip(ITEMS, heads, strict=True))
    yield Grid(columns, tuple(map(_item, part.untouched)))
    if part.resolution_blank:
        yield _resolution((Gap(9),))


def _item(one: OpenItem) -> tuple[Runs, ...]:
    mark: Runs = (" ", Small(_("(สาธิต)"))) if one.demo else ()
    return (Fixed(one.code),), (one.title,), (one.owner,), (one.due or _("ไม่มีกำหนด"),), (one.status, *mark)
