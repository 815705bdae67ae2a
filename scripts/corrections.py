"""``python -m scripts.corrections OLD``: what stores made of the data set in folder ``OLD`` must be told.

``OLD`` is the data set's folder as the version before shipped it. What was listed before stays listed: a store may be
of any earlier version. Of a row that was listed and changes again, mend the file by hand.
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import click
import yaml

from kmcore.exchange.dataset.corrections import Correction, differing_rows, read_corrections
from kmcore.exchange.dataset.keys import table_of
from kmcore.exchange.dataset.prepare import prepare_dataset
from kmcore.exchange.setup import CORRECTIONS, DEFAULT_PROVINCE, area_folder, dataset_folder
from kmcore.settings import DEFAULT_DATASET


@click.command()
@click.argument("old", type=click.Path(path_type=Path, exists=True))
@click.option("--dataset", default=DEFAULT_DATASET)
@click.option("--province", default=DEFAULT_PROVINCE)
def main(old: Path, dataset: str, province: str) -> None:
    """Write data/corrections/<data set>.yaml."""
    before, after = (_rows(folder, province) for folder in (old, dataset_folder(dataset)))
    known = read_corrections(CORRECTIONS, dataset)
    listed = {one.words for one in known}
    found = [*known, *(one for one in differing_rows(before, after) if one.words not in listed)]
    rows = [_row(one) for one in found]
    text = yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=120)
    (CORRECTIONS / f"{dataset}.yaml").write_text(text, encoding="utf-8")
    click.echo(f"{len(rows)} rows")


def _rows(folder: Path, province: str) -> dict[str, list[dict[str, object]]]:
    prepared = prepare_dataset(folder, area_folder(province))
    return {table_of(model).name: [_plain(row) for row in rows] for model, rows in prepared.rows.items()}


def _plain(row: Mapping[str, object]) -> dict[str, object]:
    return {name: value.value if isinstance(value, StrEnum) else value for name, value in row.items()}


def _row(one: Correction) -> dict[str, object]:
    shipped = {} if one.was is None else {"was": one.was}
    # SQLAlchemy's own kind of text is none that YAML writes.
    return {"table": f"{one.table}", "key": one.key, **shipped, "now": one.now}


if __name__ == "__main__":
    main()
