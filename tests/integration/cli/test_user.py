"""``user``: accounts by the command line, with the password from standard input."""

import pytest
from click.testing import CliRunner, Result

from kmcore.access.sign_in import Device, SignInError, sign_in
from kmcore.cli.main import cli
from kmcore.settings import settings
from kmcore.storage.engine import open_engine
from tests.integration.cli.conftest import Run
from tests.support.people import PASSWORD

NEW = "รหัสใหม่ของผู้ใหญ่บ้าน"


def feed(text: str, *words: str) -> Result:
    settings.cache_clear()
    return CliRunner().invoke(cli, list(words), input=text)


@pytest.fixture
def somsri(on_sqlite: Run) -> None:
    added = feed(f"{PASSWORD}\n", "user", "add", "Somsri", "--role", "lead", "--agency", "doae")
    assert (added.exit_code, added.stderr) == (0, "")
    assert "somsri" in on_sqlite("user", "list").stdout


def gets_in(url: str, password: str) -> bool:
    try:
        sign_in(open_engine(url), "somsri", password, Device())
    except SignInError:
        return False
    return True


@pytest.mark.usefixtures("somsri")
def test_from_adding_to_closing(on_sqlite: Run, sqlite_url: str) -> None:
    assert gets_in(sqlite_url, PASSWORD)
    assert on_sqlite("user", "disable", "somsri").exit_code == 0
    assert not gets_in(sqlite_url, PASSWORD)
    assert "ปิดอยู่" in on_sqlite("user", "list").stdout
    assert on_sqlite("user", "enable", "somsri").exit_code == 0
    assert feed(f"{NEW}\r\n", "user", "password", "somsri").exit_code == 0
    assert (gets_in(sqlite_url, PASSWORD), gets_in(sqlite_url, NEW)) == (False, True)
    changed = on_sqlite("user", "role", "somsri", "--role", "governor")
    assert "ผู้ว่าราชการจังหวัด" in changed.stdout


@pytest.mark.usefixtures("somsri")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("add", "somsri", "--role", "viewer"), 1, "อยู่แล้ว"),
        (("add", "x", "--role", "lead"), 2, "--agency"),
        (("add", "x", "--role", "viewer", "--agency", "cdd"), 2, "--agency"),
        (("add", "x", "--role", "lead", "--agency", "nowhere"), 1, "nowhere"),
        (("add", "x", "--role", "boss"), 2, "boss"),
        (("add", "x"), 2, "--role"),
        (("disable", "nobody"), 1, "nobody"),
        (("password", "nobody"), 1, "nobody"),
        (("role", "somsri", "--role", "lead"), 2, "--agency"),
    ],
)
def test_what_is_refused_and_how(on_sqlite: Run, words: tuple[str, ...], code: int, said: str) -> None:
    refused = feed(f"{PASSWORD}\n", "user", *words)
    assert (refused.exit_code, refused.stdout) == (code, "")
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("given", ["short\n", "\n", "", "1234567890\n"])
def test_a_bad_password_makes_no_account(on_sqlite: Run, given: str) -> None:
    refused = feed(given, "user", "add", "x", "--role", "viewer")
    assert refused.exit_code == 1
    assert "รหัสผ่าน" in refused.stderr
    assert "ยังไม่มีบัญชี" in on_sqlite("user", "list").stdout


def test_at_a_terminal_it_is_asked_twice(on_sqlite: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, object]] = []
    answers = iter([PASSWORD, NEW, PASSWORD, PASSWORD])

    def prompt(_text: str, **how: object) -> str:
        asked.append(how)
        return next(answers)

    monkeypatch.setattr("kmcore.cli.user.click.prompt", prompt)
    monkeypatch.setattr("kmcore.cli.user._at_a_terminal", lambda: True)
    assert "ไม่เหมือนกัน" in on_sqlite("user", "add", "x", "--role", "viewer").stderr
    assert on_sqlite("user", "add", "x", "--role", "viewer").exit_code == 0
    assert all(how["hide_input"] for how in asked)
    assert len(asked) == 4


def test_nothing_says_the_password_back(on_sqlite: Run) -> None:
    added = feed(f"{PASSWORD}\n", "user", "add", "x", "--role", "viewer")
    assert PASSWORD not in added.output
    assert on_sqlite("verify").exit_code == 0
