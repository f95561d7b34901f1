"""The worlds that tests live in: a real database made by the migrations, a session on it, an application."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import flask_migrate
import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher

from commission.app import create_app
from commission.base import Base
from commission.config import Settings
from commission.db import db, writing
from commission.operations import passwords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from flask.testing import FlaskClient
    from sqlalchemy.orm import Session


def _own_database(url: str) -> str:
    """The server's database; a database of its own for each worker of a parallel run."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if not url or not worker:
        return url
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE IF EXISTS {worker}"))
        connection.execute(sa.text(f"CREATE DATABASE {worker}"))
    engine.dispose()
    return sa.make_url(url).set(database=worker).render_as_string(hide_password=False)


# postgresql+psycopg://… of an empty database; SQLite files where it is not set
SERVER = _own_database(os.environ.get("TEST_DATABASE_URL", ""))


def a_settings(folder: Path, database_url: str, **changes: Any) -> Settings:
    """Settings of an application under test."""
    told = {"secret_key": "tests only", "instance": folder, "is_testing": True, **changes}
    return Settings(database_url=database_url, **told)


# Files that take long, to be begun first: a run side by side ends when its longest file does.
LONG = ("browser", "test_isolation.py", "test_frozen.py", "test_hostile_uploads.py", "test_permissions.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes long in front."""
    items.sort(key=lambda item: not any(part in LONG for part in item.path.parts))


@pytest.fixture(scope="session", autouse=True)
def cheap_passwords() -> Iterator[None]:
    """Hash passwords with the least that argon2 allows; what the application takes is a test of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database that the migrations made; on PostgreSQL the database of the server."""
    folder = tmp_path_factory.mktemp("migrated")
    app = create_app(a_settings(folder, SERVER or f"sqlite:///{folder / 'empty.sqlite'}"))
    with app.app_context():
        flask_migrate.upgrade()
        db.engine.dispose()
    return folder


@pytest.fixture
def database_url(migrated: Path, tmp_path: Path) -> str:
    """An empty database of its own for one test."""
    return _emptied(migrated, tmp_path)


def _emptied(migrated: Path, folder: Path) -> str:
    """The address of a database without a row: a copy in the folder, or the server's after sweeping it."""
    if SERVER:
        engine = sa.create_engine(SERVER)
        with engine.begin() as connection:
            # of tables with a few rows this takes a tenth of the time of TRUNCATE; keys and triggers look away
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            sweeping = "; ".join(f'DELETE FROM "{table}"' for table in Base.metadata.tables)  # noqa: S608 -- our own names
            connection.exec_driver_sql(sweeping)
            connection.exec_driver_sql("SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'")
        engine.dispose()
        return SERVER
    for left in folder.glob("test.sqlite*"):
        left.unlink()
    shutil.copy(migrated / "empty.sqlite", folder / "test.sqlite")
    return f"sqlite:///{folder / 'test.sqlite'}"


@pytest.fixture
def own_app(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """An application that the test may change, on an empty database."""
    app = create_app(a_settings(tmp_path, database_url))
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application of all tests, with its templates read once: it keeps no state of its own (DESIGN.md 6)."""
    folder = tmp_path_factory.mktemp("standing")
    return create_app(a_settings(folder, SERVER or f"sqlite:///{folder / 'test.sqlite'}"))


@pytest.fixture
def app(standing: Flask, migrated: Path) -> Iterator[Flask]:
    """An application on an empty database and an empty store."""
    folder = Path(standing.instance_path)
    shutil.rmtree(folder / "files", ignore_errors=True)
    _emptied(migrated, folder)
    config = dict(standing.config)
    yield standing
    standing.config.clear()
    standing.config.update(config)
    with standing.app_context():
        db.engine.dispose()


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """A database session that may write."""
    with app.app_context(), writing():
        yield db.session()
        db.session.remove()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without script."""
    return app.test_client()


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """What the databases are asked while the test runs, one statement after the other."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        asked.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    yield asked
    sa.event.remove(sa.Engine, "before_cursor_execute", note)
