"""What a new password must be, and that a check always costs a hash."""

import pytest
from pwdlib import PasswordHash

from kmcore.access import passwords
from kmcore.access.passwords import PasswordError, check_password, common_passwords, hash_password, matches

GOOD = "ข้าวมันไก่ ทุ่งสง ๙ โมง"


@pytest.mark.parametrize(
    "password", [GOOD, "aaabbbcdef", "correct horse battery", "๑๒๓ ทุ่งสง ๔๕๖", "somsri ไปตลาด"]
)
def test_length_is_what_counts(password: str) -> None:
    check_password(password, "somsri", "หัวหน้าเกษตร")


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("ก" * 9, "สั้นเกินไป"),
        ("", "สั้นเกินไป"),
        ("abcdefgh1 " * 12 + "123456789", "ยาวเกินไป"),
        ("abcdefghi\tjkl", "พิมพ์ไม่ได้"),
        ("abcdefghi\udc80jk", "พิมพ์ไม่ได้"),
        ("Somsri-Thung12", "ชื่อผู้ใช้"),
        ("somsri-thung", "ชื่อผู้ใช้"),
        ("QWERTYUIOP", "เดาได้ง่าย"),
        ("ยฟหหไนพกๅ/-", "เดาได้ง่าย"),  # password123 on a Thai keyboard
        ("นครศรีธรรมราช", "เดาได้ง่าย"),
        ("aaaaaaaaaaaa", "เดาได้ง่าย"),
        ("กขคกขคกขคกข", "เดาได้ง่าย"),
    ],
)
def test_what_is_refused_and_why(password: str, said: str) -> None:
    with pytest.raises(PasswordError, match=said):
        check_password(password, "somsri-thung", "หัวหน้าเกษตร")


def test_exactly_the_shortest_and_the_longest_pass() -> None:
    check_password("กขฃคฅฆงจฉซ")
    check_password("".join(chr(0xE01 + number % 40) for number in range(128)))
    with pytest.raises(PasswordError, match="ยาวเกินไป"):
        check_password("".join(chr(0xE01 + number % 40) for number in range(129)))


def test_the_list_holds_only_what_could_be_chosen() -> None:
    assert len(common_passwords()) > 200
    assert all(len(word) >= passwords.SHORTEST for word in common_passwords())
    assert all(word == word.casefold() for word in common_passwords())


def test_the_same_letters_from_two_keyboards() -> None:
    assert matches("caf\u00e9 au lait", hash_password("cafe\u0301 au lait"))


def test_an_empty_hash_costs_a_check_and_never_matches(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []
    hasher = passwords._hasher()
    verify = hasher.verify

    def counted(text: str, stored: str) -> bool:
        checked.append(stored)
        return verify(text, stored)

    monkeypatch.setattr(hasher, "verify", counted)
    assert not matches(GOOD, "")
    assert not matches("", "")
    assert len(checked) == 2
    assert all(stored.startswith("$argon2id$") for stored in checked)


def test_the_cost_is_the_one_its_makers_recommend(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other tests hash at the least cost (tests/conftest.py)."""
    theirs = object()
    monkeypatch.setattr(PasswordHash, "recommended", lambda: theirs)
    assert passwords._hasher.__wrapped__() is theirs
