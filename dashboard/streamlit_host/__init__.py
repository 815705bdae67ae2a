"""Everything that leans on Streamlit's inside."""
