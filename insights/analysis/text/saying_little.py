"""What names no theme: talk that leads a session, words that only point, buttons that are read aloud."""

import re
from collections import Counter
from collections.abc import Iterable

from insights.analysis.text.words import any_of

_POINTING = {
    "en": """
    another certain different entire following next other own previous same several specific such various
    whole
    """,
    "de": """
    andere anderem anderen anderer anderes bestimmte bestimmten eigene eigenen einige einigen einzelne
    einzelnen ganze ganzen gewisse gewissen gleiche gleichen jede jeden jeder jedes letzte letzten manche
    manchen mehrere mehreren nächste nächsten selbe selben solche solchen verschiedene verschiedenen weitere
    weiteren
    """,
    "it": """
    alcune alcuni alcuna alcuno altra altre altri altro certa certe certi certo diverse diversi ogni qualche
    propria proprie propri stessa stesse stessi stesso ulteriore ulteriori ultima ultimo varie vari
    """,
    "fr": """
    autre autres certain certaine certaines certains chaque différente différentes différents divers diverses
    même mêmes plusieurs prochain prochaine propre propres quelque quelques tel telle telles tels
    """,
    "es": """
    algún alguna algunas algunos cada cierta ciertas cierto ciertos distinta distintas distintos diferentes
    misma mismas mismo mismos otra otras otro otros propia propias propio propios tal tales varias varios
    """,
    "nl": "andere dezelfde eigen elke ieder iedere sommige verschillende zelfde zulke",
}
# What people say of anything, and no stop list holds.
SAYS_LITTLE = {
    "it": """
    abbastanza altra altre altri altro andare andato appunto arrivare arrivo aveva avevo bella bello
    bisogna buona buono capisco capito caso chiaro chissà clicco conferma credevo credo detto deve devi
    dipende dovere erano esempio essere faccio figo fine finire finito fosse funzionare generalmente
    grande grandi guardare guardo idea immagino importante importanti iniziare inizio intende intendi
    intendo interessante interessanti lato livello maniera meglio messo metta mette mettere metto migliore
    modo normalmente oddio ovviamente particolare pensare pensavo persona persone piccola piccolo
    possibile posso potere potrebbe prende prendere prendo preso provare provato proviamo punto puoi può
    ricordo riesco riferisce sapere sapevo sarebbe scontato sempre serve servono sicuramente sinceramente
    spesso stata state stati stato strano succede super suppongo trovato trovo uguale vado vedere vediamo
    vedo vengo venire veramente visto volere volta volte vuoi vuole
    """,
    "de": """
    andere anderen anderes anfang ansonsten art beispiel beispielsweise bekomme bekommen besser beste
    besten beziehungsweise brauche brauchen braucht dabei dachte dafür dagegen damit daran darauf davon
    dazu definitiv denke ding dinge dort dran drauf drin drücke drücken dürfte echt ende entsprechend
    entsprechende entsprechenden erstmal eventuell fall fand finde fälle gab gedacht geguckt gehe gehen
    geht geklickt gemacht genau generell gesagt geschaut gesehen gewesen geworden gibt ging glauben grund
    grundsätzlich gucke gucken guckt halt heißt her hieß hin hinten hätte hätten idee immer insgesamt
    interessant interessante jeweilige jeweiligen kam klassischerweise klicke klicken klickt komisch komme
    kommen kommt kriege kriegen kriegt kurz könnte könnten lasse lassen letztendlich leute liegt links
    lässt machen macht machte manchmal meine meinen meistens mensch menschen moment muss musste mussten
    möchte möchten möglich müssen natürlich nehme nehmen nimmt nochmal nochmals normalerweise oben oft
    person personen probiere probieren probiert punkt quasi raus rechts rein relativ relevant sache sachen
    sagte schaue schauen schaut sehe sehen selten sicher sieht sollte sollten sozusagen sprich stehen
    steht stelle super tatsächlich teil total typischerweise unten verschieden versuche versuchen versucht
    vorne wahrscheinlich weg weise wichtig wichtige wichtigen wichtiger wichtiges wieder wissen wollen
    wollte wollten worden wurde wurden wusste wäre wären würde würden ziemlich zudem zurück zusammen
    """,
    "fr": """
    allait aller allé arriver assez autre autres avaient avais avait avoir beaucoup bonne cas clairement
    clic clique cliquer commence commencer croire crois côté dernier devoir dire dis disais disait dit
    dois doit début dépend dépends effectivement essaie essayer essayé exemple faire fais fallait faut
    façon ferai fin finalement finir fois forcément gens grand grande gros grosse généralement idée
    important importante importants intéressant intéressante justement manière meilleur mets mettre mieux
    mis moment monde niveau normalement pareil parfois part pensais pense penser personne personnes petit
    petite peut peux plein plutôt point possible pourrait pouvoir premier première prend prendre prends
    pris regarde regarder regardé savoir serait seront souvent super sympa sûrement totalement toujours
    trouve trouver vais venir veut veux viens vient voir voulais vouloir vu étaient étais était été
    évidemment
    """,
    "es": """
    bastante buena buenas buenos básicamente caso cierto clic creer creía cualquier debe deber debería
    decir decía depende dice digo dije dijeron dijo ejemplo empezar empiezo encanta encantaba encontrar
    estaba estaban estado final forma generalmente gente grande grandes gusta gustaba gustaban gustaría
    gustó habido había hace hacer haciendo hacía hago hice iba idea importante importantes intentar
    intento interesante interesantes lado llegar llego manera mejor mirando mirar momento momentos muchas
    muchos nivel normalmente obviamente otra otras otro otros parte pensando pensar pequeña pequeño
    persona personas pienso poder podría poner pongo posible principio probar pruebo puede puedo punto
    puse querer quería quiero quise rato realmente saber sabía seguro será sido siempre sobre supongo
    súper tema terminar toca tocaba tocará tocó tomar vamos veces venir veo ver vez viene visto voy
    """,
    "nl": "belangrijk belangrijke doen interessant maken natuurlijk zeker",
}
# What people read from an English screen while they speak another language.
_READ_ALOUD = """
    add apply back cancel clear click close confirm create delete done edit enter next open paste refresh
    remove reset save search select send submit undo view
"""
_POINTERS = {language: frozenset(words.split()) for language, words in _POINTING.items()}
_BUTTONS = frozenset(_READ_ALOUD.split())
# A step of the session, as in "task 2", "the second question", "la prossima domanda".
_STEPS = r"""
    tasks? questions? exercises? scenarios? aufgaben? fragen? szenari(?:o|en) compit[oi] domand[ae]
    eserciz[io]+
    tâches? exercices? scénarios? tareas? preguntas? ejercicios? escenarios? taak vra(?:ag|gen)
"""
_WHICH_ONES = """
    first second third fourth fifth last next final previous erste[nr]? zweite[nr]? dritte[nr]? vierte[nr]?
    letzte[nr]? nächste[nr]? prim[ao] second[ao] terz[ao] quart[ao] ultim[ao] prossim[ao] première premier
    deuxième troisième dernière prochaine primera segunda tercera última próxima eerste tweede derde volgende
"""
_STEP, _WHICH = "|".join(_STEPS.split()), "|".join(_WHICH_ONES.split())
_NUMBER = r"(?:number |numero |nummer |numéro |número )?"
_COUNT = r"(?:\d+|one|two|three|four|five|eins|zwei|drei|vier|uno|due|tre|deux|trois|dos|tres)"
_SAID = re.compile(rf"\b(?:{_STEP})\b", re.IGNORECASE)
_COUNTED = any_of(rf"(?:{_STEP}) {_NUMBER}{_COUNT}\b | (?:{_WHICH}) (?:{_STEP})\b")
LEAST_COUNTED, COUNTED_SHARE = 3, 0.25  # texts that count a step off, and their share of those that name it
_LED = any_of(r"""
    open(?:ing)? (?:up )?the floor | open it up (?:to|for)\b | mov(?:e|ing) on(?: to)?\b
    (?:any|some) (?:other |more |further |final )?(?:questions|thoughts|comments)\b
    (?:hand|pass)(?:ing)? (?:it )?over to\b | over to you\b | wrap(?:ping)? (?:it |this |things )?up\b
    think(?:ing)? (?:out loud|aloud)\b | laut denken\b | pensare ad alta voce\b
    penser à (?:voix haute|haute voix)\b | pensar en voz alta\b
""")


def only_points(word: str, language: str | None) -> bool:
    """Whether a lower-case word before a noun only says which one: "other", "altre", "verschiedene"."""
    return word in _POINTERS.get(language or "en", frozenset())


def is_button(word: str, language: str | None) -> bool:
    """Whether a lower-case word is read from an English screen in talk of another language."""
    return language not in (None, "en") and word in _BUTTONS


def without_leading(text: str) -> str:
    """Text with a stop in place of what leads a session: "task 2", "I'd like to open the floor"."""
    return _LED.sub(" . ", _COUNTED.sub(" . ", text))


def words_of_the_session(texts: Iterable[str]) -> frozenset[str]:
    """Lower-case words for the steps of a session that these texts count off: "task 2", "la terza domanda".

    A product that people keep their tasks in leaves them uncounted.
    """
    said: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for text in texts:
        said.update({word.lower() for word in _SAID.findall(text)})
        numbered = " ".join(_COUNTED.findall(text))
        counted.update({word.lower() for word in _SAID.findall(numbered)})
    steps = [
        word for word, count in counted.items() if count >= max(LEAST_COUNTED, COUNTED_SHARE * said[word])
    ]
    return frozenset(word for word in said if word.startswith(tuple(steps)))
