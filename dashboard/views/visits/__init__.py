"""The parts of แผนนิเทศติดตาม."""
