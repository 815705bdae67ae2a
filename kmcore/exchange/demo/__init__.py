"""The demonstration layer: made-up rows, all ``origin = demo``, that can be added and removed whole."""

from kmcore.exchange.demo.demo_report import EVE, MADE_FOR, DemoError, DemoReport
from kmcore.exchange.demo.layer import SEED, add_demo, count_demo, has_demo, remove_demo

__all__ = [
    "EVE",
    "MADE_FOR",
    "SEED",
    "DemoError",
    "DemoReport",
    "add_demo",
    "count_demo",
    "has_demo",
    "remove_demo",
]
