"""The official heads of an agenda (แบบที่ 11): five, or six where matters for information have their own."""

from typing import Final

from kmcore.bilingual import Bilingual
from kmcore.i18n import N_, _
from kmcore.meetings.agenda.proposals import in_both_languages
from kmcore.meetings.agenda.read_models import HeadKind
from kmcore.meetings.errors import MeetingError

HeadTitle = tuple[int, HeadKind, Bilingual]
FEWEST, MOST = 5, 6
# Official words; the English is only for readers of English, for no paper of the state is in it.
TITLES: Final = {
    HeadKind.CHAIR: N_("เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ"),
    HeadKind.MINUTES: N_("เรื่องรับรองรายงานการประชุมครั้งที่แล้ว"),
    HeadKind.ARISING: N_("เรื่องสืบเนื่อง"),
    HeadKind.INFORM: N_("เรื่องเสนอเพื่อทราบ"),
    HeadKind.CONSIDER: N_("เรื่องเสนอเพื่อพิจารณา"),
    HeadKind.OTHER: N_("เรื่องอื่น ๆ"),
}
WRONG: Final = N_("ระเบียบวาระการประชุมมี 5 หรือ 6 วาระ เลือกอย่างใดอย่างหนึ่ง")


def official_heads(number: int) -> tuple[HeadTitle, ...]:
    """Return the heads of an agenda of ``number``: place from 1, kind, the official title in both languages.

    Raises:
        MeetingError: it is neither 5 nor 6.
    """
    if number not in {FEWEST, MOST}:
        raise MeetingError(WRONG, field="heads")
    kinds = [kind for kind in HeadKind if number == MOST or kind is not HeadKind.INFORM]
    return tuple((place, kind, _title(kind)) for place, kind in enumerate(kinds, start=1))


def renumbered_heads(before: int, after: int) -> dict[int, int]:
    """Return the new place of each head that both agendas have, by its old one: "other" is always the last."""
    places = {kind: place for place, kind, _words in official_heads(after)}
    return {place: places[kind] for place, kind, _words in official_heads(before) if kind in places}


def _title(kind: HeadKind) -> Bilingual:
    return in_both_languages(lambda: _(TITLES[kind]))
