"""Every row says where it comes from, and every quote stands where it says it stands."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from sqlalchemy import select
from sqlmodel import Session, col

from kmcore.schema import metadata
from kmcore.sources.models import Source

OTHERS = {"dataset", "revision", "source", "boundary", "audit"}  # tables that are no statement of a source
OF_ITSELF = {"m-L1", "m-L61", "m-L63"}  # what the post says of itself: its title, group and tag
KNOWN_WITHOUT_DOCUMENT = {"agency-names"}
LONGEST = 80  # characters of one quote, and of anything else that stands word for word in the minutes
# Names and nicknames in the minutes and in the posts around them (their lines: docs/domain.md), Thai and as romanised.
NAMES = (
    "จำนง", "พัชณี", "พัชพอช", "เกษร", "ปลัดอุดม", "ชาญวิทย์", "สำราญ", "พี่ปุก", "ชะอ้อน", "วีณา", "ภีม", "เฉลิมลักษณ์", "เต็มภาชนะ",
    "โสภณ", "วิมล", "เกรียงไกร", "ธีรศักดิ์", "ชมภู", "อ.เป้า", "น้องเป้า", "วิชม", "ทองสงค์", "สุทิน", "ศรีเผด็จ", "เลขาพันธ์", "วิจารณ์",
    "Pheem", "Jamnong", "Chamnong", "Patchanee", "Phatchani", "Udom", "Ketsorn", "Chanwit", "Samran", "Weena", "Wichom", "Vicharn",
)  # fmt: skip
TITLED = (
    "อ.จำนง",
    "อ.สำราญ",
    "ปลัดอุดม",
    "รองเกษร",
    "พี่วีณา",
    "พี่ปุก",
    "พี่ชะอ้อน",
    "คุณชาญวิทย์",
    "พัชพอช",
    "วิชม ทองสงค์",
)


@pytest.fixture(scope="module")
def minutes(shared: Path) -> list[str]:
    """The minutes by line; they are not ours to ship, so only their checks need them."""
    return (shared / "domain" / "minutes.th.txt").read_text(encoding="utf-8").split("\n")


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for item in value.items() for part in item for text in texts(part))
    elif isinstance(value, list):
        yield from (text for item in value for text in texts(item))


def written(root: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(root.glob("data/minutes-2550/*.yaml")):
        for document in yaml.safe_load_all(path.read_text(encoding="utf-8")):
            yield from ((path, text) for text in texts(document))


def test_every_row_of_every_table_has_a_source(session: Session) -> None:
    for table in metadata.sorted_tables:
        rows = session.execute(select(table)).mappings().all()
        assert table.name in OTHERS or all(row["source_code"] for row in rows), table.name
        assert all(row.get("origin", "source") == "source" for row in rows), table.name


def test_every_source_is_used_and_says_how_sure_it_is(session: Session) -> None:
    codes = set(session.scalars(select(col(Source.code))))
    columns = [table.c.source_code for table in metadata.sorted_tables if "source_code" in table.c]
    cited = {code for column in columns for code in session.scalars(select(column).distinct())}
    assert codes == cited | OF_ITSELF | KNOWN_WITHOUT_DOCUMENT
    assert set(session.scalars(select(col(Source.reliability)))) <= set("SVCIK")


def test_sources_in_the_minutes_are_coded_by_line(session: Session) -> None:
    for row in session.scalars(select(Source).where(col(Source.code).like("m-%"))):
        assert re.fullmatch(rf"m-L{row.line}[a-z]?", row.code)
        assert (row.document, row.reliability) == ("รายงานประชุมวงคุณเอื้อ 9 ม.ค. 2550 (GotoKnow 71850)", "S")
        assert row.quote is not None


def test_quotes_are_short(session: Session) -> None:
    quotes = [quote for quote in session.scalars(select(col(Source.quote))) if quote]
    assert len(quotes) > 60
    assert [quote for quote in quotes if len(quote) > LONGEST] == []


def test_every_piece_of_a_quote_stands_in_its_line_in_order(session: Session, minutes: list[str]) -> None:
    for row in session.scalars(select(Source).where(col(Source.quote).is_not(None))):
        line, at = minutes[(row.line or 0) - 1], 0
        for piece in (row.quote or "").split("…"):
            found = line.find(piece, at)
            assert found >= 0, f"{row.code}: “{piece}” is not in line {row.line}"
            at = found + len(piece)


def test_nothing_longer_is_copied_from_the_minutes(root: Path, minutes: list[str]) -> None:
    whole = "\n".join(minutes)
    for path, text in written(root):
        runs = (text[at : at + LONGEST + 1] for at in range(max(0, len(text) - LONGEST)))
        assert not [run for run in runs if run in whole], f"{path.name}: {text}"


def test_no_persons_name_is_in_the_data(root: Path) -> None:
    for folder in ("minutes-2550", "empty"):
        for path in root.glob(f"data/{folder}/*"):
            text = path.read_text(encoding="utf-8").casefold()
            assert [name for name in NAMES if name.casefold() in text] == [], path.name


def test_no_persons_name_is_in_any_other_file_that_ships_as_data(root: Path) -> None:
    for path in (
        path
        for path in root.glob("data/**/*")
        if path.suffix in {".csv", ".yaml", ".json", ".geojson", ".md"}
    ):
        text = path.read_text(encoding="utf-8")
        assert [name for name in TITLED if name in text] == [], path.name
