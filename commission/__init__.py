"""The tool of an intergovernmental commission's two secretariats."""
