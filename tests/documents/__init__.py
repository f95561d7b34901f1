"""Tests of commission/documents."""
