"""Recognising the ten items of a SUS, the two of a UMUX-Lite, and the rows of a matrix."""

from __future__ import annotations

import re
from collections.abc import Sequence

from insights.surveys.rules.cells import folded
from insights.surveys.rules.profiles import ColumnProfile

_SUS_ITEMS: tuple[tuple[str, ...], ...] = (
    (r"use (this|the|it|\w+).*frequently|like to use|häufig (zu )?(be)?nutz|regelmäßig nutz|fréquemment|"
     r"con frecuencia|frecuentemente|frequentemente|vaak|com frequência|frequência|spesso",),
    (r"unnecessar\w* complex|unnötig komplex|inutilement complex|innecesariamente complej|"
     r"inutilmente compless|onnodig (complex|ingewikkeld)|desnecessariamente complex|più complesso",),
    (r"easy to use|einfach zu (be)?nutzen|leicht zu (be)?nutzen|facile à utiliser|fácil de usar|"
     r"facile da u(s|tilizz)are?|makkelijk (te|in)|fácil de utilizar|semplice da",),
    (r"(technical|tech|expert)( support)? person|support of a|hilfe einer technisch|"
     r"technisch\w* (unterstützung|versiert)|"
     r"soutien technique|aide technique|assistance|apoyo (de|técnico)|soporte técnico|ayuda de un|"
     r"supporto (di|tecnico)|ondersteuning|ajuda de uma pessoa|persona già in grado",),
    (r"functions.*integrated|well integrated|gut integriert|eingebunden|bien intégrées|bien integrad|"
     r"ben integrat|goed geïntegreerd|muito bem integradas",),
    (r"inconsisten|inkonsisten|widersprüch|incohéren|incohérence|inconsisten[zc]|incoeren|incoerenze|"
     r"tegenstrijd",),
    (r"learn to use|most people would|(sehr )?schnell (zu beherrschen|lernen|erlernen)|apprendr\w+ à|"
     r"aprender(ía|ían|ão)?|imparare? (ad|a) us|imparar|snel (leren|onder)",),
    (r"cumbersome|awkward|umständlich|schwerfällig|lourd|contraignant|engorroso|incómodo|"
     r"macchinoso|omslachtig|atrapalhado|complicado de usar",),
    (r"confident|sicher gefühlt|fühlte mich.*sicher|confiant|en confiance|confiado|seguro|confian|"
     r"a mio agio|zelfverzekerd|vertrouwen",),
    (r"learn a lot of things|needed to learn|viel(e dinge)? lernen|eine menge.*lernen|apprendre beaucoup|"
     r"aprender muchas|imparare molti|veel (dingen )?leren|aprender várias|aprender muitas|molte cose",),
)  # fmt: skip
_CAPABLE = re.compile(
    r"capabilit\w+ meet|meets? my requirements|anforderungen|fonctionnalités.*besoins", re.I
)
_EASY = re.compile(r"easy to use|einfach zu (be)?nutzen|leicht zu (be)?nutzen|facile à utiliser", re.I)


def sus_position(words: str) -> int | None:
    """Which item of the questionnaire (1 to 10) a question's words are."""
    text = folded(words)
    found = [at for at, (pattern,) in enumerate(_SUS_ITEMS, start=1) if re.search(pattern, text)]
    if found == [3, 8] or not found:
        return found[0] if found else None
    if 10 in found and 7 in found:
        return (
            10
            if re.search(r"lot|many|beaucoup|muchas|molt|veel|viel|menge|várias|muitas|needed", text)
            else 7
        )
    return found[0] if len(found) == 1 else (found[-1] if 3 in found else found[0])


def sus_group(profiles: Sequence[ColumnProfile]) -> tuple[int, ...] | None:
    """Ten neighbouring columns that are a SUS: by their words in order, or numbered items answered 1 to 5."""
    places = [sus_position(column.text) for column in profiles]
    for start in range(len(profiles) - 9):
        ten = profiles[start : start + 10]
        matches = sum(place == at for at, place in enumerate(places[start : start + 10], start=1))
        if matches >= 7 and all(_five_points(column) for column in ten):
            return tuple(range(start, start + 10))
    return _numbered(profiles)


def _numbered(profiles: Sequence[ColumnProfile]) -> tuple[int, ...] | None:
    """Columns such as `SUS 1` … `SUS_10`, or a file of exactly ten columns numbered 1 to 10."""
    by_stem: dict[str, dict[int, int]] = {}
    for index, column in enumerate(profiles):
        match = re.fullmatch(r"(.*?)[\s_.\-\[(#]*0?(\d{1,2})[\])]?\.?", column.name.strip())
        if match and 1 <= int(match[2]) <= 10 and _five_points(column):
            by_stem.setdefault(match[1].strip().casefold(), {})[int(match[2])] = index
    for stem, found in by_stem.items():
        if len(found) == 10 and (re.search(r"\bsus|sus\b|usability", stem) or len(profiles) in (10, 11, 12)):
            return tuple(found[at] for at in range(1, 11))
    return None


def umux_lite_pair(profiles: Sequence[ColumnProfile]) -> tuple[int, int] | None:
    """The columns of a UMUX-Lite: capabilities that meet requirements, then ease of use, side by side."""
    for index in range(len(profiles) - 1):
        if _CAPABLE.search(profiles[index].text) and _EASY.search(profiles[index + 1].text):
            return index, index + 1
    return None


def _five_points(column: ColumnProfile) -> bool:
    """Whether a column's answers could be 1 to 5, or worded agreement."""
    if not column.values:
        return True
    if column.numeric_share > 0.9:
        off = sum(n for number, n in column.numbers.items() if not (number.is_integer() and 0 <= number <= 5))
        return off <= 0.05 * column.kept and max(column.numbers) > 0
    return column.distinct <= 8
