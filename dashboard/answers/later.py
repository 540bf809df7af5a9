"""Where dear answers are worked out: here, or aside, in a process that readers do not wait for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

ASIDE, HERE, FAILED = "aside", "here", "failed"
"""What is said of a job: it is done aside, is to be done by its asker, or could not be done for now."""


class BeingComputed(Exception):
    """An answer that is being worked out aside. `there` says whether it has come, `patience` for how many
    seconds it is worth waiting; `failed` that the work went wrong and will be tried again later."""

    def __init__(self, there: Callable[[], bool], patience: float, failed: bool) -> None:
        super().__init__()
        self.there, self.patience, self.failed = there, patience, failed


class Later:
    """Takes dear work aside as soon as somebody is there to do it; until then every asker does its own.

    `ask` tells the process aside of a job and says what becomes of it; `wait` waits until it is there, for
    some seconds or not at all, and says whether it is; `folder` is where answers are kept.
    """

    def __init__(self) -> None:
        self.ask: Callable[[str], str] | None = None
        self.wait: Callable[[Callable[[], bool], float], bool] = lambda _there, _patience: False
        self.folder: Path | None = None

    def take(self, job: str, there: Callable[[], bool], patience: float) -> None:
        """Leaves a job to the process aside, by raising BeingComputed.

        Returns where the answer is there meanwhile, and where its asker is to work it out.
        """
        said = HERE if self.ask is None else self.ask(job)
        if said == ASIDE and self.wait(there, patience):
            return
        if said != HERE:
            raise BeingComputed(there, patience, said == FAILED)
