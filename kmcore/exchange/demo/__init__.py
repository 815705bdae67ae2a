"""The demonstration layer: made-up rows, all ``origin = demo``, that can be added and removed whole."""

from kmcore.exchange.demo.layer import SEED, add_demo, has_demo, remove_demo
from kmcore.exchange.demo.report import DemoError, DemoReport

__all__ = ["SEED", "DemoError", "DemoReport", "add_demo", "has_demo", "remove_demo"]
