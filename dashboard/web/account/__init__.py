"""Sign-in, sign-out and one's own account: routes of our own beside Streamlit's pages."""
