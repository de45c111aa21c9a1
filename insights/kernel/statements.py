"""Statements that are built once, since building one costs more than asking it.

What differs between requests is bound when they are carried out: `me` is the id of who asks.
"""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import BigInteger, BindParameter, Date, bindparam

from insights.kernel.actor import Actor, Role

IDS: BindParameter[Any] = bindparam("ids", expanding=True)
TODAY: BindParameter[Any] = bindparam("today", type_=Date())
ME: BindParameter[Any] = bindparam("me", type_=BigInteger())


def whoever(role: Role) -> Actor:
    """Any actor of a role, for a statement that is kept by role; carried out without `me` it fails."""
    return Actor(cast("int", ME), role, "")
