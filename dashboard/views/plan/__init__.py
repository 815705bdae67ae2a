"""The parts of แผนกิจกรรม."""
