"""Tests of agreement: comparing the two texts, answering, proposing, remarking."""
