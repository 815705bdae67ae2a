"""What the kinds of the follow-up work are called, in the reader's language."""

from collections.abc import Mapping

from kmcore.actions.rules import STATUS_WORDS
from kmcore.i18n import _


def status_names() -> Mapping[str, str]:
    """Return the words for how an action item stands."""
    return {status.value: _(word) for status, word in STATUS_WORDS.items()}
