"""Tests of commission/models."""
