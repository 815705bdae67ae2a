"""``init`` and ``demo``: making a store, and its demonstration layer."""

import click

from kmcore.cli.thai_click import N_, KmCommand, KmGroup, option
from kmcore.exchange.setup import DemoState, InitReport, correct_dataset, initialise, put_demo, take_demo
from kmcore.i18n import _, _n
from kmcore.settings import settings
from kmcore.storage.dataset import NEW_PROVINCE
from kmcore.thai.numbers import grouped


@click.command(cls=KmCommand, help=N_("สร้างหรือปรับรุ่นฐานข้อมูลแล้วนำข้อมูลเข้า สั่งซ้ำได้ ข้อมูลเดิมไม่เปลี่ยน"))
@option(
    "--dataset",
    metavar="NAME|FOLDER",
    help=N_("ชุดข้อมูล คือชื่อโฟลเดอร์ใน data หรือที่อยู่ของโฟลเดอร์ชุดข้อมูลเอง เช่น ./จังหวัด (ถ้าไม่ใส่ใช้ KM_DATASET)"),
)
@option("--no-demo", is_flag=True, help=N_("ไม่เพิ่มชั้นข้อมูลสาธิต"))
def init(dataset: str | None, no_demo: bool) -> None:  # noqa: FBT001 - click's flag
    chosen = settings()
    asked = dataset or (chosen.dataset if "dataset" in chosen.model_fields_set else None)
    report = initialise(chosen.database_url, asked, demo=not no_demo, province=chosen.province)
    for line in _told(report):
        click.echo(line)


def _told(report: InitReport) -> list[str]:
    loaded = (
        _("นำชุดข้อมูล {name} เข้าแล้ว {count} แถว", name=report.dataset, count=grouped(report.rows))
        if report.rows
        else _("มีชุดข้อมูล {name} อยู่แล้ว", name=report.dataset)
    )
    demo = {
        DemoState.ADDED: _("เพิ่มชั้นข้อมูลสาธิต {count} แถว", count=grouped(report.demo_rows)),
        DemoState.PRESENT: _("มีชั้นข้อมูลสาธิตอยู่แล้ว ถ้าไม่ต้องการสั่ง python -m kmcore demo remove"),
        DemoState.REMOVED: _("ชั้นข้อมูลสาธิตเคยถูกลบออก จึงไม่เพิ่มกลับ ถ้าต้องการสั่ง python -m kmcore demo add"),
        DemoState.DECLINED: _("ไม่มีชั้นข้อมูลสาธิต ถ้าต้องการสั่ง python -m kmcore demo add"),
        DemoState.NOT_MADE: _("ชุดข้อมูลนี้ไม่มีชั้นข้อมูลสาธิต"),
    }
    if report.dataset == NEW_PROVINCE and report.rows:  # once: later its server says what is missing
        demo[DemoState.NOT_MADE] = _("จังหวัดใหม่: เพิ่มผู้ดูแลระบบคนแรก แล้วทำต่อในเบราว์เซอร์ที่หน้าตั้งต้นจังหวัด (/setup)")
    ready = _("ฐานข้อมูลพร้อมใช้ (รุ่นข้อมูล {revision})", revision=report.revision)
    return [*filter(None, (loaded, _waiting(report.corrections))), demo[report.demo], ready]


def _waiting(rows: int) -> str:
    if not rows:
        return ""
    return _n("รุ่นนี้แก้ชุดข้อมูลไว้ {count} แถว ถ้าต้องการแก้ในฐานข้อมูลนี้ด้วยสั่ง python -m kmcore correct", rows)


@click.command(cls=KmCommand, help=N_("แก้แถวของชุดข้อมูลตามรุ่นนี้ เฉพาะแถวที่ยังไม่มีใครแก้ สั่งซ้ำได้"))
def correct() -> None:
    report = correct_dataset(settings().database_url)
    if report.waiting:
        click.echo(_n("แก้ชุดข้อมูลแล้ว {count} แถว", len(report.waiting)))
    else:
        click.echo(_("ไม่มีแถวที่ต้องแก้"))
    for one in report.kept:
        click.echo(_("มีผู้แก้ไว้แล้ว จึงไม่แตะ: {row}", row=one.words))


@click.group(cls=KmGroup, help=N_("เพิ่มหรือลบชั้นข้อมูลสาธิต (ข้อมูลสมมติ)"))
def demo() -> None:
    pass


@demo.command("add", cls=KmCommand, help=N_("เพิ่มชั้นข้อมูลสาธิต"))
def demo_add() -> None:
    report = put_demo(settings().database_url)
    click.echo(_("เพิ่มชั้นข้อมูลสาธิต {count} แถว", count=grouped(report.total)))


@demo.command("remove", cls=KmCommand, help=N_("ลบชั้นข้อมูลสาธิตทั้งหมด ข้อมูลจริงไม่เปลี่ยน"))
def demo_remove() -> None:
    report = take_demo(settings().database_url)
    if report.total:
        click.echo(_("ลบชั้นข้อมูลสาธิตแล้ว {count} แถว", count=grouped(report.total)))
    else:
        click.echo(_("ไม่มีชั้นข้อมูลสาธิตให้ลบ"))
