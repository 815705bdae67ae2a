"""Areas that change from a day on: what an announcement does to the registers of areas."""
