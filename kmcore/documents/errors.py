"""What can be wrong with what is asked of a document."""

from kmcore.errors import KmError


class DocumentError(KmError):
    """This document cannot be made of this meeting; the sentence says which can."""
