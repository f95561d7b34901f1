"""What somebody typed before the session ran out: carried through signing in, shown again, never lost."""

from __future__ import annotations

import json
import re

from flask import request, session

# The hidden field of the sign-in page, and where the browser session keeps it afterwards.
CARRIED = "carried"
# How much of it, in characters, waits in the browser session, which every request reads; more is shown at once.
_MOST = 200_000
# Hidden fields that belong to one page.
_OWN = frozenset({"csrf_token", "form_key", CARRIED})
# What pages carry along with a form, words of other people among it.
_CARRIED_ALONG = frozenset({"reading", "next", "act", "answer", "kind", "side"})
# Hashes, ids, days, and choices by names of several parts.
_CODE = re.compile(r"|[a-z]*[0-9_:][a-z0-9_:.,-]*")

Pairs = list[tuple[str, str]]


def is_from_us() -> bool:
    """Whether one of our own pages sent this form; a foreign page must not put words into anybody's mouth."""
    told = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return told.partition("://")[2].partition("/")[0] == request.host


def as_pairs() -> Pairs:
    """The fields of the form that was sent, passwords left out."""
    return [
        (name, text) for name, text in request.form.items(multi=True) if name not in _OWN and "password" not in name
    ]


def typed() -> Pairs:
    """The texts among them, for a page that shows them again."""
    return words_among(as_pairs())


def words_among(pairs: Pairs) -> Pairs:
    """What a person wrote: neither what a page carries along nor codes, ids and days."""
    return [(name, text) for name, text in pairs if name not in _CARRIED_ALONG and not _CODE.fullmatch(text)]


def packed(address: str, pairs: Pairs) -> str:
    """Fields and the address they were meant for, as the sign-in page carries them."""
    return json.dumps([address, pairs], ensure_ascii=False)


def unpacked(text: str) -> tuple[str, Pairs] | None:
    """What the sign-in page carried, if it is what ``packed`` makes."""
    try:
        address, pairs = json.loads(text)
        carried = str(address), [(str(name), str(value)) for name, value in pairs]
        # half a letter, which JSON can name, is no text
        packed(*carried).encode()
    except (ValueError, TypeError, RecursionError):
        return None
    return carried


def may_wait(text: str) -> bool:
    """Whether it is short enough to be kept in the browser session."""
    return len(text) <= _MOST


def remember(text: str) -> None:
    """Keep what was carried until it is sent again."""
    session[CARRIED] = text


def remembered() -> tuple[str, Pairs] | None:
    """The address and the fields that wait to be sent again."""
    return unpacked(session.get(CARRIED, ""))


def arrive() -> None:
    """Forget what was carried, once it arrived where it was meant for."""
    if (waiting := remembered()) and waiting[0].partition("?")[0] == request.path:
        forget()


def forget() -> None:
    """Forget what was carried."""
    session.pop(CARRIED, None)
