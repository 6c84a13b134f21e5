"""`python -m errata` is the command line."""

from __future__ import annotations

import sys

from errata._cli import main

sys.exit(main())
