"""What people type finds what they mean: spelt in several ways, by code, by where it lies."""

import pytest

from kmcore.search.folding import END, folded
from kmcore.search.kinds import NounKind
from kmcore.search.matching import find_nouns
from kmcore.search.read_models import NounEntry


def entry(kind: NounKind, code: str, *names: str, around: tuple[str, ...] = ()) -> NounEntry:
    own = "".join(f"{folded(name)}{END}" for name in (code, *names))
    return NounEntry(kind, code, names[0], "", own, own + "".join(f"{folded(name)}{END}" for name in around))


ENTRIES = (
    entry(NounKind.DISTRICT, "8003", "ลานสกา", "Lan Saka", around=("อำเภอลานสกา",)),
    entry(NounKind.SUBDISTRICT, "800305", "ขุนทะเล", "Khun Thale", around=("ตำบลขุนทะเล", "อำเภอลานสกา")),
    *(
        entry(
            NounKind.VILLAGE,
            f"800305{moo:02d}",
            name,
            f"หมู่{moo}",
            f"moo{moo}",
            around=("ตำบลขุนทะเล", "อำเภอลานสกา"),
        )
        for moo, name in ((1, "บ้านนากุน"), (5, "บ้านนากง"), (12, "ร่อน"))
    ),
    entry(NounKind.AGENCY, "nfe", "กศน.", "ศูนย์การศึกษานอกโรงเรียน", "NFE"),
    entry(NounKind.ITEM, "A9", "เสนองบประมาณเพิ่มเติม"),
)


def codes(text: str) -> list[str]:
    return [one.code for one in find_nouns(ENTRIES, text).entries]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ขุนทะเล", "800305"),
        ("ขุนทะ\u200bเล", "800305"),
        ("ต.ขุนทะเล", "800305"),
        ("ตำบล ขุนทะเล", "800305"),
        ("ตําบลขุนทะเล", "800305"),
        ("Khun Thale", "800305"),
        ("ม.๕ ต.ขุนทะเล อ.ลานสกา", "80030505"),
        ("หมู่ที่ 5 ขุนทะเล", "80030505"),
        ("moo 5 ขุนทะเล", "80030505"),
        ("๘๐๐๓๐๕๐๕", "80030505"),
        ("นากง", "80030505"),
        ("บ.นากง", "80030505"),
        ("บ้านร่อน", "80030512"),
        ("รอน", "80030512"),
        ("กศน", "nfe"),
        ("nfe", "nfe"),
        ("a9", "A9"),
        ("อ.ลานสกา", "8003"),
    ],
)
def test_it_finds_what_is_meant(typed: str, first: str) -> None:
    assert codes(typed)[0] == first


def test_a_village_s_number_is_a_whole_number() -> None:
    assert codes("หมู่ 1") == ["80030501"]


def test_every_word_has_to_be_there() -> None:
    assert find_nouns(ENTRIES, "นากง ทุ่งสง").total == 0


@pytest.mark.parametrize("typed", ["", "  ", "·", "|", "..."])
def test_nothing_typed_finds_nothing(typed: str) -> None:
    assert find_nouns(ENTRIES, typed).total == 0


def test_what_is_spelt_nearly_so_is_offered_as_such() -> None:
    found = find_nouns(ENTRIES, "ลานสะกา")
    assert found.near
    assert found.entries[0].code == "8003"


def test_the_best_are_listed_and_all_are_counted() -> None:
    found = find_nouns(ENTRIES, "ขุนทะเล", most=2)
    assert found.entries[0].code == "800305"
    assert (len(found.entries), found.total) == (2, 4)
