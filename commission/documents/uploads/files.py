"""What a Word file says: its paragraphs in two views, the records they come from, its properties."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from commission.texts.cleaning import stripped

if TYPE_CHECKING:
    from collections.abc import Iterable


class Stretch(NamedTuple):
    """Some letters, and the bookmarks of ours round them, such as ``_w17_ru``; none where the frame speaks."""

    text: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph, without the number that Word computes."""

    stretches: tuple[Stretch, ...]
    # also of bookmarks whose whole text is gone
    keys: tuple[str, ...] = ()
    # whether a reader may not see some of it as it stands: hidden, white, tiny, invisible letters, fed from elsewhere
    is_hidden: bool = False

    @property
    def text(self) -> str:
        """What it says, in order as every text that comes in at the door."""
        return stripped("".join(stretch.text for stretch in self.stretches))


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file as a reader sees it.

    ``final`` is the text with all tracked changes accepted, ``original`` with all of them rejected; where nothing is
    tracked they are equal. Headers, footers, notes and comments stand in ``around``.
    """

    final: tuple[WordParagraph, ...]
    original: tuple[WordParagraph, ...]
    around: tuple[WordParagraph, ...] = ()
    title: str = ""
    # such as ProtocolId, ExportId, Copy, Languages, Draft: hints, never authority (WORD.md 4.16)
    properties: dict[str, str] = field(default_factory=dict)

    def as_plain(self) -> dict[str, Any]:
        """The same in dicts, lists and texts, for the way from the child process."""
        views = {name: _plain(getattr(self, name)) for name in ("final", "original", "around")}
        return {**views, "title": self.title, "properties": self.properties}

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> Self:
        """What ``as_plain`` made."""
        views = {name: _paragraphs(plain[name]) for name in ("final", "original", "around")}
        return cls(**views, title=plain["title"], properties=plain["properties"])


def texts_by_key(paragraphs: Iterable[WordParagraph]) -> dict[str, str]:
    """What stands inside each bookmark; the text of a paragraph that was split has several lines.

    Words typed right after a bookmark stand outside of it: who compares asks for the paragraph's own text as well.
    """
    found: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        for key in paragraph.keys:
            inside = [stretch.text for stretch in paragraph.stretches if key in stretch.keys]
            found.setdefault(key, []).append("".join(inside))
    return {key: stripped("\n".join(filter(None, lines))) for key, lines in found.items()}


def _plain(paragraphs: tuple[WordParagraph, ...]) -> list[Any]:
    return [[one.stretches, one.keys, one.is_hidden] for one in paragraphs]


def _paragraphs(plain: list[Any]) -> tuple[WordParagraph, ...]:
    return tuple(
        WordParagraph(tuple(Stretch(text, tuple(inside)) for text, inside in stretches), tuple(keys), is_hidden)
        for stretches, keys, is_hidden in plain
    )
