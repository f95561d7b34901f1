"""Migrations make exactly what the records say, on both databases, and go down and up again with rows in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flask_migrate
import pytest
import sqlalchemy as sa

from commission.app import create_app
from commission.base import Base
from commission.db import db, writing
from tests import makers
from tests.conftest import SERVER, a_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask
    from sqlalchemy.engine.interfaces import ReflectedIndex

TABLES = sorted(Base.metadata.tables)


def _ddl(engine: sa.Engine) -> dict[str, object]:
    """Everything the database itself says about the tables: columns, keys, CHECKs, indexes."""
    inspector = sa.inspect(engine)
    told: dict[str, object] = {}
    for table in TABLES:
        told[table] = {
            "columns": [(one["name"], str(one["type"]), one["nullable"]) for one in inspector.get_columns(table)],
            "primary": inspector.get_pk_constraint(table),
            "foreign": sorted(str(one) for one in inspector.get_foreign_keys(table)),
            "unique": sorted(str(one) for one in inspector.get_unique_constraints(table)),
            "checks": sorted(str(one) for one in inspector.get_check_constraints(table)),
            "indexes": sorted(_index(one) for one in inspector.get_indexes(table)),
        }
    return {**told, "triggers": _triggers(engine)}


def _triggers(engine: sa.Engine) -> list[tuple[str, str]]:
    """The triggers with what they do."""
    asked = {
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
        "postgresql": (
            "SELECT t.tgname, pg_get_triggerdef(t.oid) || pg_get_functiondef(t.tgfoid) FROM pg_trigger AS t "
            "WHERE NOT t.tgisinternal ORDER BY t.tgname"
        ),
    }
    with engine.connect() as connection:
        return [(name, told) for name, told in connection.execute(sa.text(asked[engine.dialect.name]))]


def _index(index: ReflectedIndex) -> str:
    """The index in words; its WHERE clause is an object that has to be spelled out."""
    options = {name: str(value) for name, value in index.get("dialect_options", {}).items()}
    return str({**index, "dialect_options": options})


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Flask]:
    """An application whose database has no table yet."""
    app = create_app(a_settings(tmp_path, SERVER or f"sqlite:///{tmp_path / 'bare.sqlite'}"))
    with app.app_context():
        _empty(db.engine)
        yield app
        _empty(db.engine)
        flask_migrate.upgrade()
        db.engine.dispose()


def _empty(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        everything = sa.MetaData()
        everything.reflect(connection)
        everything.drop_all(connection)


@pytest.mark.usefixtures("bare")
def test_migrations_build_exactly_what_the_records_say() -> None:
    flask_migrate.upgrade()
    migrated = _ddl(db.engine)
    _empty(db.engine)
    Base.metadata.create_all(db.engine)
    assert migrated == _ddl(db.engine)
    assert migrated["triggers"]
    _empty(db.engine)


@pytest.mark.usefixtures("bare")
def test_every_check_of_the_records_is_kept_by_the_database() -> None:
    flask_migrate.upgrade()
    inspector = sa.inspect(db.engine)
    kept = {str(check["name"]) for table in TABLES for check in inspector.get_check_constraints(table)}
    wanted = {
        str(constraint.name)
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, sa.CheckConstraint)
    }
    assert wanted
    assert kept == wanted


@pytest.mark.usefixtures("bare")
def test_revisions_go_up_down_and_up_with_rows_in_them() -> None:
    flask_migrate.upgrade()
    with writing():
        makers.a_meeting(db.session())
        db.session.commit()
        db.session.remove()
    flask_migrate.downgrade(revision="base")
    assert set(sa.inspect(db.engine).get_table_names()) == {"alembic_version"}
    flask_migrate.upgrade()
    assert set(TABLES) <= set(sa.inspect(db.engine).get_table_names())
