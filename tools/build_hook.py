"""The build hook: compile the library into the one file that the wheel carries."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LibraryHook(BuildHookInterface):
    """Write `errata/_library/library.json` into the wheel; a checkout reads the TOML files themselves."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the library; an entry that breaks the format ends the build."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from errata._library.build import compile_library
        finally:
            sys.path.pop(0)
        target = root / "build" / "library.json"
        target.parent.mkdir(exist_ok=True)
        target.write_text(json.dumps(compile_library(root / "src" / "errata" / "library"), ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        build_data["force_include"][str(target)] = "errata/_library/library.json"
