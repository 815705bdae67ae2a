"""The parts of วงคุณเอื้อ."""
