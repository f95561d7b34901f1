"""The two languages as data."""
