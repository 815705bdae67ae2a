"""Work that takes a core for a while: a few at once, in threads, and the others wait their turn."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from anyio import CapacityLimiter
from anyio.lowlevel import RunVar
from anyio.to_thread import run_sync

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Turns:
    """At most ``at_once`` pieces of one kind of work at a time; each event loop counts for itself."""

    def __init__(self, name: str, at_once: int) -> None:
        self.at_once = at_once
        self._limiter: RunVar[CapacityLimiter] = RunVar(name)

    async def run(self, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs) -> Result:
        """Return what ``work`` returns in a thread, once it is its turn."""
        return await run_sync(lambda: work(*args, **kwargs), limiter=self._counted())

    def _counted(self) -> CapacityLimiter:
        try:
            return self._limiter.get()
        except LookupError:
            self._limiter.set(limiter := CapacityLimiter(self.at_once))
            return limiter
