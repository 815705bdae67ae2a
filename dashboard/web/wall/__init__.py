"""The wall everyone looks at: a page of our own for a projector, drawn from a meeting's picture and its room."""
