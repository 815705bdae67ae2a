"""A text is kept whole or refused with a sentence that names the field, the sign and the place."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.actions.report_text import LONGEST, ReportError, clean_link, clean_text

HARMLESS = [
    "<script>alert(1)</script> & **หนา** [ลิงก์](javascript:alert(1)) {{ x }}",
    "👩🏽‍🌾 ครอบครัว 👨‍👩‍👧‍👦 ธง 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "ยกร่าง\nส่งแล้ว\tสองแห่ง",
    "'; DROP TABLE action_update; --",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_harmless_is_kept_whole(text: str) -> None:
    assert clean_text("done", text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ก\u200bข\u200cค\u200dง\u2060จ", "กขคงจ"),
        ("عربي ที่ทุ่งสง\u200f", "عربي ที่ทุ่งสง"),
        ("โทร \u202a081 234 5678\u202c \u2068คุณเอ\u2069", "โทร 081 234 5678 คุณเอ"),
        ("นําเเก้จน", "นำแก้จน"),
    ],
)
def test_what_only_a_machine_sees_is_kept_as_it_reads(text: str, kept: str) -> None:
    """A search finds the words, and every paper prints them."""
    assert clean_text("done", text) == kept


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ส่ง\x00แล้ว", "U+0000"),
        ("ส่ง\x1b[31mแล้ว", "U+001B"),
        ("ส่ง\x9fแล้ว", "U+009F"),
        ("ส่ง\ud83dแล้ว", "U+D83D"),
        ("ส่ง\uffffแล้ว", "U+FFFF"),
        ("เบิก \u202e10\u202c บาท", "U+202E"),
        ("เบิก \u202d10\u202c บาท", "U+202D"),
        ("เบิก \u202b10\u202c บาท", "U+202B"),
        ("เบิก \u206710\u2069 บาท", "U+2067"),
        ("เปิด\u202aไว้", "U+202A"),
        ("เปิด\u2066ไว้\nถึงบรรทัดหน้า\u2069", "U+2066"),
        ("ปิด\u202cก่อน", "U+202C"),
        ("สลับ\u202aกัน\u2069", "U+2069"),
    ],
)
def test_what_cannot_be_kept_is_named_with_its_place(text: str, code: str) -> None:
    with pytest.raises(ReportError) as caught:
        clean_text("obstacle", text)
    said = str(caught.value)
    assert caught.value.field == "obstacle"
    assert "อุปสรรค" in said
    assert code in said
    assert text[:3].strip() in said
    said.encode()  # the sentence itself can be shown


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_way_to_break_a_line_is_a_newline(end: str) -> None:
    assert clean_text("done", f" หนึ่ง{end}สอง ") == "หนึ่ง\nสอง"


def test_letters_are_composed() -> None:
    assert clean_text("done", "cafe\u0301") == "caf\u00e9"


@pytest.mark.parametrize("text", [None, "", "  \n ", "\u200b", "\u200d\u2066\u2069 \u00a0"])
def test_what_nobody_can_see_is_empty(text: str | None) -> None:
    assert clean_text("ask", text) == ""


@pytest.mark.parametrize(("field", "limit"), [("done", 4_000), ("obstacle", 2_000), ("ask", 2_000)])
def test_a_text_has_a_length(field: str, limit: int) -> None:
    assert len(clean_text(field, "ก" * limit)) == limit
    with pytest.raises(ReportError, match=rf"{limit + 1:,} ตัวอักษร รับได้ไม่เกิน {limit:,}") as caught:
        clean_text(field, "ก" * (limit + 1))
    assert caught.value.field == field


def test_a_hundred_thousand_letters_are_refused_with_a_sentence() -> None:
    with pytest.raises(ReportError, match="100,000"):
        clean_text("done", "ก" * 100_000)


@pytest.mark.parametrize(
    "link",
    [
        "https://www.gotoknow.org/posts/72200",
        "http://ตัวอย่าง.ไทย/แก้จน?หน้า=1#บน",
        "https://drive.example/file/d/1-_x/view?usp=sharing&a=b%20c",
        "https://[::1]:8080/x",
    ],
)
def test_an_address_of_the_web_is_kept_as_given(link: str) -> None:
    assert clean_link(f"  {link}\n") == link


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JavaScript://x/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "ftp://example.org/x",
        "file:///etc/passwd",
        "//example.org/x",
        "www.gotoknow.org",
        "https://",
        "https:///path",
        "http:\\\\example.org",
        "https://example.org/a b",
        "https://example.org/\u202egnp.exe",
        "https://example.org/\x00",
        "https://example.org/\ud800",
        'https://example.org/"><script>',
        "https://gov.example@evil.example/",
        "https://[::1",
        "https://example.org:99999/",
        "https://exa\u2100mple.org/",
    ],
)
def test_anything_else_is_no_link(link: str) -> None:
    with pytest.raises(ReportError, match="http://") as caught:
        clean_link(link)
    assert caught.value.field == "link"


def test_a_link_has_a_length() -> None:
    whole = "https://example.org/".ljust(LONGEST["link"], "x")
    assert clean_link(whole) == whole
    with pytest.raises(ReportError, match="2,000"):
        clean_link(whole + "x")


@given(st.text(st.characters(), max_size=60))
def test_any_text_comes_back_or_is_refused(text: str) -> None:
    """Cleaning twice changes nothing: what is shown for editing again is taken again."""
    try:
        kept = clean_text("ask", text)
    except ReportError as error:
        str(error).encode()
        return
    kept.encode()
    assert "\0" not in kept
    assert clean_text("ask", kept) == kept


@given(st.text(st.characters(), max_size=60).map("https://example.org/".__add__) | st.text(st.characters()))
def test_any_link_comes_back_or_is_refused(text: str) -> None:
    with suppress(ReportError):
        kept = clean_link(text)
        assert kept == text.strip()
        assert not kept or kept.lower().startswith(("http://", "https://"))
