"""The turn of the fiscal year: what goes on, what ends, what is handed over; a draft until a circle decides."""
