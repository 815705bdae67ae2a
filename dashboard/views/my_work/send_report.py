"""Sending the report: one tap, one report, and whatever goes wrong leaves what was typed where it is."""

from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user, current_user
from dashboard.session.report_drafts import forget_own_draft, store_typed_draft
from dashboard.session.report_form_state import (
    ASK,
    ASKS,
    DONE,
    LINK,
    OBSTACLE,
    PHOTOS,
    PROGRESS,
    STATE,
    ReportFormState,
)
from kmcore.actions.agency_items import item_version
from kmcore.actions.commands import ConflictError
from kmcore.actions.report_form import ReportForm, read_progress
from kmcore.clock import system_clock
from kmcore.errors import Faults, KmError
from kmcore.reminders.report_command import report
from kmcore.storage.unit_of_work import reading


def send(form: ReportFormState) -> None:
    """Send what the fields hold; a button's callback, so that the page is drawn once, with the outcome.

    Errors are kept as they are and said when drawn: here no language is set yet. Where the sign-in is over
    nothing is done: the page says so (``over``).
    """
    form.clear_problem()
    if form.saved or not current_user().signed_in:
        return
    form.tries += 1
    faults = Faults()
    try:
        form.saved = report(engine(), acting_user(), _form(form, faults), faults)
    except ConflictError as conflict:
        form.theirs, form.version = conflict.theirs, conflict.version
        store_typed_draft(form)
    except KmError as error:
        form.problem = error
        store_typed_draft(form)
    else:
        form.saved_at = system_clock()


def send_as_it_is(form: ReportFormState) -> None:
    """Send mine beside theirs: what they wrote has been seen."""
    form.accept_theirs()
    send(form)


def take_note_of_theirs(form: ReportFormState) -> None:
    """Go on writing with theirs in sight; what was typed stays in its fields."""
    form.quoted = form.theirs
    form.accept_theirs()


def drop_own_report(form: ReportFormState) -> None:
    """Let theirs stand and forget mine."""
    if forget_own_draft(form):
        form.start_over(form.version)


def write_another(form: ReportFormState) -> None:
    """Begin a new report after one went through; its own words are no draft."""
    if not forget_own_draft(form):
        return
    with reading(engine()) as session:
        form.start_over(item_version(session, form.action_code))


def _form(form: ReportFormState, faults: Faults) -> ReportForm:
    photos = form.value(PHOTOS) or []
    return ReportForm(
        action_code=form.action_code,
        agency_code=form.agency_code,
        state=form.value(STATE),
        progress=faults.taken(0, read_progress, str(form.value(PROGRESS, ""))),
        done=form.value(DONE, ""),
        obstacle=form.value(OBSTACLE),
        ask=form.value(ASK, "") if form.value(ASKS) else None,
        link=form.value(LINK),
        photos=tuple(photo.getvalue() for photo in photos),
        seen=form.seen,
        submission=form.submission,
    )
