"""The area register of docs/domain.md 4: 23 districts, 165 subdistricts with villages, 1,551 villages."""

from collections import Counter
from datetime import date

from sqlalchemy import func, select
from sqlmodel import Session, SQLModel, col

from kmcore.areas.models import District, Subdistrict, Village

DISTRICTS = {  # docs/domain.md 4: (name, subdistricts with villages, villages)
    "8001": ("เมืองนครศรีธรรมราช", 13, 115), "8002": ("พรหมคีรี", 5, 39), "8003": ("ลานสกา", 5, 44),
    "8004": ("ฉวาง", 10, 86), "8005": ("พิปูน", 5, 42), "8006": ("เชียรใหญ่", 10, 97), "8007": ("ชะอวด", 11, 87),
    "8008": ("ท่าศาลา", 10, 109), "8009": ("ทุ่งสง", 12, 124), "8010": ("นาบอน", 3, 34), "8011": ("ทุ่งใหญ่", 7, 63),
    "8012": ("ปากพนัง", 17, 142), "8013": ("ร่อนพิบูลย์", 6, 57), "8014": ("สิชล", 9, 110), "8015": ("ขนอม", 3, 34),
    "8016": ("หัวไทร", 11, 99), "8017": ("บางขัน", 4, 60), "8018": ("ถ้ำพรรณรา", 3, 29), "8019": ("จุฬาภรณ์", 6, 29),
    "8020": ("พระพรหม", 4, 40), "8021": ("นบพิตำ", 4, 38), "8022": ("ช้างกลาง", 3, 36), "8023": ("เฉลิมพระเกียรติ", 4, 37),
}  # fmt: skip


def count(session: Session, model: type[SQLModel]) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def test_districts_have_the_official_counts(session: Session) -> None:
    subdistricts: Counter[str] = Counter()
    villages: Counter[str] = Counter()
    for code, number in session.execute(
        select(col(Village.subdistrict_code), func.count()).group_by(col(Village.subdistrict_code))
    ):
        subdistricts[code[:4]] += 1
        villages[code[:4]] += number
    names = {row.code: row.name_th for row in session.scalars(select(District))}
    assert {code: (names[code], subdistricts[code], villages[code]) for code in names} == DISTRICTS
    assert (sum(subdistricts.values()), count(session, Subdistrict)) == (165, 170)


def test_two_districts_became_amphoe_only_in_september_2550(session: Session) -> None:
    later = select(col(District.code), col(District.amphoe_from)).where(
        col(District.amphoe_from).is_not(None)
    )
    rows = dict(session.execute(later).all())
    assert rows == {"8021": date(2007, 9, 8), "8022": date(2007, 9, 8)}


def test_population_and_households_of_2549(session: Session) -> None:
    for model in (District, Subdistrict):
        sums = session.execute(select(func.sum(model.population), func.sum(model.households))).one()
        assert tuple(sums) == (1_510_460, 433_422)
