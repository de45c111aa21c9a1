"""The file of an own reading of kinds: written once under its checksum, refused when altered."""

from __future__ import annotations

import io
import json
from hashlib import sha256

from insights.analysis.text.own_head import OwnHead, own_head_from
from insights.kernel.blobs import Blob, BlobStore
from insights.kernel.settings import load_settings
from insights.themes.models import KindReader
from insights.worker import JobFailed

MOST_BYTES = 50 << 20


def _store() -> BlobStore:
    return BlobStore(load_settings().data_dir / "models")


def keep_reader(head: OwnHead) -> Blob:
    """Store the head; its checksum is its name."""
    written = json.dumps(head.as_json(), sort_keys=True, allow_nan=False).encode()
    return _store().store(io.BytesIO(written), MOST_BYTES)


def read_reader(row: KindReader | None) -> OwnHead | None:
    """The head of a version, or None without one; JobFailed when its file is missing or altered."""
    if row is None:
        return None
    try:
        content = _store().path(row.sha256).read_bytes()
        if sha256(content).hexdigest() == row.sha256:
            return own_head_from(json.loads(content))
    except (OSError, ValueError, KeyError):
        pass  # the file is gone or unreadable; both are told as one below
    raise JobFailed(
        f"The file of your own reading of kinds ({row.name}) is missing or was altered. Go back to the "
        "shipped one, or teach it again, on the page about the reading of kinds."
    )
