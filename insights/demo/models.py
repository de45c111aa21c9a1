"""Which rows belong to the sample: what `insights demo --remove` takes away, and nothing else."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from insights.kernel.db import Base, BigId


class SampleRow(Base):
    """A root row of the sample; what hangs on it goes with it."""

    __tablename__ = "sample_rows"

    table_name: Mapped[str] = mapped_column(String(60), primary_key=True)
    row_id: Mapped[int] = mapped_column(BigId, primary_key=True)
