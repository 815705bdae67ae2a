"""``make bench``: how fast it is, on a server and stores of its own. Prints Markdown tables.

Compare within one run only: shared cores make the same work up to twice as long from run to run.
"""

import os
import platform
import tempfile
import time
from pathlib import Path
from typing import Final

import click

from tests.bench.crowd import measure_crowd
from tests.bench.first_load import measure_first_load
from tests.bench.growth import measure_growth
from tests.bench.imports import measure_imports
from tests.bench.live import measure_live
from tests.bench.server import running_server
from tests.bench.views import measure_views
from tests.bench.wall import measure_wall
from tests.bench.writers import measure_writers

# In this order: the first visitor after a start comes only once.
SERVED: Final = {
    "load": measure_first_load,
    "views": measure_views,
    "crowd": measure_crowd,
    "live": measure_live,
}
STORED: Final = {
    "growth": measure_growth,
    "imports": measure_imports,
    "writers": measure_writers,
    "wall": measure_wall,
}
LONG: Final = {"writers", "wall"}  # half an hour on two busy cores, and ten minutes: only when named


@click.command(help="Measure all parts, or only those named.")
@click.argument("parts", nargs=-1, type=click.Choice([*SERVED, *STORED]))
def main(parts: tuple[str, ...]) -> None:
    """Print one table a part, each as soon as it is known."""
    began = time.perf_counter()
    click.echo(f"# Bench\n\nPython {platform.python_version()}, {os.cpu_count()} cores, {_busy()}")
    with tempfile.TemporaryDirectory(prefix="km-bench-") as folder:
        served = [measure for part, measure in SERVED.items() if part in (parts or SERVED)]
        if served:
            with running_server(Path(folder)) as server:
                click.echo(f"\nStart until ready: {server.start_s:.1f} s, {server.memory_mb():.0f} MB")
                for measure in served:
                    click.echo(measure(server))
        for part, measure_stores in STORED.items():
            if part in (parts or STORED.keys() - LONG):
                click.echo(measure_stores(Path(folder)))
    click.echo(f"\n{time.perf_counter() - began:.0f} s in all, {_busy()}")


def _busy() -> str:
    return f"load {os.getloadavg()[0]:.1f} in the last minute (the less, the truer)"


if __name__ == "__main__":
    main()
