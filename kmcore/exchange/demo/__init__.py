"""The demonstration layer: made-up rows, all ``origin = demo``, that can be added and removed whole."""

from kmcore.exchange.demo.demo_report import EVE, DemoError, DemoReport
from kmcore.exchange.demo.layer import SEED, add_demo, count_demo, has_demo, remove_demo

__all__ = ["EVE", "SEED", "DemoError", "DemoReport", "add_demo", "count_demo", "has_demo", "remove_demo"]
