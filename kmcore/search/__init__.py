"""Finding what the programme is made of, by name or by code."""
