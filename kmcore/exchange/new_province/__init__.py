"""A province that begins with nothing: which province it is, its list of areas, and what is still missing."""
