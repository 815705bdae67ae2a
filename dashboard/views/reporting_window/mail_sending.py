"""E-mails on their way: sent on a thread of their own, for a mail server may take its time.

A page's run holds everyone else's (``dashboard/streamlit_host/script_queue.py``); the record of the sending raises the revision,
and that brings the page up to date by itself.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user
from dashboard.streamlit_host.error_boundary import error_sentence
from kmcore.errors import KmError
from kmcore.i18n import _, _n
from kmcore.reminders.mail import DeliveryOutcome
from kmcore.reminders.mail_reminder import send_reminder

_pool: Final = ThreadPoolExecutor(max_workers=2, thread_name_prefix="mail")


def begin_sending(meeting_code: str, agency_code: str, home: str) -> None:
    """Hand a reminder to the thread, from a button's callback; one at a time for each agency and page."""
    if not is_sending(agency_code):
        sending = _pool.submit(send_reminder, engine(), acting_user(), meeting_code, agency_code, home)
        st.session_state[_key(agency_code)] = sending
        st.session_state.pop(_failure(agency_code), None)


def is_sending(agency_code: str) -> bool:
    """Tell whether this page's reminder to the agency is still being sent."""
    sending = _sending(agency_code)
    return sending is not None and not sending.done()


def draw_outcome(agency_code: str) -> None:
    """Say how the sending goes or went: a sentence for everyone it did not reach."""
    sending = _sending(agency_code)
    if sending is None:
        return
    if not sending.done():
        st.info(_("กำลังส่งอีเมล เสร็จแล้วจะบอกที่นี่"))
        st.button(_("ดูผลการส่ง"), key=f"mail_look_{agency_code}", type="tertiary")
    elif error := sending.exception():
        st.error(formatting.plain(_sentence(agency_code, error)))
    else:
        _draw_each(sending.result())


def _sentence(agency_code: str, error: BaseException) -> str:
    """Return what went wrong in words; what nobody foresaw is logged once, not at every run."""
    if isinstance(error, KmError):
        return str(error)
    if _failure(agency_code) not in st.session_state:
        unforeseen = error if isinstance(error, Exception) else RuntimeError(repr(error))
        st.session_state[_failure(agency_code)] = error_sentence(unforeseen)
    return str(st.session_state[_failure(agency_code)])


def _failure(agency_code: str) -> str:
    return f"mail_failure_{agency_code}"


def _draw_each(outcomes: list[DeliveryOutcome]) -> None:
    problems = [one for one in outcomes if one.problem]
    if handed_over := len(outcomes) - len(problems):
        st.success(_n("ส่งอีเมลแล้ว {count} คน", handed_over))
    for one in problems:
        st.error(formatting.plain(f"{one.contact.label}: {one.problem}"))


def _key(agency_code: str) -> str:
    return f"mail_of_{agency_code}"


def _sending(agency_code: str) -> Future[list[DeliveryOutcome]] | None:
    found: Future[list[DeliveryOutcome]] | None = st.session_state.get(_key(agency_code))
    return found
