"""Parses YAML safely, keeping the nodes beside the values: a node knows its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

try:  # the C parser, where the wheel has it, is ten times as fast
    from yaml import CSafeLoader as _SafeLoader
except ImportError:
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]  # same methods, other parser

from kmcore.exchange.dataset.errors import BadRow, FilePlace
from kmcore.exchange.dataset.sentences import line_of_bytes, unreadable
from kmcore.i18n import _
from kmcore.thai.input_cleaning import kept_text
from kmcore.thai.text_files import read_text_file


class _Loader(_SafeLoader):
    """Safe as yaml.safe_load; a text is kept as every text is. A date that does not exist stays text, for its row's check to refuse."""

    def construct_yaml_str(self, node: yaml.ScalarNode) -> str:
        return kept_text(super().construct_yaml_str(node))

    def construct_yaml_timestamp(self, node: yaml.ScalarNode) -> Any:
        try:
            return super().construct_yaml_timestamp(node)
        except ValueError:
            return node.value


_Loader.add_constructor("tag:yaml.org,2002:str", _Loader.construct_yaml_str)
_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.construct_yaml_timestamp)


def read_documents(path: Path, bad: list[BadRow]) -> list[tuple[yaml.Node, object]]:
    """The file's documents as nodes and values; [] with a refusal in ``bad`` when it cannot be read."""
    try:
        return list(_documents(path, bad))
    except (OSError, ValueError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        place = FilePlace(path.name, 0, mark.line + 1 if mark else line_of_bytes(error))
        bad.append(BadRow(place, "", *unreadable(error)))
        return []


def line_of(node: yaml.Node) -> int:
    """The line, from 1, on which a node begins."""
    return int(node.start_mark.line) + 1


def _documents(path: Path, bad: list[BadRow]) -> Iterator[tuple[yaml.Node, object]]:
    loader = _Loader(read_text_file(path))
    try:
        while loader.check_node():
            node = loader.get_node()
            if node is not None:
                bad.extend(
                    _repeated(path.name, node)
                )  # before constructing, which unfolds "<<" into the node
                yield node, loader.construct_document(node)
    finally:
        loader.dispose()


def _repeated(file: str, node: yaml.Node) -> Iterator[BadRow]:
    """A refusal for each name written twice in one mapping: YAML would silently keep the last."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _repeated(file, item)
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key, value in node.value:
        name = str(key.value)
        if name in seen:
            place = FilePlace(file, 0, line_of(key))
            yield BadRow(place, name, _("เขียนชื่อช่องนี้ซ้ำในแถวเดียว"), _("เหลือไว้ช่องเดียว"))
        seen.add(name)
        yield from _repeated(file, value)
