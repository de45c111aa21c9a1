"""The people of the sample: who signs in, who took part, and what they agreed to."""

from dataclasses import dataclass, field
from datetime import date

from insights.accounts.rules import SAMPLE_PASSWORD as SAMPLE_PASSWORD
from insights.demo.story.dates import day, month_day

COMPANY = "Ostrevale"
APP = "Tillowby"


@dataclass(frozen=True)
class User:
    """Somebody who signs in."""

    key: str
    name: str
    email: str
    role: str


@dataclass(frozen=True)
class Consent:
    """What a participant agreed to in one scope: `granted_on` None is never asked."""

    scope: str
    granted_on: date | None
    withdrawn_on: date | None = None


@dataclass(frozen=True)
class Participant:
    """Somebody who took part, known by pseudonym; `label` is the speaker's name in the raw files."""

    pseudonym: str
    label: str
    segment: dict[str, str] = field(hash=False)
    consents: tuple[Consent, ...] = ()


@dataclass(frozen=True)
class Team:
    """A team, its members' user keys and its parent's name."""

    key: str
    name: str
    members: tuple[str, ...]
    parent: str | None = None


USERS = (
    User("researcher", "Nadia Ferrow", "researcher@example.com", "researcher"),
    User("pm", "Jonas Pelt", "pm@example.com", "pm"),
    User("stakeholder", "Ruth Amberley", "stakeholder@example.com", "stakeholder"),
    User("admin", "Kit Solano", "admin@example.com", "admin"),
)

TEAMS = (
    Team("shop", "Shop", ("pm", "stakeholder")),
    Team("checkout", "Checkout", ("pm", "researcher"), parent="shop"),
)

# pseudonym, name used in the files, customer segment, device, age group,
# consent: (month, days into it) or (None, days from today)
_TOOK_PART = (
    ("P01", "Marit Sandwell", "Regular", "Phone", "35–44", (-6, 5)),
    ("P02", "Hubert Claye", "Occasional", "Tablet", "65 and over", (-6, 7)),
    ("P03", "Dilan Oravec", "Regular", "Phone", "18–24", (-6, 9)),
    ("P04", "Rosalind Pike", "Business", "Laptop", "45–54", (-6, 12)),
    ("P05", "Owen Tarrick", "Regular", "Phone", "35–44", (-6, 15)),
    ("P06", "Farah Lindell", "Occasional", "Phone", "25–34", (-5, 23)),
    ("P07", "Geert Mossop", "Regular", "Phone", "55–64", (None, -47)),
    ("P08", "Bettina Crowe", "Occasional", "Tablet", "45–54", (None, -52)),
    ("P09", "Samuel Vane", "New", "Laptop", "35–44", (None, -52)),
    ("P10", "Yuki Ashdown", "Regular", "Phone", "35–44", (None, -52)),
    ("P11", "Leontyne Marr", "New", "Laptop", "25–34", (None, -52)),
)
# callers to the support line were never asked, so nothing of theirs may leave the company
_CALLERS = (
    ("P12", "Carla Wenholt", "Occasional", "Phone", "25–34"),
    ("P13", "Piet Laskey", "Occasional", "Phone", "65 and over"),
)
SCOPES = ("analysis", "quotes_inside", "quotes_outside")
WITHDREW_QUOTES_OUTSIDE = "P09"


def _consents(pseudonym: str, today: date, signed: tuple[int | None, int]) -> tuple[Consent, ...]:
    month, days = signed
    granted = day(today, days) if month is None else month_day(today, month, days)
    withdrawn = {"quotes_outside": day(today, -18)} if pseudonym == WITHDREW_QUOTES_OUTSIDE else {}
    return tuple(Consent(scope, granted, withdrawn.get(scope)) for scope in SCOPES)


def participants(today: date) -> tuple[Participant, ...]:
    """Everybody who took part, with consents dated from `today`."""
    asked = tuple(
        Participant(
            key, name, {"segment": segment, "device": device, "age": age}, _consents(key, today, signed)
        )
        for key, name, segment, device, age, signed in _TOOK_PART
    )
    callers = tuple(
        Participant(key, name, {"segment": segment, "device": device, "age": age})
        for key, name, segment, device, age in _CALLERS
    )
    return asked + callers
