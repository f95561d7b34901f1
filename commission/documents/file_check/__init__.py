"""Whether a file is the registered one: its bytes, else its text, against the texts that were sealed.

Pure: it is handed what the gate admitted and what was sealed, and answers; nothing of it is kept.
"""

from commission.documents.file_check.answers import Answer, Deviation, DeviationKind, Reading, Verdict
from commission.documents.file_check.judging import judged
from commission.documents.file_check.places import Place, PlaceKind
from commission.documents.file_check.registered import Registered, RegisteredText, registered_text

__all__ = [
    "Answer",
    "Deviation",
    "DeviationKind",
    "Place",
    "PlaceKind",
    "Reading",
    "Registered",
    "RegisteredText",
    "Verdict",
    "judged",
    "registered_text",
]
