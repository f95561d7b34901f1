"""One view of a part, written down as it is heard: paragraphs, bookmarks and fields, as if nothing were tracked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from commission.documents.uploads import fields
from commission.documents.uploads.files import Stretch, WordParagraph
from commission.documents.uploads.refusals import NotAdmitted, RefusalKind

_KEY = re.compile(r"_[a-z]{1,8}\d{1,18}_(?:ru|kk)")
# letters without width, and those that turn the order of others round
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


@dataclass(slots=True)
class _Draft:
    """A paragraph that is being written."""

    pieces: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    # in the order in which they open; a dict for want of an ordered set
    keys: dict[str, None] = field(default_factory=dict)
    is_hidden: bool = False

    def finished(self) -> WordParagraph:
        stretches: list[Stretch] = []
        for text, keys in self.pieces:
            if stretches and stretches[-1].keys == keys:
                stretches[-1] = Stretch(stretches[-1].text + text, keys)
            else:
                stretches.append(Stretch(text, keys))
        return WordParagraph(tuple(stretches), tuple(self.keys), self.is_hidden)


@dataclass(slots=True)
class _Field:
    """A field that has begun: its code comes first, then what it shows."""

    code: str = ""
    shows: bool = False


class Transcript:
    """The paragraphs of one view in the order in which they begin."""

    def __init__(self, *, is_aside: bool = False) -> None:
        # whether it is something that Word passes over, which no field may begin or end outside of
        self._is_aside = is_aside
        self._drafts: list[_Draft] = []
        self._writing: list[_Draft] = []
        # a paragraph whose end is not in this view: the next one goes on with it
        self._unended: _Draft | None = None
        self._bookmarks: dict[str, str] = {}
        self._fields: list[_Field] = []

    @property
    def paragraphs(self) -> tuple[WordParagraph, ...]:
        """What was written down."""
        return tuple(draft.finished() for draft in self._drafts)

    @property
    def is_in_code(self) -> bool:
        """Whether the code of a field is not over yet."""
        return bool(self._fields) and not self._fields[-1].shows

    def begin(self) -> None:
        """A paragraph begins, perhaps inside another one, as in a text box."""
        draft = self._unended
        if draft is None:
            draft = _Draft()
            self._drafts.append(draft)
        self._unended = None
        self._writing.append(draft)

    def end(self, *, has_end: bool) -> None:
        """A paragraph ends; without an end of its own in this view the next one joins it."""
        draft = self._writing.pop()
        self._unended = None if has_end else draft

    def part(self) -> None:
        """What comes next never joins what came before: a cell, a table or a box is between them."""
        self._unended = None

    def say(self, text: str, *, is_hidden: bool) -> None:
        """Letters of the paragraph; within the code of a field they belong to the code."""
        if self.is_in_code:
            self._fields[-1].code += text
        elif self._writing and text:
            draft = self._writing[-1]
            keys = tuple(dict.fromkeys(self._bookmarks.values()))
            draft.pieces.append((text, keys))
            draft.keys.update(dict.fromkeys(keys))
            draft.is_hidden = draft.is_hidden or is_hidden or bool(_UNSEEN.search(text))

    def open(self, number: str, name: str) -> None:
        """A bookmark begins; those of other programs are no concern of ours."""
        if _KEY.fullmatch(name):
            self._bookmarks[number] = name
            if self._writing:
                self._writing[-1].keys[name] = None

    def close(self, number: str) -> None:
        """A bookmark ends."""
        self._bookmarks.pop(number, None)

    def begin_field(self) -> None:
        """A field begins; inside the code of another one it could write a code that nobody has checked."""
        if self.is_in_code:
            raise NotAdmitted(RefusalKind.FIELD, field=self._fields[-1].code.strip())
        self._fields.append(_Field())

    def code(self, text: str) -> None:
        """A piece of a field's code."""
        if self.is_in_code:
            self._fields[-1].code += text
        elif text.strip():
            raise NotAdmitted(RefusalKind.FIELD, field=text.strip())

    def show_field(self) -> None:
        """The code is over, what the field shows comes next."""
        if self._is_aside and not self._fields:
            raise NotAdmitted(RefusalKind.FIELD, field="")
        if self.is_in_code:
            fields.check(self._fields[-1].code)
            self._fields[-1].shows = True

    def end_field(self) -> None:
        """A field ends."""
        self.show_field()
        if self._fields:
            self._fields.pop()

    def finish(self) -> None:
        """Everything was told; the code of a field that has no end is checked all the same."""
        if self._is_aside and self._fields:
            raise NotAdmitted(RefusalKind.FIELD, field=self._fields[-1].code.strip())
        if self.is_in_code:
            self.show_field()
