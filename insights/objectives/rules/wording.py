"""What the words of a key result say: its numbers, whether it is an output, whether it names its scope."""

from __future__ import annotations

import re
from dataclasses import dataclass

from insights.objectives.rules.kinds import Way

_NUMBER = r"[€$£]?\s?(\d[\d,. ]{0,24}\d|\d)(?:\s?(%|percent\b|k\b|m\b))?"
_FROM_TO = re.compile(
    rf"(?:\b(?:from|von|de|da|van|od|desde|från|fra)\s+|[从從])\s?{_NUMBER}\S*?\s*(?:\w+\s+){{0,3}}?"
    rf"(?:\b(?:to|auf|à|a|naar|do|hasta|para|até|till|til)\s+|[^\d\s]{{0,6}}[到至]|から)\s?{_NUMBER}",
    re.IGNORECASE,
)
_SPAN = re.compile(rf"{_NUMBER}\S{{0,24}}\s{{0,9}}(?:→|[-–=]>|\bto\b)\s*{_NUMBER}", re.IGNORECASE)
_WAS = re.compile(rf"\b(?:baseline|was|currently|today|now|from)\b[:\s]*(?:at\s+)?{_NUMBER}", re.IGNORECASE)
_BY_PERCENT = re.compile(
    r"\b(?:by|down|up)\s+(\d+(?:[.,]\d+)?)\s?(?:%|percent)"
    r"|(\d+(?:[.,]\d+)?)\s?(?:%|percent)\s+(?:reduction|decrease|fewer|less|lower|increase|more|growth|faster)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?<![\w.,])(\d+(?:[.,]\d+)?)\s?(%|percent\b)", re.IGNORECASE)
_OF_SCALE = re.compile(r"(?<![\w./])(\d+(?:[.,]\d+)?)\s?/\s?(?:5|10|100)\b")
_BOUND = re.compile(
    r"(?:\b(?:to|under|below|over|above|at least|at most|(?:less|more) than|reach|auf|unter|über|mindestens|"
    r"höchstens|sous|(?:moins|plus) de|au moins|menos de|más de|al menos|mais de|ao menos|pelo menos|almeno|"
    r"(?:meno|più) di|(?:minder|meer) dan|minstens|dưới|trên)\s+|(?:达到|至少|低于|超过|以上|以下)\s?|"
    rf"[<>≤≥]=?\s?){_NUMBER}",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?<![\w./#-])(\d{1,3}(?:,\d{3})+|\d+)(?![\w%/.-]*\d)\+?\s+(?!%)[a-z]", re.IGNORECASE)
_ANY_NUMBER = re.compile(r"(?<![\w#])\d+(?:[.,/]\d+)*\s?%?(?![\w])")
_FALLING = re.compile(
    r"\b(reduc|decreas|lower|cut|down\b|fewer|less|shorten|drop|fall|minimi[sz]|shrink|under\b|below\b"
    r"|at most\b)|<|≤|\b(senk|reduz|sink|verring|weniger|unter\b|höchstens|rédui|baiss|moins|dimin|dismin|"
    r"reduc|bajar|menos|ridu|meno\b|verlag|minder|daal|obniż|zmniejsz|giảm|dưới)|下降|减少|降低|降至|低于|以下|"
    r"削減|減ら|下げ|줄이|감소|сниз|уменьш",
    re.IGNORECASE,
)
_MARKS = re.compile(r"^(?:\[?P\d\]?|\*\*P\d\*\*|KR\s?\d*|O\d)[\s:.\-–]*", re.IGNORECASE)

OUTPUT_VERBS = frozenset(
    [
        "add",
        "annotate",
        "apply",
        "attend",
        "build",
        "co-host",
        "complete",
        "conduct",
        "create",
        "decide",
        "define",
        "deliver",
        "deploy",
        "describe",
        "design",
        "determine",
        "develop",
        "document",
        "draft",
        "enable",
        "establish",
        "execute",
        "explore",
        "extract",
        "finish",
        "fix",
        "gather",
        "hire",
        "host",
        "identify",
        "implement",
        "include",
        "incorporate",
        "install",
        "instrument",
        "introduce",
        "invite",
        "launch",
        "make",
        "meet",
        "migrate",
        "open",
        "organise",
        "organize",
        "partner",
        "perform",
        "plan",
        "port",
        "post",
        "prepare",
        "produce",
        "provide",
        "publish",
        "record",
        "redesign",
        "refactor",
        "release",
        "research",
        "run",
        "send",
        "separate",
        "set",
        "setup",
        "ship",
        "sourcing",
        "specify",
        "start",
        "store",
        "support",
        "update",
        "wireframe",
        "write",
    ]
)
_DONE_TO = re.compile(
    r"\b(?:is|are|was|were|be|been)\s+(?:\w+ly\s+)?(published|merged|provisioned|documented|defined|written|built|"
    r"launched|released|deployed|created|reviewed|monitored|rebuilt|researched|agreed|mirrored|set up|done|"
    r"finished|completed|supported|version controlled)\b",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:falls?|rises?|grows?|drops?|goes|go|down|up) (?:by |from |to |below |above )?[€$£]?\d", re.I
)
_VAGUE = re.compile(
    r"\b(improv\w*|better|successful(?:ly)?|increas\w*|decreas\w*|enhanc\w*|optimi[sz]\w*|more|quick|faster|"
    r"easier|relevant|regular(?:ly)?|good|great)\b",
    re.IGNORECASE,
)
_SCOPE = re.compile(r"\b(of|for|in|on|from|with|by|among|per|who|whose|at|between|across)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Aim:
    """The numbers a statement names; None where it names none."""

    baseline: float | None = None
    target: float | None = None
    relative: float | None = None
    way: Way = Way.UP
    percent: bool = False


def without_marks(statement: str) -> str:
    """The statement without its priority or number: [P0], KR1:."""
    return _MARKS.sub("", statement.strip()).strip()


def has_number(statement: str) -> bool:
    """Whether the words name a number."""
    return _ANY_NUMBER.search(without_marks(statement)) is not None


def is_output(statement: str) -> bool:
    """Whether the words describe work done (“launch …”, “… is published”), not what it changes."""
    plain = without_marks(statement)
    if _MOVES.search(plain):
        return False
    first = re.match(r"(?:(?:successfully|formally|we|to)\s+)*([a-z-]+)", plain, re.IGNORECASE)
    if first and first[1].lower() in OUTPUT_VERBS:
        return True
    return _DONE_TO.search(plain) is not None


def is_vague(statement: str) -> bool:
    """Whether the words promise better or more without saying how much."""
    return _VAGUE.search(statement) is not None and not has_number(statement)


def names_a_scope(statement: str) -> bool:
    """Whether the words say of what, for whom or where."""
    return _SCOPE.search(without_marks(statement)) is not None


def aim_in(statement: str) -> Aim:
    """The baseline, target and direction that a statement names in words."""
    plain = without_marks(statement)
    way = Way.DOWN if _FALLING.search(plain) else Way.UP
    if found := _FROM_TO.search(plain) or _SPAN.search(plain):
        baseline, target = _value(found[1], found[2]), _value(found[3], found[4])
        way = Way.UP if target > baseline else Way.DOWN
        return Aim(baseline, target, None, way, "%" in (found[2] or "") + (found[4] or ""))
    if found := _BY_PERCENT.search(plain):
        return Aim(relative=float((found[1] or found[2]).replace(",", ".")), way=way, percent=False)
    was = _WAS.search(plain)
    before = _value(was[1], was[2]) if was else None
    rest = plain.replace(was[0], "") if was else plain
    if found := _BOUND.search(rest) or _SHARE.search(rest):
        percent = (found[2] or "").casefold() in ("%", "percent")
        value = _value(found[1], found[2])
        return Aim(before, value, None, way if value else Way.DOWN, percent)
    if found := _OF_SCALE.search(rest):
        return Aim(before, _value(found[1], None), None, way)
    if found := _COUNTED.search(plain):
        counted = float(found[1].replace(",", ""))
        return Aim(baseline=0.0 if way == Way.UP and counted > 0 else None, target=counted, way=way)
    return Aim(way=way)


def _value(digits: str, unit: str | None) -> float:
    plain = digits.replace(" ", "").rstrip(".,")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    plain = plain.replace(",", ".")
    number = float(plain) if plain.count(".") <= 1 else float(plain.replace(".", ""))
    return number * {"k": 1e3, "m": 1e6}.get((unit or "").lower(), 1)
