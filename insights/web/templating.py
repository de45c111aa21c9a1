"""The environment that templates are rendered in."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from flask.templating import Environment


class Templates(Environment):
    """Flask's, without variables of a template alone: each import and include would look them up anew."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The variables of all templates, as they are."""
        if d:
            raise ValueError("a template here has no variables of its own")
        return self.globals
