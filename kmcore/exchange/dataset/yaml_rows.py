"""Reads a YAML file of rows, remembering each row's line so that a refusal can name it.

A file is a list of rows, or a mapping {defaults, rows} whose defaults each row may override, or several
of these one after another separated by ``---``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from kmcore.exchange.dataset.errors import BadRow, FilePlace
from kmcore.exchange.dataset.yaml_nodes import line_of, read_documents
from kmcore.i18n import _


@dataclass(frozen=True)
class RawRow:
    """A row as it stands in a file, defaults already filled in."""

    place: FilePlace
    values: dict[str, object]


def read_mapping(path: Path, bad: list[BadRow]) -> dict[str, object]:
    """The file's one mapping; {} with a refusal added to ``bad`` when it has none."""
    before = len(bad)
    documents = read_documents(path, bad)
    if len(documents) == 1 and isinstance(documents[0][1], dict):
        return _named(documents[0][1])
    if len(bad) == before:
        bad.append(BadRow(FilePlace(path.name), "", _("ไม่ได้เป็นคู่ ชื่อ: ค่า ชุดเดียว"), _("เขียน ชื่อ: ค่า บรรทัดละคู่")))
    return {}


def read_rows(path: Path, bad: list[BadRow]) -> list[RawRow]:
    """Every row of the file, in order. What is not a row is refused into ``bad`` and left out."""
    rows: list[RawRow] = []
    for number, (line, defaults, item) in enumerate(_items(path, bad), start=1):
        place = FilePlace(path.name, number, line)
        if isinstance(item, dict):
            rows.append(RawRow(place, _named(defaults | item)))
        else:
            bad.append(BadRow(place, "", _("แถวนี้ไม่ได้เป็นคู่ ชื่อช่อง: ค่า"), _("เขียน ชื่อช่อง: ค่า ให้ครบทุกช่อง")))
    return rows


def _items(path: Path, bad: list[BadRow]) -> Iterator[tuple[int, dict[object, object], object]]:
    """(line, defaults, item) of each item in each of the file's documents."""
    for document_node, document in read_documents(path, bad):
        if document is None:  # only comments
            continue
        node, defaults, items = _group(document_node, document)
        if isinstance(items, list) and isinstance(defaults, dict):
            for item_node, item in zip(node.value, items, strict=True):
                yield line_of(item_node), defaults, item
        else:
            remedy = _("ขึ้นต้นแต่ละแถวด้วยขีด (-) หรือเขียน defaults: กับ rows:")
            bad.append(BadRow(FilePlace(path.name, 0, line_of(node)), "", _("ไม่ได้เป็นรายการของแถว"), remedy))


def _group(node: yaml.Node, data: object) -> tuple[yaml.Node, object, object]:
    """A document's node of rows, its defaults and its rows, whatever they are."""
    if isinstance(data, dict) and set(data) == {"defaults", "rows"}:
        rows_node = next(value for key, value in node.value if key.value == "rows")
        return rows_node, data["defaults"], data["rows"]
    return node, {}, data


def _named(mapping: dict[object, object]) -> dict[str, object]:
    return {str(key): value for key, value in mapping.items()}
