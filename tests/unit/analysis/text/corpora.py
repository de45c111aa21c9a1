"""Small corpora of our own for the tests of the text analysis."""

from insights.analysis.text.model import Passage

EXPORT = [
    "I can't find the export button anywhere in the report",
    "Where is export? I looked for it for ten minutes",
    "Exporting the report to a spreadsheet is hidden, I could not find it",
    "I never found how to export my report",
    "The export option is impossible to find in the menu",
    "I gave up looking for the export of the report",
]
DELIVERY = [
    "My parcel arrived three days late without any message",
    "The delivery was late again and nobody told me",
    "Delivery took two weeks, the parcel was far too late",
    "The courier came late and left the parcel with a stranger",
    "Late delivery every single time I order a parcel",
    "The parcel is late and the tracking page shows nothing",
]
CHECKOUT = [
    "At checkout my card was declined although it is valid",
    "The checkout refused my card twice",
    "My card payment fails at checkout",
    "Paying by card at the checkout gives an error",
    "The card form in the checkout rejects my number",
    "Checkout says my card is not valid, I could not pay",
]

# Talk of which no two lines are about the same.
WANDERING = """
Last summer my cousin painted the whole fence green
the second bus never stops at the hospital any more
I think a violin needs a very dry room in winter
our landlord sold the bakery to two brothers
she told me the river was frozen until April
you could smell the oranges from the other platform
he keeps a notebook about every bird he hears
the wedding was moved because of the football final
my knee hurts when I carry the shopping upstairs
nobody had read the contract before the meeting
their dog is afraid of the vacuum cleaner
we grew tomatoes on the roof of the school
"""


def passages(texts: list[str], people: int = 100, prefix: str = "p") -> list[Passage]:
    """One passage a text, spoken in turn by `people` persons."""
    return [
        Passage(f"{prefix}{number:03d}", text, source=f"s{number % 3}", person=f"person{number % people}")
        for number, text in enumerate(texts)
    ]


def shop() -> list[Passage]:
    """Eighteen passages about export, delivery and checkout."""
    return passages([*EXPORT, *DELIVERY, *CHECKOUT])
