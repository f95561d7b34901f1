"""Tests of commission/queries."""
