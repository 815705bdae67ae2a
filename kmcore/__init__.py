"""The province's memory: what was promised, spent, done and said. Knows nothing of Streamlit."""
