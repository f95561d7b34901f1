"""Verbs: each changes several records and writes the journal; none commits, none asks who is logged in."""
