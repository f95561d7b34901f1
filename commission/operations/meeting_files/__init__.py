"""Bringing a session in from a file: one transaction, and every fault told in one go."""

from commission.operations.meeting_files.arriving import Arrival, bring_in

__all__ = ["Arrival", "bring_in"]
