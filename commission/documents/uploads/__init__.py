"""Files that come in: one gate for all of them, and what a Word file that passed it says."""

from commission.documents.uploads.files import Stretch, WordFile, WordParagraph, texts_by_key
from commission.documents.uploads.gate import Upload, admitted
from commission.documents.uploads.judging import UploadKind
from commission.documents.uploads.refusals import NotAdmitted, RefusalKind
from commission.documents.uploads.word import read

__all__ = [
    "NotAdmitted",
    "RefusalKind",
    "Stretch",
    "Upload",
    "UploadKind",
    "WordFile",
    "WordParagraph",
    "admitted",
    "read",
    "texts_by_key",
]
