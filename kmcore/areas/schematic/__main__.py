"""``python -m kmcore.areas.schematic AREA_DIR``: draw the schematic map of the province in AREA_DIR."""

from pathlib import Path

import click

from kmcore.areas.schematic.files import write_schematic
from kmcore.errors import KmError


@click.command()
@click.argument("area_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(area_dir: Path) -> None:
    """Write the two map files of AREA_DIR from its districts.csv and subdistricts.csv."""
    try:
        write_schematic(area_dir)
    except KmError as error:
        raise click.ClickException(str(error)) from error


main()
