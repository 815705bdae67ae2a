"""How the actions of circles and meetings are tried by every role: the second half of ``matrix``."""

from typing import Final

from tests.integration.access.matrix import Trial

MEETING_TRIALS: Final[dict[str, Trial]] = {}

# Further commands of an action that has its try above, by "action: which".
MEETING_ALSO: Final[dict[str, Trial]] = {}
