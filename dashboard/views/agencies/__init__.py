"""The parts of หน่วยงานและทีม."""
