"""Speaking Russian and Kazakh: catalogues, plurals, short dates. Knows nothing of the web."""

from __future__ import annotations

import io
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import LazyProxy, Translations

from commission.config import ROOT
from commission.texts import Language

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_spoken: ContextVar[Language] = ContextVar("spoken", default=Language.RU)


def language() -> Language:
    """The language spoken now."""
    return _spoken.get()


@contextmanager
def speaking(tongue: Language) -> Iterator[None]:
    """Speak one language for a while, whoever listens."""
    token = _spoken.set(tongue)
    try:
        yield
    finally:
        _spoken.reset(token)


@cache
def catalogue(tongue: Language) -> Translations:
    """The catalogue of one language, read from its .po file once; no .mo lies in the repository."""
    path = ROOT / "translations" / tongue / "LC_MESSAGES" / "messages.po"
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=tongue))
    compiled.seek(0)
    return Translations(compiled)


def gettext(message: str, /, **facts: object) -> str:
    """The message in the language spoken, its placeholders ``%(name)s`` filled in."""
    return _filled(str(catalogue(language()).ugettext(message)), facts)


def ngettext(one: str, many: str, number: int, /, **facts: object) -> str:
    """The form of the message that the number asks for; ``%(num)s`` is the number itself."""
    return _filled(str(catalogue(language()).ungettext(one, many, number)), {"num": number, **facts})


def pgettext(context: str, message: str, /, **facts: object) -> str:
    """The message where one English word means several things; the context says which."""
    return _filled(str(catalogue(language()).upgettext(context, message)), facts)


def _filled(text: str, facts: dict[str, object]) -> str:
    return text % facts if facts else text


_ = gettext


def lazy(message: str) -> LazyProxy:
    """A message that is put into words only when somebody reads it."""
    return LazyProxy(gettext, message, enable_cache=False)


def lazy_in_context(context: str, message: str) -> LazyProxy:
    """A message with a context, put into words only when somebody reads it."""
    return LazyProxy(pgettext, context, message, enable_cache=False)


def day(value: dt.date | None) -> str:
    """A day in figures, the same in both languages: 21.03.2024."""
    return f"{value:%d.%m.%Y}" if value else ""


def moment(value: dt.datetime | None, zone: str) -> str:
    """A moment in figures in somebody's time zone: 21.03.2024 18:30."""
    return f"{value.astimezone(ZoneInfo(zone)):%d.%m.%Y %H:%M}" if value else ""
