"""Thai and Arabic digits, with pythainlp as witness."""

from hypothesis import given, settings
from hypothesis import strategies as st
from pythainlp.util import arabic_digit_to_thai_digit, thai_digit_to_arabic_digit

from kmcore.thai.digits import to_arabic_digits, to_thai_digits
from kmcore.thai.input_cleaning import clean_input

mixed = st.text(alphabet=st.sampled_from("0123456789๐๑๒๓๔๕๖๗๘๙ก.,/ a") | st.characters(), max_size=40)


def test_both_directions() -> None:
    assert to_thai_digits("9 ก.พ. 2550") == "๙ ก.พ. ๒๕๕๐"
    assert to_arabic_digits("๑,๕๕๑ หมู่บ้าน") == "1,551 หมู่บ้าน"


def test_digits_of_other_scripts_stay() -> None:
    assert to_arabic_digits("٣ ３ ๓") == "٣ ３ 3"


@settings(deadline=None)
@given(text=mixed)
def test_there_and_back(text: str) -> None:
    assert to_arabic_digits(to_thai_digits(text)) == to_arabic_digits(text)
    assert to_thai_digits(to_arabic_digits(text)) == to_thai_digits(text)
    assert len(to_thai_digits(text)) == len(text)


@settings(deadline=None)
@given(text=mixed.filter(bool))
def test_as_pythainlp_has_it(text: str) -> None:
    assert to_thai_digits(text) == arabic_digit_to_thai_digit(text)
    assert to_arabic_digits(text) == thai_digit_to_arabic_digit(text)


def test_what_pasting_leaves_behind_is_removed() -> None:
    assert clean_input("\ufeff ๙\u200b ก.พ.\u00a0\t๒๕๕๐\u200e ") == "9 ก.พ. 2550"
