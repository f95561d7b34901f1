"""What leaves and returns as a file; reads the loaded records it is handed, runs no query."""
