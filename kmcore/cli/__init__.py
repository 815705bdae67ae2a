"""``python -m kmcore …``: setting a store up, asking it, taking tables out, keeping it safe."""
