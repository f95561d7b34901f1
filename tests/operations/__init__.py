"""Tests of commission/operations."""
