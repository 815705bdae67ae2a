"""The account's own forms name at once all they cannot take, and change nothing."""

import pytest

from tests.integration.asgi.account_browser import Browser, said
from tests.support.people import PASSWORD


@pytest.mark.usefixtures("somsri")
def test_a_password_change_names_every_field(reader: Browser) -> None:
    reader.signs_in()
    answer = reader.send("/password", current="ผิดแน่นอน", new="สั้น", again="ยาวกว่า")
    assert answer.status_code == 400
    for part in ("รหัสผ่านปัจจุบันไม่ถูกต้อง", "สั้นเกินไป", "ไม่เหมือนกัน"):
        assert part in answer.text
    assert reader.signs_in().is_redirect  # the old one still opens


@pytest.mark.usefixtures("somsri")
def test_a_long_password_is_measured_whole(reader: Browser) -> None:
    """A field that cut it would keep another password than was typed."""
    reader.signs_in()
    answer = reader.send("/password", current=PASSWORD, new="ยาว " * 50, again="ยาว " * 50)
    assert "ยาวเกินไป" in said(answer)


def test_signing_in_without_either(reader: Browser) -> None:
    assert "ใส่ทั้งชื่อผู้ใช้และรหัสผ่าน" in said(reader.send("/login", login=" ", password=""))


@pytest.mark.usefixtures("somsri")
def test_wrong_new_passwords_cost_no_tries(reader: Browser) -> None:
    reader.signs_in()
    for _try in range(7):
        assert reader.send("/password", current=PASSWORD, new="สั้น", again="สั้น").status_code == 400
