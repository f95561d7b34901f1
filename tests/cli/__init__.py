"""Tests of commission/cli."""
