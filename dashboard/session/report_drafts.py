"""Drafts: what the fields held when they were last kept, put back when the form is opened again."""

from datetime import datetime
from typing import Final

from dashboard.query_cache import engine
from dashboard.session.report_form_state import ASK, ASKS, DONE, LINK, OBSTACLE, PROGRESS, STATE, Opened
from kmcore.actions.drafts import Draft, DraftError, draft_of, drafts_of, drop_draft, save_draft
from kmcore.actions.queries import ActionRow, WorkState
from kmcore.clock import system_clock
from kmcore.errors import NotFoundError
from kmcore.storage.unit_of_work import quiet, reading

UNSAID: Final = -1  # progress nobody has set; a state nobody has set is empty
EMPTY: Final = ("", "", "", "")
TEXTS: Final = ("done", "obstacle", "ask", "link")


def kept_draft(account_id: int, action_code: str) -> Draft | None:
    """Return the person's draft for an item: read anew, for drafts raise no revision."""
    with reading(engine()) as session:
        return draft_of(session, account_id, action_code)


def kept_drafts(account_id: int) -> frozenset[str]:
    """Return the codes of the items the person has a draft for."""
    with reading(engine()) as session:
        return frozenset(drafts_of(session, account_id))


def keep_typed(opened: Opened) -> None:
    """Keep what the fields hold now; nothing where they hold nothing. A draft too long stays in the browser."""
    if not opened.drawn:
        return
    draft = Draft(
        state=str(opened.value(STATE, "")),
        progress=_progress(opened),
        done=opened.value(DONE, ""),
        obstacle=opened.value(OBSTACLE, ""),
        ask=opened.value(ASK, ""),
        link=opened.value(LINK, ""),
        saved_at=system_clock(),
    )
    _save(opened.account_id, opened.action_code, draft)


def keep_texts(account_id: int, action_code: str, texts: dict[str, str], at: datetime) -> None:
    """Keep texts as the browser sends them; what it does not send stays as it was.

    Raises:
        DraftError: a text is too long.
        NotFoundError: there is no such item or account.
    """
    before = kept_draft(account_id, action_code) or Draft("", UNSAID, *EMPTY, saved_at=at)
    known = {name: text for name, text in texts.items() if name in TEXTS}
    said = {name: known.get(name, getattr(before, name)) for name in TEXTS}
    draft = Draft(before.state, before.progress, **said, saved_at=at)
    if _says_nothing(draft):
        drop(account_id, action_code)
    else:
        save_draft(engine(), account_id, action_code, draft)


def drop(account_id: int, action_code: str) -> None:
    """Forget a draft."""
    with quiet(engine()) as session:
        drop_draft(session, account_id, action_code)


def fill(opened: Opened, row: ActionRow) -> None:
    """Fill the fields of a form before it is drawn: with the draft, else state and progress of the last report."""
    draft = kept_draft(opened.account_id, opened.action_code)
    opened.draft_at = draft.saved_at if draft else None
    part = next((part for part in row.parts if part.agency_code == opened.agency_code), None)
    state = draft.state if draft and draft.state else part.state if part else None
    progress = draft.progress if draft and draft.progress != UNSAID else part.progress if part else None
    opened.put(STATE, str(state) if state in set(WorkState) else WorkState.NOT_STARTED.value)
    opened.put(PROGRESS, min(100, max(0, progress or 0)))
    texts = (draft.done, draft.obstacle, draft.ask, draft.link) if draft else EMPTY
    for name, text in zip((DONE, OBSTACLE, ASK, LINK), texts, strict=True):
        opened.put(name, text)
    opened.put(ASKS, bool(texts[2]))


def _save(account_id: int, action_code: str, draft: Draft) -> None:
    try:
        save_draft(engine(), account_id, action_code, draft)
    except (DraftError, NotFoundError):  # the form says so at its field when it is sent
        return


def _progress(opened: Opened) -> int:
    value = opened.value(PROGRESS)
    return UNSAID if value is None else int(value)


def _says_nothing(draft: Draft) -> bool:
    return (
        not draft.state
        and draft.progress == UNSAID
        and not any((draft.done, draft.obstacle, draft.ask, draft.link))
    )
