"""How much of a file is read. An office's register has some thousand rows; what is far beyond is a mistake or an attack."""

from typing import Final

MOST_BYTES: Final = 40 * 2**20  # of the file itself
MOST_UNPACKED: Final = 320 * 2**20  # of all parts of a packed file together, as its directory declares them
MOST_PACKED_TIMES: Final = 250  # one part unpacked against packed; real sheets reach 40
MOST_PARTS: Final = 2_000
MOST_ROWS: Final = 200_000  # with content, in one sheet
MOST_CELLS: Final = 3_000_000  # with content, in all sheets together; as many shared texts
MOST_MERGED: Final = 100_000  # merged cells and hidden stretches of columns in one sheet
MOST_STYLES: Final = 100_000  # Excel knows 65,490
MOST_DIRECTORY: Final = 2**20  # bytes of a packed file's directory
MOST_SHEETS: Final = 200
LAST_ROW: Final = 1_048_576  # of Excel's sheet
LAST_COLUMN: Final = 16_384
OLD_FORMAT_MEMORY: Final = 1_500 * 2**20  # bytes the reader of .xls may take
OLD_FORMAT_SECONDS: Final = 60
