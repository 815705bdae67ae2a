"""A paper with one of everything."""

from datetime import UTC, datetime
from typing import Final

from kmcore.documents.paper import (
    Block,
    Bold,
    Cite,
    Fixed,
    Gap,
    Grid,
    Heading,
    NewPage,
    Paper,
    PaperColumn,
    Para,
    RuledLine,
    Sign,
    Small,
    Space,
    Stamp,
    Title,
)

MADE: Final = datetime(2026, 11, 28, 3, 0, tzinfo=UTC)
HOSTILE: Final = (
    '#panic("x") #import "y" $x^2$ *a* _b_ `c` <d> @e \\ \\u{0041} // /* = + - ~ "q" \'r\' %s {x} <script>'
)
MARKS: Final = "ที่นี่ปั้นน้ำเป็นตัว ครั้งนั้นญี่ปุ่นซื้อฎีกาเก่า ทำไมผู้ใหญ่ฝั่งนี้จึงชื่นชมปู่ย่า ฐานข้อมูล ฤๅษี ฯลฯ เก้าอี้"


def paper(*texts: str, address: str = "") -> Paper:
    """Return a paper that says ``texts`` in every kind of place."""
    blocks: tuple[Block, ...] = (
        Title((("หัวเรื่อง 1",), ("ครั้งที่ ", Gap(2), "/2550"))),
        RuledLine(),
        Heading(("ระเบียบวาระที่ 1", "  ", "เรื่อง")),
        *(Para((text,), first=2.5) for text in texts),
        Para((Bold("มติ 2"), "\t", "ยาว " * 40, Cite(("3",))), left=2.8, first=-2.8),
        Grid(
            (PaperColumn(2, "รหัส"), PaperColumn(6, "งาน")),
            tuple(((Fixed("A13"),), (text, Small("(4)"))) for text in texts),
        ),
        Grid((PaperColumn(2), PaperColumn(6)), ((("5.",), (Gap(4),)),), lined=False),
        Space(0.5),
        Sign("ผู้จด"),
        NewPage(),
        Heading(("ภาคผนวก 6",), level=2),
    )
    stamp = Stamp(
        (("รหัสตรวจสอบ", (Fixed("WU-12345-67890"),)), ("จัดทำ", ("7 ม.ค. 2550",))),
        ("รหัส ", Fixed("WU-12345-67890"), " หน้า 8"),
        address,
    )
    return Paper("ชื่อ 9", blocks, stamp)
