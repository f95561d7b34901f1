"""Tests of commission/migrations."""
