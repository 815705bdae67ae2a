"""Five failures in a quarter of an hour, by name and more generously by address; nobody gets round it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import func, select

from kmcore.access.account_commands import change_own_password
from kmcore.access.kinds import EventKind
from kmcore.access.models import AccessEvent, SignInFailure
from kmcore.access.sign_in import Device, SignInError, sign_in
from kmcore.access.sign_in_throttle import PER_NAME, PER_PLACE, WINDOW, waiting_minutes
from kmcore.storage.unit_of_work import reading
from tests.support.people import PASSWORD, person

START = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
WRONG = "ไม่ใช่รหัสผ่านนี้"
ELSEWHERE = Device("198.51.100.9")


class Hand:
    """Tries passwords at a clock that only this test moves."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.now, self.checked = engine, START, 0

    def fails(
        self, login: str, times: int = 1, place: str = "203.0.113.7", password: str = WRONG
    ) -> SignInError:
        for _time in range(times):
            with pytest.raises(SignInError) as refused:
                sign_in(self.engine, login, password, Device(place), lambda: self.now)
        return refused.value

    def gets_in(self, login: str, place: str = "203.0.113.7") -> None:
        sign_in(self.engine, login, PASSWORD, Device(place), lambda: self.now)

    def failures(self) -> int:
        with reading(self.engine) as session:
            return session.exec(select(func.count()).select_from(SignInFailure)).one()


@pytest.fixture
def hand(store: Engine, monkeypatch: pytest.MonkeyPatch, own_key: None) -> Hand:
    """Hashes are compared as text here: what they cost is another test's matter."""
    monkeypatch.setattr("kmcore.access.account_register.hash_password", lambda password: f"#{password}")
    monkeypatch.setattr("kmcore.access.account_commands.hash_password", lambda password: f"#{password}")
    for home in ("sign_in", "account_commands"):
        monkeypatch.setattr(
            f"kmcore.access.{home}.matches", lambda password, stored: stored == f"#{password}"
        )
    return Hand(store)


@pytest.mark.parametrize("login", ["somsri", "nobody"])
def test_after_five_failures_even_the_right_password_waits(hand: Hand, login: str) -> None:
    person(hand.engine, login="somsri", password=PASSWORD)
    assert hand.fails(login, PER_NAME).wait is None
    refused = hand.fails(login, password=PASSWORD)
    assert refused.wait == WINDOW
    assert "รออีก 15 นาที" in str(refused)


def test_the_wait_is_from_the_first_of_the_five_and_ends(hand: Hand) -> None:
    person(hand.engine, login="somsri", password=PASSWORD)
    hand.fails("somsri")
    hand.now += timedelta(minutes=10)
    hand.fails("somsri", PER_NAME - 1)
    assert hand.fails("somsri").wait == timedelta(minutes=5)
    hand.now += timedelta(minutes=5, seconds=1)
    hand.gets_in("somsri")


def test_waiting_is_not_made_longer_by_trying(hand: Hand) -> None:
    person(hand.engine, login="somsri", password=PASSWORD)
    hand.fails("somsri", PER_NAME)
    hand.now += timedelta(minutes=14)
    hand.fails("somsri", 20)
    hand.now += timedelta(minutes=1)
    hand.gets_in("somsri")


def test_other_names_are_free_until_the_address_is_full(hand: Hand) -> None:
    person(hand.engine, login="somsri", password=PASSWORD)
    for number in range(PER_PLACE):
        hand.fails(f"guess-{number}")
    assert hand.fails("somsri", password=PASSWORD).wait is not None
    hand.gets_in("somsri", "198.51.100.1")


def test_a_whole_ipv6_network_is_one_address(hand: Hand) -> None:
    for number in range(PER_PLACE):
        hand.fails(f"guess-{number}", place=f"2001:db8:1:2::{number:x}")
    assert hand.fails("other", place="2001:db8:1:2:ffff::1").wait is not None
    assert hand.fails("other", place="2001:db8:1:3::1").wait is None
    for number in range(PER_PLACE):
        hand.fails(f"more-{number}", place="203.0.113.1")
    assert hand.fails("another", place="::ffff:203.0.113.1").wait is not None, "the same, written otherwise"


def test_getting_in_forgives_this_address_and_not_the_one_that_guesses(hand: Hand) -> None:
    person(hand.engine, login="somsri", password=PASSWORD)
    hand.fails("somsri", 2)
    hand.fails("somsri", 2, place="198.51.100.66")
    hand.gets_in("somsri")
    assert hand.failures() == 2
    hand.fails("somsri", 3, place="198.51.100.66")
    assert hand.fails("somsri", place="198.51.100.66").wait is not None


def test_old_failures_are_thrown_away(hand: Hand) -> None:
    hand.fails("a", 3)
    hand.now += WINDOW
    hand.fails("b")
    assert hand.failures() == 1


def test_many_at_the_same_moment_get_five_tries(hand: Hand) -> None:
    person(hand.engine, login="somsri", password=PASSWORD)

    def attempt(_number: int) -> bool:
        try:
            sign_in(hand.engine, "somsri", WRONG, Device("203.0.113.7"), lambda: hand.now)
        except SignInError as error:
            return error.wait is None
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(24))) == PER_NAME


def test_who_hammers_does_not_fill_the_log(hand: Hand) -> None:
    hand.fails("nobody", PER_NAME + 20)
    with reading(hand.engine) as session:
        kinds = [EventKind(kind) for kind in session.exec(select(AccessEvent.kind))]
    assert kinds.count(EventKind.SIGN_IN_FAILED) == PER_NAME
    assert kinds.count(EventKind.THROTTLED) == 1


def test_a_stolen_session_cannot_guess_the_password_either(hand: Hand) -> None:
    somebody = person(hand.engine, login="somsri", password=PASSWORD)
    by = somebody.by(lambda: hand.now)
    for _time in range(PER_NAME):
        with pytest.raises(SignInError, match="รหัสผ่านปัจจุบันไม่ถูกต้อง"):
            change_own_password(hand.engine, by, WRONG, "รหัสใหม่ที่ยาวพอ", ELSEWHERE)
    with pytest.raises(SignInError, match="รออีก"):
        change_own_password(hand.engine, by, PASSWORD, "รหัสใหม่ที่ยาวพอ", ELSEWHERE)


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 1), (1, 1), (60, 1), (61, 2), (900, 15)])
def test_a_wait_is_told_in_whole_minutes(seconds: int, minutes: int) -> None:
    assert waiting_minutes(timedelta(seconds=seconds)) == minutes
