"""NUM: numbers, dates, money and clock times."""
