"""Reading YAML (and JSON, which is YAML) so that every value remembers its line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from commission.documents.faults import Fault, FaultKind, FaultyFile

LIMIT = 5_000_000
# a session file nests ten deep
_DEEPEST = 50
# longer numbers are none that any column holds
_DIGITS = 12

Path: TypeAlias = tuple[str | int, ...]


@dataclass(slots=True)
class Located:
    """Plain values, and the line on which each path stands."""

    value: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of the path, or of the nearest thing round it."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 0)


def read(text: str) -> Located:
    """The values of a YAML or JSON text; ``FaultyFile`` where it is none.

    Days stay texts as they are written, aliases are refused: a file that unfolds itself is an attack.
    """
    if len(text) > LIMIT:
        raise FaultyFile([Fault(FaultKind.TOO_LARGE, facts={"limit": LIMIT})])
    try:
        _refuse_attacks(text)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise FaultyFile([Fault(FaultKind.NOT_YAML, line)]) from error
    except yaml.YAMLError as error:
        raise FaultyFile([Fault(FaultKind.NOT_YAML)]) from error
    located = Located(None)
    faults: list[Fault] = []
    located.value = _plain(node, (), located, faults) if node else {}
    if faults:
        raise FaultyFile(faults)
    return located


def _refuse_attacks(text: str) -> None:
    """Read the events, which nest nothing, before the tree is built: no aliases, no depths that end the stack."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise FaultyFile([Fault(FaultKind.ALIAS, _line(event))])
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise FaultyFile([Fault(FaultKind.NOT_YAML, _line(event))])


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _plain(node: yaml.Node, path: Path, located: Located, faults: list[Fault]) -> Any:
    line = node.start_mark.line + 1
    located.lines[path] = line
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in found:
                faults.append(Fault(FaultKind.DOUBLE_KEY, key_node.start_mark.line + 1, dotted((*path, key))))
            found[key] = _plain(value_node, (*path, key), located, faults)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, (*path, place), located, faults) for place, one in enumerate(node.value)]
    return _scalar(str(node.value), node.tag)


def _scalar(value: str, tag: str) -> Any:
    if tag == "tag:yaml.org,2002:null":
        return None
    if tag == "tag:yaml.org,2002:bool":
        return value.casefold() in {"true", "yes", "on"}
    if tag == "tag:yaml.org,2002:int" and len(value) <= _DIGITS and value.removeprefix("-").isdecimal():
        return int(value)
    return value


def dotted(path: Path) -> str:
    """The path as people read it: ``sections[2].clauses[1].text.ru``, counted from 1."""
    told = ""
    for step in path:
        told += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if told else step
    return told
