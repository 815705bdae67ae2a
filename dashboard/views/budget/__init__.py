"""The parts of the budget view."""
