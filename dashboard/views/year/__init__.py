"""What belongs to the page of the turn of the fiscal year."""
