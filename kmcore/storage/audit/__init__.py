"""The audit chain: appending to it, and looking it over."""
