"""The door: `streamlit run streamlit_app.py` finds ``app``, an ASGI application round one script."""

import streamlit as st

from dashboard.lifespan import lifespan, warm_up
from dashboard.streamlit_host.error_boundary import on_script_error
from dashboard.web.application import LAYERS, SCRIPT
from dashboard.web.routes import ROUTES

warm_up()  # before the app exists: running pages outside a server would take the place of its runtime

# Written out here, not in a function: `streamlit run` looks for this very line without running the file.
app = st.App(SCRIPT, lifespan=lifespan, routes=ROUTES, middleware=LAYERS, on_script_error=on_script_error)
