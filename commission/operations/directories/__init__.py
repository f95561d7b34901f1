"""The directories: bodies with their names over time, people with their posts, matters with what they rest on."""

from commission.operations.directories.bodies import (
    BodyFacts,
    BodyNameFacts,
    NamesBeginTogether,
    SuccessionInCircle,
    enter_body,
    succeed,
)
from commission.operations.directories.matters import GroundFacts, MatterFacts, enter_matter
from commission.operations.directories.people import PersonFacts, PostFacts, enter_person
from commission.operations.directories.removal import NAMED_IN, StillNamed, remove
from commission.operations.directories.rows import DaysOutOfOrder

__all__ = [
    "NAMED_IN",
    "BodyFacts",
    "BodyNameFacts",
    "DaysOutOfOrder",
    "GroundFacts",
    "MatterFacts",
    "NamesBeginTogether",
    "PersonFacts",
    "PostFacts",
    "StillNamed",
    "SuccessionInCircle",
    "enter_body",
    "enter_matter",
    "enter_person",
    "remove",
    "succeed",
]
