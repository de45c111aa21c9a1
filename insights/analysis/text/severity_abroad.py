"""How bad a problem is in German, Spanish, French and Italian: words of each reason and what lifts it."""

import re
from dataclasses import dataclass

from insights.analysis.text.words import any_of


@dataclass(frozen=True)
class Told:
    """Patterns of one language by reason; `unmeant` is taken out of a text before it is read."""

    gave_up: re.Pattern[str]
    blocked: re.Pattern[str]
    workaround: re.Pattern[str]
    hindered: re.Pattern[str]
    repeated: re.Pattern[str]
    emotional: re.Pattern[str]
    unmeant: re.Pattern[str]


_GERMAN = Told(
    gave_up=any_of(r"""
    (?:gab|gebe|gibt|geben|gaben) (?:\w+ ){0,4}auf(?=\s*(?:[.,;!?]|und\b|weil\b|$)) | aufgegeben | aufgeben
    abgebrochen | (?:brach|breche|bricht) (?:\w+ ){0,4}ab(?=\s*(?:[.,;!?]|und\b|$)) | gekündigt
    storniert\w* | deinstallier\w* | (?:app|konto|account|programm) (?:wieder )?gelöscht | geld zurück
    nie wieder | (?:nutze|benutze|verwende|bestelle|kaufe|gehe|öffne)n? (?:\w+ ){0,4}nicht mehr\b
    gewechselt | (?:nutze|benutze|verwende|bestelle|kaufe)n? (?:\w+ ){0,3}(?:gar |überhaupt )?nie mehr\b
    (?:dann|am ende|schließlich) (?:\w+ ){0,3}(?:gelassen|bleiben lassen|aufgehört|weggelegt|hingeschmissen)
    (?:hab|habe|haben|hat) (?:\w+ ){0,5}(?:bleiben lassen|aufgehört|weggeklickt)
    (?:bin|sind) (?:\w+ ){0,4}(?:ausgestiegen|umgestiegen|abgesprungen) | zur konkurrenz
    """),
    blocked=any_of(r"""
    (?:kann|konnte|können|konnten|kannst|könnt) (?:\w+ ){0,8}(?:nicht|nichts|nie|kein\w*)\b
    (?:lässt|ließ|lassen|ließen) sich (?:\w+ ){0,5}(?:nicht|kaum)\b | nicht (?:möglich|erreichbar|verfügbar)
    (?:funktionier|geh|lad|lädt|öffne|start|reagier|klapp|läuft|lief|ging|tut|tat)\w* (?:\w+ ){0,4}nicht\b
    (?:funktioniert|geht|klappt|läuft) (?:\w+ ){0,3}nicht(?:s)? | unmöglich | unbrauchbar\w*
    passiert nichts | (?:passiert|passierte) (?:\w+ ){0,3}(?:nichts|gar nichts) | abgestürzt | absturz\w*
    abstürze\w* | stürz(?:t|te|en)\b (?:\w+ ){0,4}ab\b | häng(?:t|en) sich (?:\w+ ){0,3}auf\b
    hängen geblieben | hängengeblieben | eingefroren | friert (?:\w+ ){0,3}ein\b
    (?:bleibt|blieb) (?:\w+ ){0,3}hängen
    (?:bleibt|blieb|ist|war|wird|wurde) (?:\w+ ){0,3}(?:weiß|schwarz|leer|gesperrt|blockiert)\b
    ausgesperrt | abgelehnt | abgewiesen | fehlgeschlagen | schlägt (?:\w+ ){0,3}fehl\b | fehlermeldung\w*
    kaputt
    (?:alles|daten|eingaben|arbeit|text|entwurf|bestellung) (?:\w+ ){0,3}(?:weg|verloren|gelöscht)\b
    (?:wirft|warf|geworfen|schmeißt) (?:\w+ ){0,3}(?:raus|hinaus)\b | rausgeworfen | rausgeflogen
    (?:fliege|flog) (?:\w+ ){0,3}raus\b | nie (?:angekommen|gekommen|bekommen)
    (?:kam|kommt|kommen|kamen) (?:\w+ ){0,4}(?:nie|nicht) (?:an|durch|weiter)\b
    komm\w* (?:\w+ ){0,4}nicht (?:\w+ )?(?:weiter|rein|dran|hin|durch)\b | keine (?:möglichkeit|chance)\b
    kein (?:zugriff|zugang|durchkommen) | (?:bekomm|krieg)\w* (?:\w+ ){0,4}(?:keine?n?|nicht)\b
    (?:weiß|wusste|weiss) (?:\w+ ){0,3}nicht (?:mehr )?weiter\b
    """),
    workaround=any_of(r"""
    umweg\w* | behelf\w* | behilf\w* | von hand | per hand | händisch\w* | manuell\w* | stattdessen
    (?:auf|mit) (?:einem |nem |'nem )?(?:papier|zettel\w*|stift) | (?:in|mit|über|per) excel | ausgedruckt
    (?:drucke|druckt|drucken) (?:\w+ ){0,4}aus\b | bildschirmfoto\w* | screenshots?
    (?:schreib|notier)\w* (?:\w+ ){0,4}(?:auf|mit)\b(?! deutsch) | abgeschrieben | aufgeschrieben | abtippen
    abgetippt | (?:eigene|zweite|meine) (?:liste|tabelle|datei)
    kopier\w* (?:\w+ ){0,5}(?:und|rüber|raus|in)
    (?:muss|musste|müssen|mussten) (?:\w+ ){0,6}(?:neu|nochmal|noch mal|von vorne?) | neu starten
    neu gestartet | (?:frag|ruf)\w* (?:\w+ ){0,3}(?:kolleg|tochter|sohn|mann|frau|freund|hotline|support)\w*
    (?:muss|musste|müssen) (?:\w+ ){0,4}(?:anrufen|nachfragen|hinfahren|umrechnen)
    (?:anderen?|anderem) (?:browser|gerät|programm|app)\b
    """),
    hindered=any_of(r"""
    langsam\w* | lahm\w* | umständlich\w* | mühsam\w* | mühselig\w* | kompliziert\w* | schwierig\w*
    schwer (?:zu|verständlich|lesbar|erkennbar|auffindbar) | unübersichtlich\w* | verwirr\w* | unklar\w*
    (?:nicht|wenig|kaum) (?:\w+ )?(?:klar|verständlich|ersichtlich|übersichtlich|intuitiv|erkennbar)\b
    (?:versteh|verstand|weiß|wusste|kapier|find|fand|seh|sah)\w* (?:\w+ ){0,5}nicht\b
    (?:musste|muss|müssen) (?:\w+ ){0,6}(?:suchen|warten|scrollen|klicken|raten|überlegen)
    (?:lange|ewig|stundenlang|eine weile|minutenlang) (?:\w+ )?(?:gesucht|gewartet|gedauert|gebraucht|suchen)
    dauert(?:e)? (?:\w+ ){0,3}(?:lange?|ewig\w*|stunden|minuten|tage|wochen|zu lang) | hakt | hakelig
    (?:stunden|minuten|tage|wochen|monate) (?:lang )?(?:\w+ ){0,2}(?:gewartet|warten|gedauert|gesucht)
    zu (?:viele?|klein|lang|teuer|wenig\w*|spät|weit|schnell|langsam|kompliziert|umständlich)\b | fehlerhaft
    verlaufen | verirrt | versteckt\w* | fehlt\b | fehlen\b | keine ahnung | falsch\w* | ruckel\w*
    unlesbar | (?:problem|schwierigkeit)e?n? (?:mit|bei|beim) | tu(?:e)? (?:ich )?mi(?:ch|r) (?:\w+ )?schwer
    """),
    repeated=any_of(r"""
    immer wieder | jedes mal | jedesmal | ständig | dauernd | andauernd | schon wieder | wiederholt
    immer noch (?:nicht|kein\w*|keine) | (?:zwei|drei|vier|fünf|mehr|zig|\d+)\s?mals? | mehrfach | täglich
    (?:zum|das) (?:zweiten|dritten|vierten|x-ten|xten|wievielten) mal
    jede[nrs]? (?:einzelne\w* )?(?:tag|woche|morgen|monat)
    immer (?:\w+ ){0,2}(?:muss|vergisst|abstürzt|falsch|neu|langsam|nochmal)\b
    """),
    emotional=any_of(r"""
    nerv(?:t|te|en|ig\w*|end\w*)\b | genervt | ärger\w* | geärgert | frust\w* | wütend | sauer\b
    furchtbar\w* | schrecklich\w* | katastroph\w* | albtraum | alptraum | unverschämt\w* | frechheit
    lächerlich\w* | enttäusch\w* | zum (?:verzweifeln|heulen|kotzen) | verzweif\w* | hass\w* | peinlich\w*
    angst\b | (?:treibt|macht) mich (?:\w+ )?(?:wahnsinnig|verrückt|irre|fertig) | wahnsinnig gemacht
    stress\w* | unerträglich\w* | (?:habe|hab) (?:\w+ )?die nase voll | satt\b | überforder\w*
    unzumutbar\w*
    """),
    unmeant=any_of(r"""
    (?:kann|konnte|können) (?:\w+ ){0,3}nicht (?:meckern|klagen|sagen|beurteilen|glauben)
    (?:kann|konnte) (?:ich )?mich nicht (?:\w+ )?(?:beschweren|beklagen|erinnern) | nicht aufge(?:ben|geben)
    """),
)
_SPANISH = Told(
    gave_up=any_of(r"""
    (?:me |nos )?(?:rend[íi]|rendimos|rindo|rendí) | abandon[éeoóa]\w* | lo (?:dejé|dejamos|dejo)\b
    (?:he|hemos|había) (?:dejado|abandonado|desistido|cancelado|desinstalado) | desist[íi]\w* | desinstal\w*
    cancel(?:é|amos|ado|ó)\b
    (?:ya )?no (?:lo |la |los |las )?(?:uso|usamos|utilizo|compro|abro|voy) (?:ya|más)
    ya no (?:lo |la |los |las |me |nos )*(?:uso|usamos|utilizo|utilizamos|compro|abro|entro|pido|voy)\b
    (?:dejé|dejamos|dejado|deja) de (?:usar|utilizar|comprar|entrar|pedir|ir|mirar) | nunca más | devolución
    (?:me )?(?:cambié|cambiamos|pasé|pasamos) (?:a|de) (?:otr\w+|la|app|aplicación|compañía|banco)
    al final (?:no (?:compré|terminé|lo hice|pude)|me fui)
    (?:borré|eliminé|borrado) (?:la |mi )?(?:app|cuenta) | tir[ée] la toalla | me devuelvan | reembols\w*
    me cansé y
    """),
    blocked=any_of(r"""
    no (?:me |se |te |lo |la |le |los |las |nos )*(?:puedo|puede|podía|pude)\w*
    no (?:me |se |te |lo |la |le |los |las |nos )*(?:pudo|pudimos|podemos|pueden|deja)\w*
    no (?:me |se |te |lo |la |le |nos )*(?:dejó|dejaba|permit\w+|funcion\w+)
    no (?:me |se |te |lo |la |le |nos )*(?:carg\w+|abr\w+|arranc\w+|respond\w+)
    no (?:me |se |te |lo |la |le |nos )*(?:conect\w+|guard\w+|reconoc\w+|acept\w+|sirve|lleg\w+|apareci\w*)
    no (?:hay|había|tengo) (?:forma|manera|modo)\b | imposible\w* | no pasa nada (?:cuando|al|si)
    se (?:me |nos )?(?:cierra|cerró|cuelga|colgó|bloque\w+|congel\w+|trab\w+|cae|cayó)\b
    se (?:me )?(?:queda|quedó|quedaba) (?:\w+ )?(?:en blanco|negra|pillad\w)
    se (?:me )?(?:queda|quedó|quedaba) (?:\w+ )?(?:colgad\w|congelad\w|atascad\w|carg\w+)
    (?:me quedé|estoy|quedé) (?:\w+ )?(?:atascad\w|bloquead\w|atrapad\w)
    (?:me )?(?:da|daba|dio|sale|salía|salió|marca|muestra) (?:\w+ )?(?:un )?(?:mensaje de )?error\w*
    (?:fue|ha sido|está|estaba|quedó) (?:rechazad|bloquead|denegad)\w+ | me (?:rechaz|bloque|ech)\w+
    (?:perdí|se perdió|se borró|se borraron|perdido) (?:tod|mis|mi|los|el|la|lo)\w* | falla\b | falló
    fallaba | nunca (?:llegó|llega|carga|abrió|recibí|pude|me llegó) | inservible\w* | roto\b | rota\b
    me saca\b
    """),
    workaround=any_of(r"""
    a mano\b | manualmente | en (?:un )?(?:papel|excel) | en una (?:libreta|hoja) | en su lugar
    en lugar de eso | capturas? de pantalla | pantallazos?
    (?:lo |la |los )?(?:copi|peg)(?:o|amos|é|ar|ando)\b | imprim\w+
    (?:tengo|tuve|tenemos|tenía|hay) que (?:\w+ ){0,2}(?:volver a|reiniciar|repetir|llamar|copiar|escribir)
    (?:tengo|tuve|tenemos|tuvimos|hay) que (?:\w+ ){0,2}(?:apuntar|anotar|preguntar)
    (?:tengo|tuve|tenemos|tuvimos|hay) que (?:\w+ ){0,2}(?:empezar|hacerlo|introducir)
    (?:lo |la |me lo )?(?:apunto|anoto|apunté|anoté) | reinici\w+
    desde (?:el|otro) (?:ordenador|navegador|móvil)
    (?:le |les )?(?:pido|pedí|pregunto|pregunté) a (?:mi|un|una|otro)
    mi propi[oa] (?:lista|tabla|hoja|excel) | empezar (?:de cero|de nuevo|otra vez)
    acab[éo] (?:haciendo|llamando|usando|yendo)
    """),
    hindered=any_of(r"""
    lent[oa]s? | lentitud | tard(?:a|ó|aba|an)\b | difícil\w* | complicad\w+ | engorros\w+ | tedios\w+
    pesad[oa] | confus\w+ | confund\w+ | (?:me )?cuesta\b | costó\b | (?:me )?costaba | lios[oa] | lío\b
    incómod\w+
    no (?:me |se |lo |la )*(?:entiend|entend|encuentr|encontr|sé|sabía|supe|veo|ve\b|veía|aclar)\w*
    no (?:es|está|era|estaba|queda|quedó) (?:\w+ )?(?:clar|intuitiv|fácil)\w+ | perdid[oa]\b | me perdí
    me pierdo | (?:tengo|tuve|tenía|hay) que (?:\w+ ){0,2}(?:buscar|esperar|adivinar|bajar|desplaz)\w*
    demasiad\w+ | (?:esper|tard)\w+ (?:\w+ ){0,2}(?:horas|minutos|días|semanas|meses) | escondid\w+
    falta\b | faltan\b | muy (?:pequeñ|largo|larga|car[oa]|tarde|abajo)\w* | equivocad\w+ | incorrect\w+
    ni idea | problemas? (?:con|para|al|de) | dificultad\w*
    """),
    repeated=any_of(r"""
    cada vez
    siempre (?:me |se |la |lo |le |nos )*(?:tengo|tenemos|falla|pasa|se|olvida|pierd\w+|cierra|toca)
    siempre (?:lo mismo|igual) | una y otra vez | otra vez | todo el (?:tiempo|rato) | constantemente
    continuamente | todos los (?:días|meses) | cada (?:día|mañana|semana|mes)\b
    (?:dos|tres|cuatro|varias|\d+) veces | (?:segunda|tercera|cuarta|enésima) vez | sigue sin\b
    siguen sin\b | sigo sin\b | de nuevo | muchas veces
    """),
    emotional=any_of(r"""
    frustra\w* | molest\w+ | desespera\w* | horrible\w* | pésim\w+ | terrible\w* | odio\b | me enfad\w+
    enfad\w+ | enoj\w+ | rabia | harta?\b | hartos\b | vergüenza | vergonzos\w+ | decepcion\w* | indigna\w*
    pesadilla | ridícul\w+ | inaceptable\w*
    me (?:pone|ponía|puso) (?:\w+ )?(?:nervios|mal|de los nervios|enferm)\w* | miedo | agobi\w+ | estresa\w*
    estrés | asco | me (?:vuelve|volvía) loc\w+ | desastre | irrita\w* | fatal\b
    """),
    unmeant=any_of(r"""
    no me puedo quejar | no puedo (?:quejarme|negar|decir|opinar|creer) | no me rend\w+
    no (?:es|me parece|era|fue) (?:\w+ )?(?:difícil|complicad\w+|lent\w+)
    """),
)
_FRENCH = Told(
    gave_up=any_of(r"""
    abandonn\w+ | laissé tomber | (?:je |on |nous )?laisse tomber | renonc\w+ | résili\w+ | désinstall\w+
    annulé\w* | (?:j'ai|on a|avons) (?:\w+ )?arrêté
    arrêt(?:é|e|er|ons) (?:de l'utiliser|d'utiliser|de commander)
    (?:n'utilise|utilise|n'ouvre|commande|n'achète|achète|n'y vais|n'y va) (?:\w+ )?plus\b | plus jamais
    rembours\w+
    (?:suis|est|sommes) (?:\w+ )?(?:passé)e?s? (?:à|chez|sur|voir) (?:la |une? )?(?:concurr|autre)\w*
    (?:suis|est|sommes) (?:\w+ )?(?:parti|allé)e?s? (?:à|chez|sur|voir) (?:la |une? )?(?:concurr|autre)\w*
    (?:je suis|on est) partie?s?
    changé (?:de|d') ?(?:banque|appli|application|opérateur|outil|logiciel|fournisseur)
    (?:supprimé|effacé) (?:l'appli\w*|mon compte|le compte) | jeté l'éponge | tant pis
    fini par (?:arrêter|partir) | baissé les bras | plus envie d'essayer
    """),
    blocked=any_of(r"""
    (?:peux|peut|pouvais|pouvait|pouvons|pu|pouvez) (?:\w+ ){0,2}(?:pas|plus|jamais)\b
    (?:arriv\w+|réussis?) (?:\w+ ){0,2}(?:pas|plus|jamais)\b
    n'(?:arrive|arrivais|ai) (?:\w+ )?(?:pas|jamais|plus) (?:\w+ )?(?:pu|réussi|reçu|à|eu accès)\b
    n'(?:a|avons|avais) (?:\w+ )?(?:pas|jamais|plus) (?:\w+ )?(?:pu|réussi|reçu|à|eu accès)\b
    n'(?:arriv|y arriv)\w+ (?:\w+ )?(?:pas|plus|jamais) | impossible\w* | bloqu\w+
    (?:ça|se|s'est|a|ça a) plant\w+ | plante\b | plantent | plantages? | crash\w* | buggu?é\w* | figé\w*
    se fige\w* | gelé\w*
    (?:marche|fonctionne|charge|ouvre|répond|démarre|affiche|enregistre|passe) (?:\w+ )?(?:pas|plus|jamais)\b
    (?:ne se passe|se passe) (?:\w+ )?rien
    (?:affiche|donne|renvoie|message|messages) (?:\w+ ){0,3}d'erreurs? | erreur \d+
    (?:refus|rejet)(?:e|é|ée|ées|és|ent)\b | écran (?:blanc|noir) | page blanche
    (?:tout|ma|mes|mon|le|la) (?:\w+ )?(?:a disparu|perdue?s?|effacée?s?)
    (?:j'ai|on a|ai) (?:\w+ )?(?:tout )?perdu\b | (?:m'|me |nous )?(?:a )?(?:déconnect|éject)\w+
    hors service | inutilisable\w* | (?:jamais|pas) (?:reçu|arrivé|abouti)\w* | aucun (?:moyen|accès)
    aucune (?:possibilité|solution) | plus moyen | pas moyen | coincé\w* | en panne
    """),
    workaround=any_of(r"""
    à la main | manuellement | (?:sur|du|avec un) papier | (?:sur|dans|avec|par) excel | à la place
    contourn\w+ | captures? d'écran | copi(?:e|é|er|ons|ent)[ -](?:et )?(?:je )?coll\w+ | copier-coller
    imprim\w+
    (?:dois|doit|devais|devons|obligée?s?|fallait|faut|fallu) (?:\w+ ){0,2}(?:re\w+|appeler|demander|copier)\b
    (?:je |on )(?:le |la |les )?note\w* (?:\w+ ){0,3}(?:sur|dans|à)\b | redémarr\w+ | réinstall\w+
    recommenc\w+
    (?:demand|appel)\w+ (?:à )?(?:mon|ma|une?|le|mes) (?:collègue|fille|fils|mari|femme|ami|voisin|support)\w*
    (?:mon|ma|notre) propre (?:liste|tableau|fichier) | autre (?:navigateur|appareil|logiciel|téléphone)
    tout (?:refaire|ressaisir|retaper)
    """),
    hindered=any_of(r"""
    lent\w* | ram(?:e|ait|ent)\b | compliqué\w* | difficile\w* | difficulté\w* | pénible\w* | laborieu\w+
    fastidieu\w+ | (?:du|eu du|eu de la) mal\b | de la peine | galèr\w+ | galéré | confus\w* | perdue?s?\b
    je me perds | embrouill\w+
    (?:compr\w+|trouv(?:e|é|ais)|vois|voyais|sais|savais) (?:\w+ )?(?:pas|plus)\b
    pas (?:\w+ )?(?:clair|claire|clairs|intuiti\w+|lisible\w*|évident\w*|compréhensible\w*|pratique\w*)\b
    (?:long|longue|longtemps|longs)\b
    (?:attend|chercher|cherch)\w* (?:\w+ ){0,4}(?:heures?|minutes?|jours?|semaines?|mois)\b
    (?:fallu|faut|dois|devais|obligée?s?) (?:\w+ ){0,2}(?:de )?(?:chercher|attendre|fouiller)
    (?:fallu|faut|dois|devais|obligée?s?) (?:\w+ ){0,2}(?:de )?(?:deviner|scroller|descendre)
    trop (?:de|petit|lent|long|cher|tard|compliqué|loin)\w* | caché\w* | manque\b | manquent\b | aucune idée
    problèmes? (?:avec|pour|de|à)\b | soucis? (?:avec|pour|de)\b | introuvable\w* | illisible\w*
    """),
    repeated=any_of(r"""
    à chaque (?:fois|connexion|ouverture) | chaque fois
    toujours (?:pas|rien|aucun\w*|le même|la même|en panne) | sans (?:arrêt|cesse) | tout le temps
    constamment | tous les (?:jours|matins|mois) | toutes les semaines | encore une fois
    (?:deux|trois|quatre|plusieurs|\d+) fois | (?:deuxième|troisième|énième) fois | régulièrement
    (?:ne |n'|se |s')?(?:arrête|cesse) pas de | de nouveau | en permanence
    """),
    emotional=any_of(r"""
    frustr\w+ | agaç\w+ | agac\w+ | énerv\w+ | horrible\w* | catastroph\w+ | cauchemar\w* | insupportable\w*
    honte\w* | scandal\w+ | inadmissible\w* | inacceptable\w* | déçue?s?\b | décev\w+ | déception
    ras[- ]le[- ]bol | marre\b | colère | furieu\w+ | rage\b | rageant | ridicule\w* | désespér\w+
    stress\w+ | angoiss\w+ | peur\b | déteste\w* | (?:rend|rendait) (?:\w+ )?(?:fou|folle|dingue)
    lamentable\w* | nul(?:le)?\b | épuis\w+ | gên(?:é|ée|ant)\w*
    """),
    unmeant=any_of(r"""
    (?:peux|peut|pouvais) pas (?:\w+ )?(?:plaindre|dire|juger|croire|me prononcer|comparer)
    (?:n'est|pas) (?:\w+ )?(?:compliqué|difficile|lent)\w*
    pas (?:de|eu de|du) (?:mal|souci|problème|difficulté)s? | longtemps que
    """),
)
_ITALIAN = Told(
    gave_up=any_of(r"""
    (?:ho|abbiamo|avevo) (?:\w+ )?(?:rinunciato|mollato|lasciato perdere|smesso|disdetto)
    (?:ho|abbiamo) (?:\w+ )?(?:annullato|cancellato (?:\w+ )?(?:account|app|abbonamento|ordine))
    disinstall\w+ | mi (?:sono )?(?:arreso|arresa|arrendo) | rinunci(?:o|amo|ato|are)\b | lascio perdere
    lasciamo perdere | lascia(?:to|re) (?:stare|perdere) | abbandon\w+
    non (?:lo |la |li |le |ci )?(?:uso|usiamo|compro|apro|vado|utilizzo) più
    (?:sono|siamo) (?:\w+ )?(?:passat\w|tornat\w) (?:a|al|alla|all'|da|ad)\b | mai più | rimbors\w+
    alla fine (?:non (?:ho|l'ho|abbiamo)|me ne sono) | gettato la spugna
    cambiato (?:app|banca|programma|operatore)
    """),
    blocked=any_of(r"""
    non (?:mi |si |ti |lo |la |le |li |ci |gli |me l'|ce l')*(?:riesc|riusc|poss|pote|può|puoi)\w*
    non (?:sono |siamo |ero )(?:\w+ )?riuscit\w | non (?:ho|abbiamo|ha) (?:\w+ )?potuto | impossibil\w+
    inutilizzabil\w+ | non (?:mi |si |ti |lo |la |le |li |ci |gli )*(?:funzion|apre|apriva|carica)\w*
    non (?:mi |si |ti |lo |la |le |li |ci |gli )*(?:parte\b|risponde|va\b|andava)\w*
    non (?:mi |si |ti |lo |la |le |li |ci |me l')*(?:permett|lascia|fa fare|fa\b)\w*
    non (?:mi |si |ti |lo |la |le |li |ci |me l')*(?:salva|accett|riconosc|arriv)\w*
    (?:non )?succede(?:va)? (?:\w+ )?(?:niente|nulla)
    si (?:è )?(?:blocca|impalla|pianta|chiude|congel|incart)\w*
    (?:è|era|resta|rimane|rimast[oa]|tutto) (?:\w+ )?(?:bloccat|rott|piantat|bianc|ner|vuot)[oaie]\b
    mi si è rott\w
    (?:mi )?(?:dà|da|dava|dato|esce|uscito|compare|ricevo) (?:\w+ )?(?:un |dei )?(?:messaggi\w* di )?error\w*
    crash\w* | (?:ho|abbiamo) (?:\w+ )?perso (?:tutt|i |il |la |le |dat)\w*
    (?:tutto|dati|lavoro|testo) (?:\w+ )?(?:perso|persi|sparit\w|cancellat\w) | (?:rifiutat|respint|negat)\w
    mi (?:butta|ha buttato|caccia) fuori | mai (?:arrivat\w|ricevut\w|partit\w)
    non c'è (?:\w+ )?(?:modo|verso|possibilità) | fallit[oa]\b | fallisce
    """),
    workaround=any_of(r"""
    a mano\b | manualmente | su (?:un )?(?:carta|foglio|foglietto) | (?:in|su|con) excel | al posto suo
    invece (?:\w+ )?uso | (?:screenshot|schermate)\w*
    copi(?:o|amo|are|ato|ando) (?:e |ed )?(?:incoll|\w+ e incoll)\w+ | stamp(?:o|iamo|ato|arlo|are)\b
    (?:devo|dovevo|dobbiamo|dovuto|tocca|bisogna) (?:\w+ ){0,2}(?:ri\w+re|rifarlo|chiamare|chiedere|copiare)
    (?:me )?(?:lo |la |li )?(?:segno|scrivo|annoto) (?:\w+ ){0,3}(?:su|in|da)\b | riavvi\w+ | reinstall\w+
    ricominci\w+
    chie(?:do|sto|diamo) (?:a |al |alla |ad )(?:\w+ )?(?:collega|figli\w|mogl\w+|marit\w|amic\w|qualcun\w)
    (?:mia|mio|nostr\w|propri\w) (?:lista|tabella|foglio|file) | altro (?:browser|computer|programma)
    aggir\w+ | da capo\b
    """),
    hindered=any_of(r"""
    lent[oaie]\b | lentezza | rallent\w+ | difficil\w+ | difficolt\w+ | complicat\w+ | macchinos\w+
    scomod\w+ | faticos\w+ | fatic[oa]\b | faticat\w | confus\w+ | confond\w+
    mi (?:sono )?(?:perso|persa|perdo) | poco (?:chiar|intuitiv|leggibil)\w+
    non (?:mi |si |lo |la |ci |li )*(?:capisc|capiv|capit|trov|vedo)\w*
    non (?:mi |si |lo |la |ci |li )*(?:vede|so\b|sapev|ricord|è chiar|era chiar)\w*
    non (?:è|era|mi è|risulta|sembra) (?:\w+ )?(?:chiar|intuitiv|facil|immediat|evident)\w+
    non ho (?:capito|trovato|visto)
    (?:devo|dovevo|dovuto|tocca|bisogna) (?:\w+ ){0,2}(?:cercare|aspettare|scorrere|indovinare|cliccare)
    (?:aspett|attes|cercat|messo|mette|vuole|volut)\w* (?:\w+ ){0,4}(?:ore|minuti|giorni|settimane|mesi)\b
    nascost\w | troppo (?:\w+ )?(?:lent|lung|piccol|car|complicat|tecnic|difficil|tardi|tempo)\w* | troppi\b
    troppe\b | manca\b | mancano\b | problem[ai] (?:con|a|di|nel|nella)\b | sbagliat\w | nessuna idea
    illeggibil\w+
    """),
    repeated=any_of(r"""
    ogni (?:volta|giorno|mattina|settimana|mese)\b
    sempre (?:lo stesso|la stessa|uguale|un error\w+|da capo|rotto|lento)
    continua(?:mente)? (?:a |ad )?\w* | in continuazione | di continuo | di nuovo | ancora una volta
    tutte le volte | (?:due|tre|quattro|varie|molte|parecchie|\d+) volte
    (?:seconda|terza|quarta|ennesima) volta | ripetutament\w | tutti i giorni
    ancora (?:non|niente|nulla|nessun\w*)
    """),
    emotional=any_of(r"""
    frustra\w+ | fastidio\w* | infastidi\w+ | irrita\w+ | arrabbi\w+ | incazz\w+ | odio\b | orribil\w+
    terribil\w+ | pessim\w+ | delus\w+ | deludent\w+ | disastro\w* | incubo | vergogn\w+ | inaccettabil\w+
    ridicol\w+ | stufo\b | stufa\b | stanc[oa] di | disper\w+ | ansia | paura | stress\w+ | impazzi\w+
    schifo | (?:fa|faceva) (?:\w+ )?(?:impazzire|rabbia|schifo) | rabbia
    """),
    unmeant=any_of(r"""
    non (?:mi )?posso (?:lamentarmi|lamentare|dire|dirlo|giudicare|crederci) | non (?:mi )?arrend\w+
    non (?:è|era|è stato) (?:\w+ )?(?:difficil|complicat|lent)\w+
    senza (?:\w+ )?(?:fatica|difficoltà|problemi)
    """),
)

SEVERITY_WORDS = {"de": _GERMAN, "es": _SPANISH, "fr": _FRENCH, "it": _ITALIAN}
