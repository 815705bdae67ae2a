"""What a template database is made by. Imports wait: a broken store then fails only the tests that use it."""

# ruff: noqa: PLC0415 - the reason is in the docstring

from sqlalchemy import Engine


def migrated(url: str) -> None:
    """Bring an empty database to the current schema."""
    from kmcore.storage.migrate import upgrade

    upgrade(url)
    open_engine(url).dispose()


def loaded(url: str) -> None:
    """Fill an empty database as ``make run`` does: the minutes and the demonstration layer."""
    from kmcore.exchange.setup import initialise

    initialise(url, dataset="minutes-2550", demo=True)
    open_engine(url).dispose()


def without_layer(url: str) -> None:
    """Fill an empty database with the minutes, and nothing made up."""
    from kmcore.exchange.setup import initialise

    initialise(url, dataset="minutes-2550", demo=False)
    open_engine(url).dispose()


def open_engine(url: str) -> Engine:
    """Return the product's own engine for ``url``."""
    from kmcore.storage.engine import open_engine as product_engine

    return product_engine(url)


def without_data(url: str) -> None:
    """Fill an empty database as a province that starts: its register, no agency, no meeting, nothing done."""
    from pathlib import Path

    from kmcore.exchange.setup import initialise

    initialise(url, dataset=str(Path(__file__).parent / "register_only"))
    open_engine(url).dispose()


def as_new_province(url: str) -> None:
    """Fill an empty database as ``init --dataset empty`` does: nothing, not even which province it is."""
    from kmcore.exchange.setup import initialise

    initialise(url, dataset="empty")
    open_engine(url).dispose()


def of_another_province(url: str) -> None:
    """Fill an empty database with the tiny programme of a province that is not the first one."""
    from pathlib import Path

    from kmcore.exchange.dataset import load_dataset
    from kmcore.storage.unit_of_work import UnitOfWork

    folder = Path(__file__).parent / "other_province"
    migrated(url)
    with UnitOfWork(open_engine(url), actor="console", command="init") as work:
        load_dataset(work.session, folder / "data_set", folder / "areas")
        work.commit({})
    open_engine(url).dispose()
