"""``flask catalogues``: bring the catalogues up to what code and templates say, and tell what is missing."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po
from flask.cli import AppGroup

from commission.config import ROOT
from commission.texts import Language

if TYPE_CHECKING:
    from pathlib import Path

catalogues = AppGroup("catalogues", help="Catalogues of messages in Russian and Kazakh.")

FOLDER = ROOT / "translations"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "lazy_in_context": ((1, "c"), 2),
}
PLURALS = {
    Language.RU: "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0"
    " : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    Language.KK: "nplurals=2; plural=(n != 1);",
}


def extracted() -> Catalog:
    """What code and templates say now."""
    catalogue = Catalog(charset="utf-8")
    with (FOLDER / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]  # Babel has no types here
    found = extract_from_dir(
        ROOT, methods, options, keywords=KEYWORDS, comment_tags=("L10N:",), strip_comment_tags=True
    )
    for path, _line, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
        catalogue.add(message, None, [(path, 0)], auto_comments=comments, context=context)
    return catalogue


def stored(language: Language) -> Catalog:
    """The catalogue of one language as it lies in the repository."""
    with (FOLDER / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


@catalogues.command("update")
def update() -> None:
    """Add what is new, drop what is gone; nothing is guessed."""
    template = extracted()
    _write(template, FOLDER / "messages.pot", header="")
    for language in Language:
        old = stored(language) if (FOLDER / language / "LC_MESSAGES" / "messages.po").exists() else Catalog()
        new = Catalog(locale=language)
        for message in template:
            if not message.id:
                continue
            known = old.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
            empty = "" if isinstance(message.id, str) else ("",) * new.num_plurals
            fits = known is not None and isinstance(known.string, str) == isinstance(empty, str)
            new.add(
                message.id,
                known.string if known and fits else empty,
                message.locations,
                context=message.context,
                auto_comments=message.auto_comments,
            )
        _write(new, FOLDER / language / "LC_MESSAGES" / "messages.po", header=f"Language: {language}")
        missing = [message.id for message in new if message.id and not any(strings(message.string))]
        click.echo(f"{language}: {len(missing)} missing of {len(new)}")


def strings(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """The one text of a message, or all its plural forms."""
    return (string,) if isinstance(string, str) else tuple(string or ())


def _write(catalogue: Catalog, path: Path, header: str) -> None:
    body = io.BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, include_lineno=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["Content-Type: text/plain; charset=utf-8", header]
    if header:
        lines.append(f"Plural-Forms: {PLURALS[Language(header.removeprefix('Language: '))]}")
    head = 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines if line) + "\n"
    path.write_bytes(head.encode() + body.getvalue())
