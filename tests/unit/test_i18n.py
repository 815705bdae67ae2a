"""Two languages: Thai from the code, English from the catalogue, one in force at a time."""

from concurrent.futures import ThreadPoolExecutor

from kmcore.errors import KmError
from kmcore.i18n import _, language, pick, speaking, use_language


def test_thai_needs_no_catalogue() -> None:
    with speaking("th"):
        assert _("ภาพรวม") == "ภาพรวม"
        assert _("หมู่ {moo}", moo=3) == "หมู่ 3"


def test_an_unknown_language_is_thai() -> None:
    with speaking("th"):
        assert use_language("xx") == "th"


def test_a_block_gives_the_language_back() -> None:
    with speaking("en"):
        assert language() == "en"
        with speaking("th"):
            assert language() == "th"
        assert language() == "en"


def test_each_thread_speaks_its_own() -> None:
    with speaking("en"), ThreadPoolExecutor(1) as pool:
        assert pool.submit(language).result() == "th"


def test_a_missing_half_of_a_pair_is_filled_by_the_other() -> None:
    with speaking("en"):
        assert (pick("ก", "a"), pick("ก", None), pick(None, None)) == ("a", "ก", "")


def test_an_error_speaks_when_it_is_read() -> None:
    error = KmError("ไม่มีอำเภอรหัส {code}", code="9999")
    assert str(error) == "ไม่มีอำเภอรหัส 9999"
