"""The database handle, and what every connection to SQLite or PostgreSQL is told."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event, make_url
from sqlalchemy.engine import Engine

from commission.base import Base

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection as SqliteConnection

    from sqlalchemy.engine import Connection

db = SQLAlchemy(model_class=Base)

_writes: ContextVar[bool] = ContextVar("writes", default=False)

# TRUST.md rule 19; the cache and the map are figures of SPEED.md.
_SQLITE = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=10000",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cache_size=-64000",
    "PRAGMA mmap_size=268435456",
)

# What people wrote stays out of the messages of errors, and so out of the log (TRUST.md rule 18).
_DISCREET = {"hide_parameters": True}


@contextmanager
def writing() -> Iterator[None]:
    """Announce that what follows will write: on SQLite its transactions take the write lock when they begin.

    A deferred one that reads and then writes fails at once when somebody else wrote meanwhile (TRUST.md, facts).
    """
    token = _writes.set(True)
    try:
        yield
    finally:
        _writes.reset(token)


def engine_options(url: str) -> dict[str, Any]:
    """What SQLAlchemy's engine is created with for this database."""
    if make_url(url).get_backend_name() == "postgresql":
        told = "-c statement_timeout=30000 -c lock_timeout=10000 -c timezone=UTC"
        return {**_DISCREET, "pool_pre_ping": True, "connect_args": {"options": told}}
    return dict(_DISCREET)


@event.listens_for(Engine, "connect")
def _tell_sqlite(connection: Any, _record: Any) -> None:
    if not _is_sqlite(connection):
        return
    # SQLAlchemy begins transactions itself, below; sqlite3's own guessing is switched off
    connection.isolation_level = None
    for line in _SQLITE:
        connection.execute(line)


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writes.get() else "BEGIN")


def _is_sqlite(connection: SqliteConnection | Any) -> bool:
    return type(connection).__module__.startswith("sqlite3")
