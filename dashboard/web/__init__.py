"""Pages and routes of our own ASGI layer, beside Streamlit."""
