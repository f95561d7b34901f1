"""The whole suite: on SQLite with browser and office, then once more on a real PostgreSQL server.

What the machine lacks is said in one loud line, or is a failure where ``REQUIRE_ALL=1``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

REQUIRED = os.environ.get("REQUIRE_ALL") == "1"
# What the kind of database cannot change is tested once: texts, uploads, guards, rights, how often it is asked.
ONCE = (
    "texts",
    "documents/uploads",
    "test_catalogues.py",
    "test_guards.py",
    "test_hostile_uploads.py",
    "test_permissions.py",
    "test_statements.py",
)


def main() -> int:
    """Run both passes; the exit status tells whether all passed."""
    tools = {"browser": shutil.which("chromium"), "office": shutil.which("soffice"), "postgres": _binaries()}
    missing = [name for name, found in tools.items() if not found]
    if missing:
        sys.stdout.write(f"!!! NOT TESTED on this machine, because it is not installed: {', '.join(missing)}\n")
        if REQUIRED:
            return 1
    left_out = " and ".join(f"not {name}" for name in missing if name != "postgres")
    status = _pytest(left_out)
    if tools["postgres"] and status == 0:
        with _postgres(Path(tools["postgres"])) as url:
            not_again = [f"--ignore=tests/{name}" for name in ONCE]
            status = _pytest("not browser and not office", *not_again, environment={"TEST_DATABASE_URL": url})
    return status


def _pytest(marks: str, *options: str, environment: dict[str, str] | None = None) -> int:
    chosen = [
        "-n",
        "auto",
        "--dist",
        "loadfile",
        "--no-loadscope-reorder",
        *(("-m", marks) if marks else ()),
        *options,
        *sys.argv[1:],
    ]
    command = [sys.executable, "-m", "pytest", "-q", *chosen]
    return subprocess.run(command, env={**os.environ, **(environment or {})}, check=False).returncode


def _binaries() -> str | None:
    """Where Debian keeps the newest PostgreSQL server."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parent.parent.name))
    return str(found[-1].parent) if found else None


def _quietly(command: list[str | Path], *, cwd: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=cwd)


@contextmanager
def _postgres(binaries: Path) -> Iterator[str]:
    """A server of our own in a temporary folder, reached through a socket there."""
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        data = Path(folder) / "data"
        as_owner: list[str | Path] = []
        if os.geteuid() == 0:  # the server refuses to run as root
            shutil.chown(folder, "postgres", "postgres")
            as_owner = ["runuser", "-u", "postgres", "--"]
        new: list[str | Path] = ["-D", data, "-A", "trust", "-U", "commission", "-E", "UTF8", "--locale=C.UTF-8"]
        _quietly([*as_owner, binaries / "initdb", *new], cwd=folder)
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        control: list[str | Path] = [*as_owner, binaries / "pg_ctl", "-D", data, "-w", "-l", Path(folder) / "log"]
        _quietly([*control, "-o", options, "start"], cwd=folder)
        try:
            yield f"postgresql+psycopg://commission@/postgres?host={folder}"
        finally:
            _quietly([*control, "-m", "immediate", "stop"], cwd=folder)


if __name__ == "__main__":
    sys.exit(main())
