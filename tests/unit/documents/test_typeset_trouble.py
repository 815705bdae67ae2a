"""A PDF that cannot be mended goes out as it is; one that cannot be set is a sentence, not an error."""

from datetime import UTC, datetime

import pytest
from pikepdf import PdfError

from kmcore.documents.errors import DocumentError
from kmcore.documents.pdf import typeset

AT = datetime(2026, 11, 28, tzinfo=UTC)


def test_what_typst_wrote_in_another_way_goes_out_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_pdf: bytes) -> bytes:
        raise PdfError("no pages")

    monkeypatch.setattr(typeset, "_compiled", lambda *_: b"%PDF-1.4 as it is")
    monkeypatch.setattr(typeset, "speaking_letters", unknown)
    assert typeset.pdf_bytes("paper.typ", {}, AT) == b"%PDF-1.4 as it is"


def test_what_cannot_be_set_is_a_sentence() -> None:
    with pytest.raises(DocumentError, match="จัดหน้าเอกสาร"):
        typeset.pdf_bytes("paper.typ", {"no": "paper"}, AT)
