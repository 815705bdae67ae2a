"""How offices head the columns of their files."""


def headed(*spellings: str) -> tuple[str, ...]:
    """Return spellings of a heading: compared with what stands in a file, in whatever language that is."""
    return spellings
