"""A name that stands by itself becomes a link; inside a sentence, a link or a quote it stays words."""

import pytest
from markupsafe import Markup

from dashboard.present.linked_names import with_linked_names

NAMES = {"กศน.": "nfe", "เกษตร": "doae", "ก &amp; ข": "both"}


def linked(html: str) -> str:
    return str(with_linked_names(Markup(html), NAMES, lambda code: f"/find?agency={code}"))  # noqa: S704 - a test's


def name(code: str, words: str) -> str:
    return f'<a class="km-noun" href="/find?agency={code}">{words}</a>'


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<td>กศน.</td>", f"<td>{name('nfe', 'กศน.')}</td>"),
        (
            "<td> กศน. · เกษตร + อื่น</td>",
            f"<td> {name('nfe', 'กศน.')} · {name('doae', 'เกษตร')} + อื่น</td>",
        ),
        ("<p>○ กศน.: ขอ</p>", f"<p>○ {name('nfe', 'กศน.')}: ขอ</p>"),
        ("<p>(เกษตร)</p>", f"<p>({name('doae', 'เกษตร')})</p>"),
        ("<p>ก &amp; ข</p>", f"<p>{name('both', 'ก &amp; ข')}</p>"),
        ("<p>เกษตรอำเภอ</p>", "<p>เกษตรอำเภอ</p>"),
        ('<p title="กศน."><b>ครู กศน. มา</b></p>', '<p title="กศน."><b>ครู กศน. มา</b></p>'),
        ('<a href="/x"><b>กศน.</b></a>', '<a href="/x"><b>กศน.</b></a>'),
        ("<p data-as-said>กศน.</p>", "<p data-as-said>กศน.</p>"),
        ("<q>กศน.</q><h1>เกษตร</h1>", "<q>กศน.</q><h1>เกษตร</h1>"),
        (
            '<p><a href="/x">กศน.</a> กศน.</p>',
            f'<p><a href="/x">กศน.</a> {name("nfe", "กศน.")}</p>',
        ),
        ("<p>1 < 2 <br>เกษตร</p>", f"<p>1 < 2 <br>{name('doae', 'เกษตร')}</p>"),
    ],
)
def test_names_become_links(html: str, found: str) -> None:
    assert linked(html) == found


def test_it_is_done_once() -> None:
    once = linked("<td>กศน. · เกษตร</td>")
    assert linked(once) == once
