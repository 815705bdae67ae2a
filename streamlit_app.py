"""The door: `streamlit run streamlit_app.py` finds ``app``, an ASGI application round one script."""

from dashboard.asgi.application import build_app

app = build_app()
