"""ข้อมูลของฉัน: what is kept about who looks, where she is signed in, what happened to her account."""

import streamlit as st

from dashboard.navigation import view_named
from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user, current_sign_in
from dashboard.session.links import link
from dashboard.widgets.personal_data import draw_export, draw_log, person_facts
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.privacy.personal_data import look_at_person


def draw_my_data(user: User) -> None:
    """Draw the section for somebody signed in."""
    number, found = user.account_id, current_sign_in()
    if number is None or found is None:
        return
    person = look_at_person(engine(), acting_user(), number, found.since)
    with st.container(border=True, key="me_panel"):
        draw_template(
            "permissions/my_data.html",
            facts=person_facts(person),
            trail=link("history", thing=f"account:{number}") if view_named("history").open_to(user) else None,
        )
        draw_export(person, acting_user())
        draw_log(user, number)
