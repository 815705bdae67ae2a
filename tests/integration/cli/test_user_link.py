"""``user link``, ``links`` and ``unlink``: the words, the exit codes, and what is in the store afterwards."""

import pytest

from kmcore.access.identities import identities_of
from kmcore.access.identity_sign_in import short_code
from kmcore.access.kinds import AccountRole
from kmcore.cli.user import user
from kmcore.cli.user_link import LINKS
from kmcore.storage.unit_of_work import reading
from tests.integration.cli.conftest import Run
from tests.support.builds import open_engine
from tests.support.people import person

ISSUER, SUBJECT = "https://id.example.go.th", "u-1042"


@pytest.fixture
def number(sqlite_url: str) -> int:
    return person(open_engine(sqlite_url), AccountRole.LEAD, "doae", login="kaset").account_id


def links(url: str, number: int) -> list[tuple[str, str]]:
    with reading(open_engine(url)) as session:
        return [(link.issuer, link.subject) for link in identities_of(session, number)]


def test_they_are_commands_of_user() -> None:
    assert {command.name for command in LINKS} <= set(user.commands)


def test_link_links_unlink(on_sqlite: Run, sqlite_url: str, number: int) -> None:
    assert "ยังไม่ผูก" in on_sqlite("user", "links", "kaset").stdout
    linked = on_sqlite("user", "link", "Kaset", ISSUER, SUBJECT)
    assert (linked.exit_code, linked.stderr) == (0, "")
    assert short_code(ISSUER, SUBJECT) in linked.stdout
    assert links(sqlite_url, number) == [(ISSUER, SUBJECT)]
    listed = on_sqlite("user", "links", "kaset").stdout
    assert all(word in listed for word in (ISSUER, SUBJECT, short_code(ISSUER, SUBJECT)))
    assert on_sqlite("user", "unlink", "kaset", ISSUER, SUBJECT).exit_code == 0
    assert links(sqlite_url, number) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("link", "nobody", ISSUER, SUBJECT), "ไม่พบบัญชีชื่อ “nobody”"),
        (("link", "kaset", "id.example.go.th", SUBJECT), "ไม่ใช่ที่อยู่ https://"),
        (("link", "kaset", ISSUER, "ก"), "subject"),
        (("unlink", "kaset", ISSUER, SUBJECT), "ไม่ได้ผูกกับตัวตนนี้"),
    ],
)
def test_one_sentence_for_what_cannot_be(
    on_sqlite: Run, sqlite_url: str, number: int, words: tuple[str, ...], sentence: str
) -> None:
    done = on_sqlite("user", *words)
    assert done.exit_code == 1
    assert sentence in done.stderr
    assert links(sqlite_url, number) == []
