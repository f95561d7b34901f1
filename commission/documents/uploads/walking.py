"""Walking through a part of a package: its limits are kept, both views of its text are written down (WORD.md 3.4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from commission.documents.uploads.budgets import Budget
from commission.documents.uploads.frames import Frame
from commission.documents.uploads.guarding import GUARDS
from commission.documents.uploads.hiding import DEFAULT, hides
from commission.documents.uploads.refusals import NotAdmitted, RefusalKind
from commission.documents.uploads.transcripts import Transcript
from commission.documents.uploads.vocabulary import MC, UNDERSTOOD, UNDERSTOOD_ALTERNATIVES, W15, M, V, W

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from commission.documents.uploads.guarding import Guard

_CODES = {f"{W}instrText", f"{W}delInstrText"}
_LETTERS = {f"{W}t", f"{W}delText", f"{M}t", *_CODES}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{W}softHyphen": "\N{SOFT HYPHEN}",
}
# what a paragraph never flows into or out of
_CONTAINERS = {f"{W}{name}" for name in ("tbl", "tc", "txbxContent", "footnote", "endnote", "comment")}
_RUNS = {f"{W}r", f"{M}r"}
_ROW, _CELL = (f"{W}tr", f"{W}trPr"), (f"{W}tc", f"{W}tcPr")


_Attributes: TypeAlias = "Mapping[str, str]"
_Act: TypeAlias = "Callable[[Walker, Frame, str, _Attributes], Frame]"


@dataclass(slots=True)
class Walker:
    """Hears the elements of one part in their order; ``final`` and ``original`` hold what it says in both views."""

    part: str
    budget: Budget
    hiding: frozenset[str] = frozenset()
    final: Transcript = field(default_factory=Transcript)
    original: Transcript = field(default_factory=Transcript)
    root: str = ""
    # what was added and removed again
    _neither: Transcript = field(default_factory=Transcript)
    _frames: list[Frame] = field(default_factory=list)
    # two more than are open, so that every element has a parent and a grandparent
    _tags: list[str] = field(default_factory=lambda: ["", ""])
    _prefixes: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._frames.append(Frame((self.final, self.original), DEFAULT in self.hiding))

    def start(self, tag: str, attributes: _Attributes, prefixes: _Attributes) -> None:
        """An element begins."""
        self.budget.spend_element(len(self._tags))
        self.root = self.root or tag
        if prefixes:
            for prefix, namespace in prefixes.items():
                self._prefixes.setdefault(prefix, set()).add(namespace)
        guard, act = _meaning(tag)
        if guard:
            guard(tag, attributes)
        frame = self._frames[-1]
        if act:
            frame = act(self, frame, tag, attributes)
        self._tags.append(tag)
        self._frames.append(frame)

    def data(self, text: str) -> None:
        """Letters, perhaps not all of the element at once."""
        words = self._frames[-1].words
        if words is not None:
            words.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        self._tags.pop()
        frame = self._frames.pop()
        if frame is self._frames[-1]:
            return
        if frame.words is not None:
            self._tell(tag, frame)
        elif tag == f"{W}p":
            for view in frame.heard:
                view.end(has_end=view not in frame.unended)
        elif tag in _CONTAINERS:
            for view in frame.heard:
                view.part()
        if frame.is_aside:
            frame.heard[0].finish()

    def doctype(self, *_: str | None) -> None:
        """A document type, should the parser see one that nobody saw before it."""
        raise NotAdmitted(RefusalKind.DOCTYPE, part=self.part)

    def close(self) -> None:
        """The part is over."""
        for view in (self.final, self.original, self._neither):
            view.finish()

    def _tell(self, tag: str, frame: Frame) -> None:
        text = "".join(frame.words or ()).replace("\n", " ")
        self.budget.spend_letters(len(text))
        for view in frame.heard:
            if tag in _CODES:
                view.code(text)
            else:
                view.say(text, is_hidden=frame.is_hidden)

    def _aside(self, _frame: Frame, _tag: str, _attributes: _Attributes) -> Frame:
        """What Word passes over: nothing inside is text, yet no field of it may do harm."""
        return Frame((Transcript(is_aside=True),), is_aside=True)

    def _inner(self, frame: Frame, _tag: str, _attributes: _Attributes) -> Frame:
        return frame.inner()

    def _paragraph(self, frame: Frame, _tag: str, _attributes: _Attributes) -> Frame:
        self.budget.spend_paragraph()
        for view in frame.heard:
            view.begin()
        return frame.inner()

    def _container(self, frame: Frame, _tag: str, _attributes: _Attributes) -> Frame:
        for view in frame.heard:
            view.part()
        return frame.inner()

    def _letters(self, frame: Frame, _tag: str, _attributes: _Attributes) -> Frame:
        return Frame(frame.heard, frame.is_hidden, words=[])

    def _sign(self, frame: Frame, tag: str, attributes: _Attributes) -> Frame:
        if self._tags[-1] == f"{W}r":
            for view in frame.heard:
                view.say(_SIGNS.get(tag) or _symbol(attributes), is_hidden=frame.is_hidden)
        return frame

    def _drawn_letters(self, frame: Frame, _tag: str, attributes: _Attributes) -> Frame:
        for view in frame.heard:
            view.say(attributes.get("string", ""), is_hidden=frame.is_hidden)
        return frame

    def _added(self, frame: Frame, _tag: str, _attributes: _Attributes) -> Frame:
        return self._tracked(frame, absent=self.original)

    def _removed(self, frame: Frame, _tag: str, _attributes: _Attributes) -> Frame:
        return self._tracked(frame, absent=self.final)

    def _tracked(self, frame: Frame, *, absent: Transcript) -> Frame:
        """Letters, the end of a paragraph, a row or a cell that one of the views does not have."""
        of, properties = self._tags[-2:]
        if properties == f"{W}rPr":
            if of == f"{W}pPr":
                frame.unended += (absent,)
            return frame
        inside = frame if (of, properties) in {_ROW, _CELL} else frame.inner()
        inside.heard = tuple(view for view in frame.heard if view is not absent) or (self._neither,)
        return inside

    def _property(self, frame: Frame, tag: str, attributes: _Attributes) -> Frame:
        """A property of letters or of a row that may hide them."""
        of, properties = self._tags[-2:]
        if (properties == f"{W}rPr" and of in _RUNS) or (of, properties) == _ROW:
            is_hidden = hides(tag, attributes.get(f"{W}val", ""))
            frame.is_hidden = frame.is_hidden if is_hidden is None else is_hidden
        return frame

    def _style(self, frame: Frame, _tag: str, attributes: _Attributes) -> Frame:
        if self._tags[-2] in {f"{W}p", *_RUNS}:
            frame.is_hidden = frame.is_hidden or attributes.get(f"{W}val") in self.hiding
        return frame

    def _bound(self, frame: Frame, _tag: str, _attributes: _Attributes) -> Frame:
        """A content control that shows what stands elsewhere in the file."""
        frame.is_hidden = frame.is_hidden or self._tags[-1] == f"{W}sdtPr"
        return frame

    def _bookmark(self, frame: Frame, tag: str, attributes: _Attributes) -> Frame:
        number = attributes.get(f"{W}id", "")
        for view in frame.heard:
            if tag == f"{W}bookmarkStart":
                view.open(number, attributes.get(f"{W}name", ""))
            else:
                view.close(number)
        return frame

    def _field_sign(self, frame: Frame, _tag: str, attributes: _Attributes) -> Frame:
        for view in frame.heard:
            match attributes.get(f"{W}fldCharType"):
                case "begin":
                    view.begin_field()
                case "separate":
                    view.show_field()
                case _:
                    view.end_field()
        return frame

    def _alternatives(self, frame: Frame, _tag: str, _attributes: _Attributes) -> Frame:
        if any(view.is_in_code for view in frame.heard):
            raise NotAdmitted(RefusalKind.FIELD, field="AlternateContent")
        return Frame(frame.heard, frame.is_hidden, is_taken=False)

    def _alternative(self, frame: Frame, tag: str, attributes: _Attributes) -> Frame:
        """The first one that Word understands is the text, the others are only looked through."""
        if frame.is_taken is not False or (tag == f"{MC}Choice" and not self._understands(attributes)):
            return self._aside(frame, tag, attributes)
        frame.is_taken = True
        return frame.inner()

    def _understands(self, attributes: _Attributes) -> bool:
        wanted = [self._prefixes.get(prefix, {""}) for prefix in attributes.get("Requires", "").split()]
        if any(len(namespaces) > 1 for namespaces in wanted):
            raise NotAdmitted(RefusalKind.DAMAGED_PART, part=self.part)
        return all(one.startswith(UNDERSTOOD_ALTERNATIVES) for namespaces in wanted for one in namespaces)

    ACTS: ClassVar[dict[str, _Act]] = {
        f"{W}p": _paragraph,
        **dict.fromkeys((*_RUNS, f"{W}tr", f"{W}sdt"), _inner),
        **dict.fromkeys(_CONTAINERS, _container),
        **dict.fromkeys(_LETTERS, _letters),
        **dict.fromkeys((*_SIGNS, f"{W}sym"), _sign),
        f"{V}textpath": _drawn_letters,
        **dict.fromkeys((f"{W}ins", f"{W}moveTo", f"{W}cellIns"), _added),
        **dict.fromkeys((f"{W}del", f"{W}moveFrom", f"{W}cellDel"), _removed),
        **dict.fromkeys((f"{W}vanish", f"{W}specVanish", f"{W}hidden", f"{W}color", f"{W}sz"), _property),
        **dict.fromkeys((f"{W}pStyle", f"{W}rStyle"), _style),
        **dict.fromkeys((f"{W}dataBinding", f"{W15}dataBinding"), _bound),
        **dict.fromkeys((f"{W}bookmarkStart", f"{W}bookmarkEnd"), _bookmark),
        f"{W}fldChar": _field_sign,
        f"{MC}AlternateContent": _alternatives,
        **dict.fromkeys((f"{MC}Choice", f"{MC}Fallback"), _alternative),
        "": _aside,
    }


@lru_cache(maxsize=1_000)
def _meaning(tag: str) -> tuple[Guard | None, _Act | None]:
    """How an element is judged, and what it does; nothing where it only holds others."""
    is_foreign = tag[1:].partition("}")[0] not in UNDERSTOOD
    return GUARDS.get(tag), Walker.ACTS.get("" if is_foreign and tag not in Walker.ACTS else tag)


def _symbol(attributes: _Attributes) -> str:
    """A letter of a font of symbols, such as F0FC; what cannot be read is not passed over in silence."""
    try:
        return chr(int(attributes.get(f"{W}char", ""), 16)).encode().decode()
    except (ValueError, OverflowError):
        return "\N{REPLACEMENT CHARACTER}"
