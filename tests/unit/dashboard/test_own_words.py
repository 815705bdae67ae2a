"""Streamlit's words that we write over are still in the release that is installed, and each has ours."""

import json
from functools import cache
from pathlib import Path
from typing import Final

import pytest
import streamlit

from dashboard.streamlit_host.own_words import PATTERNS, WORDS, own_words
from kmcore.i18n import speaking
from tests.support.thai_left import THAI

SCRIPTS: Final = Path(streamlit.__file__).parent / "static" / "static" / "js"
# Put together by Streamlit from pieces, which stand in its scripts one by one.
PUT_TOGETHER: Final = {
    "Drag and drop file here": "Drag and drop ${",
    "Press Ctrl+Enter to apply": "+Enter to ${",
    "Press ⌘+Enter to apply": "+Enter to ${",
    "Press Enter to apply": "Press Enter to ${",
    "Press Enter to submit form": "Press Enter to ${",
    "The page that you have requested does not seem to exist. Running the app's main page.": "Running the app's main page.",
    "Upload file": "Upload ${",
    "Upload files": "Upload ${",
}


@cache
def front_end() -> str:
    """Return every script of Streamlit's, one after the other."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(SCRIPTS.glob("*.js")))


@pytest.mark.parametrize("theirs", WORDS)
def test_it_is_a_word_of_streamlit_s(theirs: str) -> None:
    assert PUT_TOGETHER.get(theirs, theirs) in front_end()


def test_every_word_is_thai_on_a_thai_page() -> None:
    with speaking("th"):
        said = json.loads(own_words())
    assert set(said["words"]) == set(WORDS)
    assert all(THAI.search(ours) for ours in said["words"].values())
    assert [shape for shape, _ours in said["patterns"]] == list(PATTERNS)


def test_an_english_page_has_no_thai_word() -> None:
    with speaking("en"):
        assert not THAI.search(own_words())
