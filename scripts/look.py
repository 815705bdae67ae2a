"""Screenshots of pages at our readers' three sizes: ``python -m scripts.look FOLDER / /map --url URL``."""

from pathlib import Path

import click
from playwright.sync_api import Browser, sync_playwright

from tests.e2e.support.browser import READER, SIZES, Size, launch
from tests.e2e.support.settled import settled
from tests.e2e.support.watch import Watch


@click.command(help="Take pictures of PATHS of a running app into FOLDER, at three sizes, at rest.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.argument("paths", nargs=-1, required=True)
@click.option("--url", default="http://127.0.0.1:8501", show_default=True, help="Where the app serves.")
@click.option("--size", "names", multiple=True, type=click.Choice([size.name for size in SIZES]))
@click.option("--whole", is_flag=True, help="The whole page, not only the first screenful.")
def main(folder: Path, paths: tuple[str, ...], url: str, names: tuple[str, ...], *, whole: bool) -> None:
    """Write FOLDER/PATH-SIZE.png for each and say what the browser complained of."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, launch(playwright) as browser:
        for path in paths:
            for size in SIZES:
                if not names or size.name in names:
                    _look(browser, url.rstrip("/") + path, size, folder / _file_name(path, size), whole=whole)


def _look(browser: Browser, address: str, size: Size, file: Path, *, whole: bool) -> None:
    watch = Watch()
    with browser.new_context(**size.context(), **READER) as context:
        page = context.new_page()
        watch.follow(page)
        page.goto(address)
        try:
            settled(page)
        except TimeoutError as busy:  # the picture is what one wants to see then
            watch.complaints.append(str(busy))
        page.screenshot(path=file, full_page=whole)
    click.echo("\n  ".join([str(file), *watch.complaints]))


def _file_name(path: str, size: Size) -> str:
    words = "".join(letter if letter.isalnum() else "-" for letter in path).strip("-")
    return f"{words or 'home'}-{size.name}.png"


if __name__ == "__main__":
    main()
