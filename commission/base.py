"""The declarative base: naming of constraints, the type map, and the few mixins that records share."""

from __future__ import annotations

import datetime as dt
from enum import Enum as PythonEnum
from typing import TYPE_CHECKING, Any, TypeAlias

import sqlalchemy as sa
from sqlalchemy.orm import (
    ColumnProperty,
    Composite,
    DeclarativeBase,
    InstrumentedAttribute,
    Mapped,
    composite,
    declared_attr,
    mapped_column,
    registry,
)

from commission.texts import Bilingual

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

Json: TypeAlias = dict[str, Any]


class Moment(sa.TypeDecorator[dt.datetime]):
    """An aware moment, kept in UTC on both databases; a naive one is refused."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Turn any aware moment into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "a moment needs its time zone"
            raise ValueError(msg)
        return value.astimezone(dt.UTC).replace(tzinfo=None if dialect.name == "sqlite" else dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Give the moment its zone back (SQLite forgets it)."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


def _values(members: type[PythonEnum]) -> list[str]:
    return [str(member.value) for member in members]


def stored(members: type[PythonEnum], name: str) -> sa.Enum:
    """A ``StrEnum`` stored by value as text, with a CHECK called ``name`` that both databases keep."""
    return sa.Enum(members, name=name, native_enum=False, create_constraint=True, length=40, values_callable=_values)


class Base(DeclarativeBase):
    """The base of all records."""

    registry = registry(
        metadata=sa.MetaData(
            naming_convention={
                "ix": "ix_%(table_name)s_%(column_0_N_name)s",
                "uq": "uq_%(table_name)s_%(column_0_N_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
                "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
                "pk": "pk_%(table_name)s",
            }
        ),
        type_annotation_map={str: sa.Text(), dt.datetime: Moment(), Json: sa.JSON()},
    )


@sa.event.listens_for(Base, "attribute_instrument", propagate=True)
def _remember(_record: type[Base], _name: str, attribute: InstrumentedAttribute[Any]) -> None:
    # the journal tells old values: a column that is set before anybody read it is read first
    if isinstance(attribute.property, ColumnProperty):
        sa.event.listen(attribute, "set", lambda *_: None, active_history=True)


class Identified:
    """A record that is known by a number."""

    id: Mapped[int] = mapped_column(primary_key=True)


class Versioned:
    """A record that people edit: the version they saw travels with the form, a stale one is refused."""

    version_id: Mapped[int] = mapped_column(default=0)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 -- SQLAlchemy calls it on the class
        return {"version_id_col": cls.version_id}

    def touch(self) -> None:
        """Count a change of the rows that belong to the record as a change of the record itself."""
        self.version_id += 1


def bilingual(name: str) -> Composite[Bilingual]:
    """A pair of text columns ``name_ru`` and ``name_kk``; an empty half is a missing one, never NULL."""
    return composite(
        Bilingual,
        mapped_column(f"{name}_ru", sa.Text(), nullable=False, default=""),
        mapped_column(f"{name}_kk", sa.Text(), nullable=False, default=""),
    )
