"""The parts of ตรวจทานตัวเลข."""
