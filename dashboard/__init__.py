"""Everything on screen that pages share."""
