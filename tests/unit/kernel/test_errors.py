"""What a log says of where an error arose."""

from pathlib import Path
from typing import Any

import insights
from insights.kernel.errors import where_from


def test_frames_of_libraries_are_left_out_wherever_the_checkout_lies() -> None:
    ours = Path(insights.__file__).parent
    library = "/home/anna/insights/.venv/lib/library.py"
    called: dict[str, Any] = {}
    exec(compile("def last(): raise ValueError('Quuxberry')", library, "exec"), called)
    exec(compile("def between(): last()", library, "exec"), called)
    exec(compile("def mine(): between()", str(ours / "rooms" / "room.py"), "exec"), called)
    try:
        called["mine"]()
    except ValueError as error:
        assert where_from(error) == ["room.py:1 mine", "library.py:1 last"]
