"""What values, labels, charts and templates look like. No Streamlit."""
