"""A page as AppTest runs it, and what a reader finds on it: the words a browser would show."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from pyarrow import ipc
from streamlit.testing.v1 import AppTest
from streamlit.util import AttributeDictionary

from tests.support.area_maps import AreaOnMap, maps_of
from tests.support.markup import page_words

T = TypeVar("T")

# Strings of Streamlit's elements that no reader sees: names, addresses, settings.
UNSEEN: Final = frozenset(
    {"id", "form_id", "element_id", "key", "query_param_key", "page", "page_script_hash", "href", "url"}
    | {"icon", "type", "selection_mode", "language", "theme", "query_string", "default_value", "name"}
)


@dataclass(frozen=True)
class Chart:
    """A chart: its key where it can be clicked, its Vega-Lite spec, its rows by data set."""

    key: str | None
    spec: dict[str, Any]
    rows: dict[str, list[dict[str, Any]]]

    @property
    def all_rows(self) -> list[dict[str, Any]]:
        """Return the rows of every data set."""
        return [row for rows in self.rows.values() for row in rows]


@dataclass(frozen=True)
class Screen:
    """One page of one session after a run; ``again()`` after a click."""

    session: AppTest

    @property
    def html(self) -> str:
        """Return the HTML of our own templates, in the order of the page."""
        parts: list[Any] = list(self.session.get("html"))
        return "\n".join(str(part.value) for part in parts)

    @property
    def words(self) -> list[str]:
        """Return what stands on the page: texts, labels, options, alternative texts, what charts write."""
        return list(_words_below(self.session._tree))

    @property
    def text(self) -> str:
        """Return ``words`` one to a line."""
        return "\n".join(self.words)

    @property
    def problems(self) -> list[str]:
        """Return the sentences in red, and exceptions, of which there must never be one."""
        return [str(each.value) for each in (*self.session.error, *self.session.exception)]

    @property
    def warnings(self) -> list[str]:
        """Return the sentences in yellow."""
        return [str(warning.value) for warning in self.session.warning]

    @property
    def charts(self) -> list[Chart]:
        """Return the charts in the order of the page."""
        return [_chart(part) for part in self.session.get("vega_lite_chart")]

    @property
    def maps(self) -> list[list[AreaOnMap]]:
        """Return the maps in the order of the page, each as its areas."""
        return maps_of(self.html)

    def chart(self, key: str) -> Chart:
        """Return the chart with this key.

        Raises:
            LookupError: there is none.
        """
        return _only((chart for chart in self.charts if chart.key == key), key)

    def within(self, key: str) -> list[str]:
        """Return the words of the container with this key.

        Raises:
            LookupError: there is none.
        """
        found = (node for node in _nodes(self.session._tree) if getattr(node, "key", None) == key)
        return list(_words_below(_only((node for node in found if hasattr(node, "children")), key)))

    def go(self, view: str) -> "Screen":
        """Move to another page in the same session, as the navigation bar does."""
        self.session.switch_page(f"../pages/{view}.py").run()
        return self

    def click(self, key: str, parameter: str, **fields: str) -> "Screen":
        """Click a mark of the chart with this key: what its selection ``parameter`` then holds."""
        state = AttributeDictionary({"selection": {parameter: [fields]}})
        self.session.session_state[key] = state
        return self.again()

    def again(self) -> "Screen":
        """Run the page once more, with what was clicked or typed."""
        self.session.run()
        return self


def _only(found: Iterator[T], key: str) -> T:
    there = next(found, None)
    if there is None:
        raise LookupError(key)
    return there


def _chart(part: Any) -> Chart:
    rows = {each.name: _table(each.data.data) for each in part.proto.datasets}
    return Chart(part.key, json.loads(part.proto.spec), rows)


def _table(data: bytes) -> list[dict[str, Any]]:
    """Streamlit takes a chart's values out of the spec and sends them as an Arrow stream."""
    rows: list[dict[str, Any]] = ipc.open_stream(data).read_all().to_pylist()
    return rows


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _nodes(child)


def _seen(node: Any) -> Iterator[Any]:
    """The nodes but those that are hidden from everyone, screen readers too (dashboard/widgets/live_refresh.py)."""
    if getattr(node, "key", None) == "km_live":
        return
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _seen(child)


def _words_below(node: Any) -> Iterator[str]:
    for each in _seen(node):
        proto = getattr(each, "proto", None)
        if isinstance(proto, Message):
            yield from _words(proto)


def _words(message: Message) -> Iterator[str]:
    for field, value in message.ListFields():
        if field.name in UNSEEN:
            continue
        for item in value if field.is_repeated else [value]:
            if isinstance(item, Message):
                yield from _words(item)
            elif field.type == FieldDescriptor.TYPE_BYTES:
                yield from _strings(_table(item))
            elif field.type == FieldDescriptor.TYPE_STRING:
                yield from _strings(json.loads(item)) if field.name == "spec" else page_words(item)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)
