"""Drafts: what the fields held when they were last kept, put back when the form is opened again."""

from datetime import datetime
from typing import Final

from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user
from dashboard.session.report_form_state import (
    ASK,
    ASKS,
    DONE,
    LINK,
    OBSTACLE,
    PROGRESS,
    STATE,
    ReportFormState,
)
from kmcore.access.calling_session import SignedOutError, calling_user
from kmcore.actions.drafts import DraftError, TypedReport, drop_draft, save_draft, typed_report, typed_reports
from kmcore.actions.queries import ActionRow, WorkState
from kmcore.actions.report_form import read_progress
from kmcore.actions.report_text import ReportError
from kmcore.clock import system_clock
from kmcore.errors import NotFoundError
from kmcore.storage.unit_of_work import quiet_write, reading

PROGRESS_UNSET: Final = -1  # progress nobody has set; a state nobody has set is empty
EMPTY: Final = ("", "", "", "")
TEXT_FIELDS: Final = ("done", "obstacle", "ask", "link")


def stored_draft(account_id: int, action_code: str) -> TypedReport | None:
    """Return the person's draft for an item: read anew, for drafts raise no revision."""
    with reading(engine()) as session:
        return typed_report(session, account_id, action_code)


def items_with_draft(account_id: int) -> frozenset[str]:
    """Return the codes of the items the person has a draft for."""
    with reading(engine()) as session:
        return frozenset(typed_reports(session, account_id))


def store_typed_draft(form: ReportFormState) -> None:
    """Keep what the fields hold now; nothing where they hold nothing. A draft too long stays in the browser."""
    if not form.drawn:
        return
    draft = TypedReport(
        state=str(form.value(STATE, "")),
        progress=_progress(form),
        done=form.value(DONE, ""),
        obstacle=form.value(OBSTACLE, ""),
        ask=form.value(ASK, ""),
        link=form.value(LINK, ""),
        saved_at=system_clock(),
    )
    _save(form.account_id, form.action_code, draft)


def store_draft_texts(account_id: int, action_code: str, texts: dict[str, str], at: datetime) -> None:
    """Keep texts as the browser sends them; what it does not send stays as it was.

    Raises:
        DraftError: a text is too long.
        NotFoundError: there is no such item or account.
    """
    before = stored_draft(account_id, action_code) or TypedReport("", PROGRESS_UNSET, *EMPTY, saved_at=at)
    known = {name: text for name, text in texts.items() if name in TEXT_FIELDS}
    said = {name: known.get(name, getattr(before, name)) for name in TEXT_FIELDS}
    draft = TypedReport(before.state, before.progress, **said, saved_at=at)
    if _says_nothing(draft):
        forget_draft(account_id, action_code)
    else:
        save_draft(engine(), account_id, action_code, draft)


def forget_draft(account_id: int, action_code: str) -> None:
    """Forget a draft."""
    with quiet_write(engine()) as session:
        drop_draft(session, account_id, action_code)


def forget_own_draft(form: ReportFormState) -> bool:
    """Forget the draft at a press, if it is still its owner who presses; else leave it and return False.

    The page may have been drawn long before: an ended sign-in may be in other hands.
    """
    with quiet_write(engine()) as session:
        try:
            user = calling_user(session, acting_user(), system_clock())
        except SignedOutError:
            return False
        if user.account_id != form.account_id:
            return False
        drop_draft(session, form.account_id, form.action_code)
    return True


def fill_from_draft(form: ReportFormState, row: ActionRow) -> None:
    """Fill the fields of a form before it is drawn: with the draft, else state and progress of the last report."""
    draft = stored_draft(form.account_id, form.action_code)
    form.draft_at = draft.saved_at if draft else None
    part = next((part for part in row.parts if part.agency_code == form.agency_code), None)
    state = draft.state if draft and draft.state else part.state if part else None
    progress = (
        draft.progress if draft and draft.progress != PROGRESS_UNSET else part.progress if part else None
    )
    form.put(STATE, str(state) if state in set(WorkState) else WorkState.NOT_STARTED.value)
    form.put(PROGRESS, str(min(100, max(0, progress or 0))))
    texts = (draft.done, draft.obstacle, draft.ask, draft.link) if draft else EMPTY
    for name, text in zip((DONE, OBSTACLE, ASK, LINK), texts, strict=True):
        form.put(name, text)
    form.put(ASKS, bool(texts[2]))


def _save(account_id: int, action_code: str, draft: TypedReport) -> None:
    try:
        save_draft(engine(), account_id, action_code, draft)
    except (DraftError, NotFoundError):  # the form says so at its field when it is sent
        return


def _progress(form: ReportFormState) -> int:
    """Return the progress that was typed, unset where it cannot be read: the form says so when it is sent."""
    try:
        return read_progress(str(form.value(PROGRESS, "")))
    except ReportError:
        return PROGRESS_UNSET


def _says_nothing(draft: TypedReport) -> bool:
    return (
        not draft.state
        and draft.progress == PROGRESS_UNSET
        and not any((draft.done, draft.obstacle, draft.ask, draft.link))
    )
