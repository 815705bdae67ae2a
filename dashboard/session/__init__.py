"""What one visitor's browser session holds: who looks, the address, the day, the language."""
