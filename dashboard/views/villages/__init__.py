"""The parts of the village map."""
