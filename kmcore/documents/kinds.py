"""What documents there are, and as what files."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from kmcore.i18n import _


class Kind(StrEnum):
    """รายงานการประชุม, ระเบียบวาระการประชุม, หนังสือแจ้งงาน, แฟ้มประชุม."""

    MINUTES = "minutes"
    AGENDA = "agenda"
    LETTER = "letter"
    PACK = "pack"


class Media(StrEnum):
    """The kind of file: to edit, or to read and print."""

    DOCX = "docx"
    PDF = "pdf"


MEDIA_TYPES: Final[Mapping[Media, str]] = {
    Media.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Media.PDF: "application/pdf",
}
# The pack is drawn, not written: nobody edits it.
OFFERED: Final[Mapping[Kind, tuple[Media, ...]]] = {
    Kind.MINUTES: (Media.DOCX, Media.PDF),
    Kind.AGENDA: (Media.DOCX, Media.PDF),
    Kind.LETTER: (Media.DOCX, Media.PDF),
    Kind.PACK: (Media.PDF,),
}


def document_names() -> Mapping[Kind, str]:
    """Return what the kinds are called, in the current language."""
    return {
        Kind.MINUTES: _("รายงานการประชุม"),
        Kind.AGENDA: _("ระเบียบวาระการประชุม"),
        Kind.LETTER: _("หนังสือแจ้งงานที่ต้องดำเนินการ"),
        Kind.PACK: _("แฟ้มประชุม"),
    }
