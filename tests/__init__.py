"""Tests; they mirror ``commission/``."""
