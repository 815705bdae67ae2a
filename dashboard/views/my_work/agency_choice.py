"""Whose work the page shows: a lead's own agency's; the secretariat chooses one, which the address holds."""

import streamlit as st

from dashboard.query_cache import ask
from dashboard.widgets.address_widgets import address_select
from kmcore.access.actor import User
from kmcore.access.roles import is_of_agency
from kmcore.i18n import _
from kmcore.programme.queries import agencies
from kmcore.programme.read_models import AgencyInfo

AGENCY = "agency"
WIDE = 460  # pixels: the longest name; on a phone as wide as the screen


def chosen_agency(user: User) -> AgencyInfo | None:
    """Return the agency whose items are shown; draws the choice for who may choose. None: chosen none yet.

    What a lead's address says of an agency is not looked at: hers is the account's.
    """
    known = {agency.code: agency for agency in ask(agencies)}
    if is_of_agency(user.role):
        return known.get(user.agency_code or "")
    return known.get(_chosen(known))


def _chosen(known: dict[str, AgencyInfo]) -> str:
    asked = st.query_params.get(AGENCY, "")
    if asked and asked not in known:
        st.query_params.pop(AGENCY, None)
        st.warning(_("ไม่รู้จักหน่วยงานที่ระบุมาในที่อยู่ เลือกหน่วยงานจากรายการ"))
    chosen = asked if asked in known else ""
    names = {"": _("เลือกหน่วยงาน")} | {code: f"{one.short} · {one.name}" for code, one in known.items()}
    with st.container(key="my_agency"):
        address_select(AGENCY, _("หน่วยงาน"), names, chosen, "", width=WIDE)
    return chosen


def query_of_agency(user: User, agency: AgencyInfo) -> dict[str, str]:
    """Return what the address must hold for this agency's work: nothing for a lead."""
    return {} if is_of_agency(user.role) else {AGENCY: agency.code}
