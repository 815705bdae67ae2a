"""Reading a Vega-Lite spec as Vega does: layers within layers, each with the data and filters it inherits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Layer:
    """One drawn layer: its mark's kind, itself, and the inline rows that it draws (none for a URL)."""

    kind: str
    spec: dict[str, Any]
    rows: list[dict[str, Any]]


def layers(spec: dict[str, Any], kind: str) -> list[Layer]:
    """Return the layers of a kind of mark, however deep, in the order of drawing."""
    return [layer for layer in _walk(spec, spec, {}, []) if layer.kind == kind]


def rows_of(spec: dict[str, Any], data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of an inline data set: in place, or among the spec's by its name."""
    found: list[dict[str, Any]] = data.get("values") or spec.get("datasets", {}).get(data.get("name"), [])
    return found


def _walk(
    spec: dict[str, Any], node: dict[str, Any], data: dict[str, Any], above: list[dict[str, Any]]
) -> Iterator[Layer]:
    data = node.get("data", data)
    transforms = [*above, *node.get("transform", [])]
    for child in node.get("layer", []):
        yield from _walk(spec, child, data, transforms)
    if "mark" in node:
        kept = [row for row in rows_of(spec, data) if all(_passes(row, step) for step in transforms)]
        yield Layer(node["mark"]["type"], node, kept)


def _passes(row: dict[str, Any], step: dict[str, Any]) -> bool:
    """Tell whether a row passes a filter of equalities, the only ones our maps have."""
    equal = re.findall(r"datum\.(\w+) === (\d+)", str(step.get("filter", "")))
    return all(row[name] == int(number) for name, number in equal)
