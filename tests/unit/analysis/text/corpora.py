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

# Written remarks of which no two are about the same.
UNLIKE = [
    "The moon orbits the earth",
    "My aunt keeps bees",
    "Parliament votes on Tuesday",
    "He broke his ankle skiing",
    "Copper prices fell",
    "The library closes at six",
    "Octopuses have three hearts",
    "She writes left-handed",
    "Our lift is out of order",
    "Bread needs salt",
    "The ferry was late",
    "Trigonometry bores me",
]

# Three wide topics: two lines of one have little in common, and still more than two lines of different ones.
GARDEN = """
Slugs ate every lettuce overnight
My roses want pruning in March
The compost smells sour after rain
Tomatoes split when watered too late
We planted an apple hedge along the wall
Moss is taking over the lawn
Which seeds can go out before May
The greenhouse gets far too hot by noon
Ivy pulled the mortar out of the shed
I mulch the beds with leaves in autumn
Aphids are all over the beans
A mole has dug up the flower border
Raised beds drain better than clay
The pear tree has not flowered for years
Rain barrels run dry in July
Weeds come back through the gravel
"""
CAR = """
The brakes squeal on cold mornings
Diesel went up again this week
My clutch slips when going uphill
Winter tyres are noisy on the motorway
The garage wants a fortune for an oil change
A stone cracked the windscreen
She failed her driving test at a roundabout
The battery is flat after a week of parking
Electric ones charge slowly in the cold
The sat nav sends us down farm tracks
Rust is eating the exhaust
Petrol stations close early out here
The boot does not shut since the bump
He drove all night through the snow
The insurance doubled after my accident
Wipers smear when the rain is light
"""
MUSIC = """
The choir sings a mass at Easter
My violin strings snap in dry air
She practises scales on the piano daily
The drummer could not keep the beat
Old records crackle but sound warm
We heard a string quartet in the church
The band broke up before the tour
Guitar chords hurt my fingers at first
The concert hall has a fine echo
He hums the tune of every advert
Tickets for the opera sold out
The trumpet solo was out of tune
Jazz in the cellar goes on past midnight
Our headphones leak the bass
The composer wrote it while deaf
Folk songs differ from valley to valley
"""
WIDE = {name: lines.strip().splitlines() for name, lines in zip("gcm", (GARDEN, CAR, MUSIC), strict=True)}

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
