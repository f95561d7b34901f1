"""``make bench``: every benchmark with its bar; the exit status tells whether all bars were kept."""

from __future__ import annotations

import sys

from tests.benchmarks import exports

if __name__ == "__main__":
    sys.exit(0 if exports.run() else 1)
