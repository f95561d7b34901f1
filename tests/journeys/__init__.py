"""Whole stories, told through the pages as people use them without script."""
