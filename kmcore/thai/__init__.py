"""Thai ways of writing: dates, fiscal years, digits, money, order of words. Import the module you need."""
