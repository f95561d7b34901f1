"""Tests of the gate for uploaded files and of what it reads."""
