"""One row for each thing that can be found by its words."""

from __future__ import annotations

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from insights.kernel.db import Base, CreatedAt, Id


class SearchRow(Base):
    """What is found: kind and id of the thing, whose study and person it is, who may see it, its words.

    The word index lies beside the table: SQLite's FTS5 `search_index` (kept by triggers) or PostgreSQL's
    generated `words` column; both are made in the migration.
    """

    __tablename__ = "search_rows"
    __table_args__ = (UniqueConstraint("kind", "subject_id"), Index(None, "study_id", "id"))

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(30))
    subject_id: Mapped[int]
    page_id: Mapped[int]
    study_id: Mapped[int | None] = mapped_column(index=False)
    participant_id: Mapped[int | None] = mapped_column(index=True)
    visibility: Mapped[str] = mapped_column(String(12))
    title: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[CreatedAt]
