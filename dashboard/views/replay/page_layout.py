"""The page's two faces: one picture, or two side by side."""

import streamlit as st

from dashboard.query_cache import ask
from dashboard.views.replay.picture_choice import ChosenPicture, PictureChoice
from dashboard.views.replay.picture_conclusions import draw_number_questions, draw_picture_conclusions
from dashboard.views.replay.picture_figures import draw_picture_figures
from dashboard.views.replay.picture_items import draw_picture_agencies, draw_picture_items
from dashboard.views.replay.picture_money import draw_picture_money
from dashboard.views.replay.picture_view import PictureView, view_of_picture
from dashboard.views.replay.picture_villages import draw_picture_districts, draw_picture_map
from dashboard.views.replay.seal import draw_seal
from dashboard.views.replay.side_by_side import draw_side_by_side
from dashboard.widgets.page_head import PageContext, demo_note, draw_footnote
from kmcore.snapshot.queries import past_meetings


def draw_chosen_pictures(choice: PictureChoice, here: PageContext) -> None:
    """Draw what was chosen; of a picture that cannot be read the page says so and goes on with the other."""
    view = view_of_picture(choice.shown, here.as_of)
    beside = view_of_picture(choice.beside, here.as_of) if choice.beside else None
    if view and beside:
        draw_side_by_side(view, beside)
    elif found := view or beside:
        draw_one_picture(found, here)
    if any(one and one.picture.demo for one in (view, beside)):
        draw_footnote(demo_note())


def draw_one_picture(view: PictureView, here: PageContext) -> None:
    """Draw one picture whole."""
    with st.container(border=True, key="replay_seal"):
        draw_seal(view, _session_before(view, here))
    draw_picture_figures(view)
    left, right = st.columns([9, 11], gap="small")
    with left:
        with st.container(border=True, key="map_panel"):
            draw_picture_map(view)
        with st.container(border=True, key="replay_agencies"):
            draw_picture_agencies(view)
    with right, st.container(border=True, key="replay_districts"):
        draw_picture_districts(view)
    with st.container(border=True, key="replay_items"):
        draw_picture_items(view)
    left, right = st.columns([1, 1], gap="small")
    with left, st.container(border=True, key="replay_conclusions"):
        draw_picture_conclusions(view)
    with right, st.container(border=True, key="replay_numbers"):
        draw_number_questions(view)
    with st.container(border=True, key="replay_money"):
        draw_picture_money(view)


def _session_before(view: PictureView, here: PageContext) -> ChosenPicture | None:
    """Return the picture of the circle's session before, which "since last time" speaks of."""
    head = view.picture.meeting
    found = (one for one in ask(past_meetings, here.as_of) if one.info.circle.code == head.circle_code)
    one = next((one for one in found if one.info.on_date == head.since), None)
    return ChosenPicture(one, one.numbers[-1] if one.numbers else None) if one else None
