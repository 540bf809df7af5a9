"""`--scheduler ADDRESS`: hands the parts of a calculation to the workers of a Dask cluster.

What they do is what this machine would do alone, so the result has the same bytes. They need the same version
of this program and of its libraries; each task says so where they do not have it.
"""

from __future__ import annotations

import argparse
import copyreg
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from dashboard.answers.asked.refused import UsageError
from dashboard.language.i18n import _

if TYPE_CHECKING:
    from distributed import Client

    from methodology.doubt.workers import Crew

PATIENCE = 5
"""Seconds until an address has to answer, and a worker to be there."""
EXTRA = "scheduler"


class OtherCodeError(RuntimeError):
    """A worker has another version of the program, of Python or of numpy."""


def add_option(parser: argparse.ArgumentParser) -> None:
    """Adds `--scheduler` to a command."""
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help=_("hands the work to a Dask cluster, for example tcp://10.0.0.5:8786; the result is the same"),
    )


@contextmanager
def workers_at(address: str | None, tell: Callable[[str], None]) -> Iterator[Crew | None]:
    """The workers of the cluster at an address, None without one. `tell` says what does not stop the work.

    Raises UsageError where the extra is not installed, or nobody answers within PATIENCE.
    """
    if address is None:
        yield None
        return
    client = _client(address)
    try:
        yield lambda work, setup, tasks: _run(client, tell, work, setup, tasks)
    except OtherCodeError as error:
        raise UsageError(
            _(
                "the workers at %(address)s do not have the same version of this program, Python and numpy",
                address=address,
            )
        ) from error
    finally:
        client.close(timeout=PATIENCE)  # type: ignore[no-untyped-call]


def _client(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(
            _('--scheduler needs the optional extra "%(extra)s" (Dask); it is not installed', extra=EXTRA)
        ) from error
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError, ImportError) as error:
        raise UsageError(
            _("--scheduler: no Dask scheduler answers at %(address)s", address=f'"{address}"')
        ) from error
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except OSError as error:
        client.close(timeout=PATIENCE)  # type: ignore[no-untyped-call]
        raise UsageError(_("--scheduler: %(address)s has no workers", address=f'"{address}"')) from error
    return client


def _run(
    client: Client,
    tell: Callable[[str], None],
    work: Callable[[Any, Any], Any],
    setup: Any,
    tasks: Sequence[Any],
) -> Iterator[Any]:
    """One result for each task, in the order in which they come.

    Where a worker ends before its time the scheduler asks another; what is left where all of them or the
    scheduler end is done here.
    """
    from distributed import as_completed

    copyreg.pickle(MappingProxyType, _proxy)
    code = _code()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that the setup is large: a few megabytes, once
        # Submitted and not scattered: the scheduler can make it again where the worker that holds it ends.
        shared = client.submit(_same, setup, pure=False)
        places = {
            client.submit(_do, work, shared, task, code, pure=False, priority=-place): place
            for place, task in enumerate(tasks)
        }
    left = []
    for future in as_completed(list(places), loop=client.loop):  # type: ignore[no-untyped-call]
        place = places.pop(future)
        if future.status == "finished":
            yield future.result()
        elif isinstance(error := future.exception(), OtherCodeError | ImportError):
            raise OtherCodeError(str(error))
        else:
            left.append(place)
    if left:
        tell(_("drd: the cluster ended before its time; the rest is done here"))
    for place in left:
        yield work(setup, tasks[place])


def _same(setup: Any) -> Any:
    return setup


def _do(work: Callable[[Any, Any], Any], setup: Any, task: Any, code: str) -> Any:
    if _code() != code:
        raise OtherCodeError(code)
    return work(setup, task)


def _code() -> str:
    from dashboard.content.doubt.doubts import drawing_code

    return drawing_code()


def _proxy(mapping: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    """How a read-only map is sent: pickle knows none."""
    return MappingProxyType, (dict(mapping),)
