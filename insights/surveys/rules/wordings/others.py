"""Ease, likelihood and quality by strength."""

from __future__ import annotations

from collections.abc import Mapping

from insights.surveys.rules.wordings.neutral import NEUTRAL

EASE: Mapping[int, str] = {
    -3: "very difficult|extremely difficult|very hard|not at all easy|sehr schwierig|sehr schwer|"
        "très difficile|muy difícil|molto difficile|muito difícil|zeer moeilijk|heel moeilijk|"
        "mycket svårt|meget svært|veldig vanskelig|erittäin vaikea|bardzo trudne|bardzo trudno|"
        "velmi obtížné|çok zor|очень сложно|очень трудно|とても難しい|非常に難しい|非常困难|"
        "매우 어려움|extremely hard|sehr mühsam|πολύ δύσκολο|nagyon nehéz|foarte dificil|sangat sulit|"
        "rất khó|صعب جدا|बहुत कठिन",
    -2: "difficult|hard|not easy|schwierig|schwer|difficile|difícil|moeilijk|svårt|svært|vanskelig|"
        "vaikea|trudne|trudno|obtížné|zor|сложно|трудно|難しい|困难|어려움|moderately difficult|mühsam|"
        "δύσκολο|nehéz|dificil|sulit|khó|صعب|कठिन",
    -1: "somewhat difficult|slightly difficult|rather difficult|fairly difficult|a little difficult|"
        "somewhat hard|eher schwierig|eher schwer|plutôt difficile|algo difícil|abbastanza difficile|"
        "um pouco difícil|enigszins moeilijk|raczej trudne|spíše obtížné|скорее сложно|やや難しい|"
        "比较困难|a bit difficult|agak sulit",
    0: f"{NEUTRAL}|"
        "neither easy nor difficult|neither difficult nor easy|weder leicht noch schwer|"
        "weder einfach noch schwierig|ni facile ni difficile|ni fácil ni difícil|"
        "né facile né difficile|nem fácil nem difícil|niet makkelijk niet moeilijk|netral|محايد|"
        "semleges|neutru|ουδέτερο|bình thường",
    1: "somewhat easy|slightly easy|rather easy|fairly easy|a little easy|eher einfach|eher leicht|"
        "plutôt facile|algo fácil|abbastanza facile|um pouco fácil|enigszins makkelijk|raczej łatwe|"
        "spíše snadné|скорее легко|やや簡単|比较容易|a bit easy|agak mudah",
    2: "easy|einfach|leicht|facile|fácil|makkelijk|gemakkelijk|lätt|let|lett|enkelt|helppo|łatwe|"
        "łatwo|snadné|kolay|легко|просто|簡単|容易|쉬움|moderately easy|εύκολο|könnyű|ușor|mudah|dễ|"
        "سهل|आसान",
    3: "very easy|extremely easy|sehr einfach|sehr leicht|très facile|muy fácil|molto facile|"
        "muito fácil|zeer makkelijk|heel makkelijk|mycket lätt|meget let|veldig lett|veldig enkelt|"
        "erittäin helppo|bardzo łatwe|bardzo łatwo|velmi snadné|çok kolay|очень легко|очень просто|"
        "とても簡単|非常に簡単|非常容易|매우 쉬움|super easy|πολύ εύκολο|nagyon könnyű|foarte ușor|"
        "sangat mudah|rất dễ|سهل جدا|बहुत आसान",
}  # fmt: skip

LIKELIHOOD: Mapping[int, str] = {
    -3: "very unlikely|extremely unlikely|not at all likely|highly unlikely|sehr unwahrscheinlich|"
        "très improbable|muy improbable|molto improbabile|muito improvável|zeer onwaarschijnlijk|"
        "definitely not likely|erittäin epätodennäköistä|mycket osannolikt|meget usandsynligt|"
        "svært usannsynlig|bardzo mało prawdopodobne|非常不可能",
    -2: "unlikely|unwahrscheinlich|improbable|improbabile|improvável|onwaarschijnlijk|not likely|"
        "not so likely|osannolikt|usandsynligt|usannsynlig|mało prawdopodobne|moderately unlikely|"
        "不太可能",
    -1: "somewhat unlikely|slightly unlikely|rather unlikely|eher unwahrscheinlich|plutôt improbable|"
        "a little unlikely|algo improbable",
    0: f"{NEUTRAL}|"
        "neither likely nor unlikely|not sure",
    1: "somewhat likely|slightly likely|rather likely|eher wahrscheinlich|plutôt probable|"
        "moderately likely|a little likely|algo probable",
    2: "likely|wahrscheinlich|probable|probabile|provável|waarschijnlijk|sannolikt|sandsynligt|"
        "sannsynlig|prawdopodobne",
    3: "very likely|extremely likely|highly likely|sehr wahrscheinlich|très probable|muy probable|"
        "molto probabile|muito provável|zeer waarschijnlijk|erittäin todennäköistä|mycket sannolikt|"
        "meget sandsynligt|svært sannsynlig|bardzo prawdopodobne|非常可能",
}  # fmt: skip

QUALITY: Mapping[int, str] = {
    -3: "very poor|very bad|terrible|horrible|awful|sehr schlecht|très mauvais|muy malo|pessimo|"
        "péssimo|zeer slecht|far below expectations|unacceptable|far below average|very low|"
        "katastrophal|molto scarso|bardzo źle|bardzo zła|очень плохо",
    -2: "poor|bad|schlecht|mauvais|malo|scarso|ruim|slecht|below expectations|below average|low|źle|"
        "zła|плохо",
    0: "fair|average|okay|ok|acceptable|mittelmäßig|befriedigend|moyen|regular|discreto|razoável|"
        "redelijk|met expectations|neutral|mixed|so so|neither good nor bad|neither good nor poor|"
        "medium|moderate|mittel|correct|sufficiente|suficiente|przeciętnie|przeciętna|нормально|"
        "teils teils|in ordnung",
    2: "good|gut|bon|bueno|buono|bom|goed|above expectations|above average|high|dobrze|dobra|хорошо",
    3: "very good|excellent|great|outstanding|sehr gut|ausgezeichnet|très bon|excelente|muy bueno|"
        "ottimo|muito bom|ótimo|zeer goed|uitstekend|far above expectations|very high|amazing|superb|"
        "far above average|bardzo dobrze|bardzo dobra|отлично|très bien",
}  # fmt: skip

FAVOUR: Mapping[int, str] = {
    -3: "very unfavorably|very unfavourably|very unfavorable|very unfavourable|very negative|strongly oppose",
    -2: "unfavorably|unfavourably|unfavorable|unfavourable|negative|oppose",
    -1: "somewhat unfavorably|somewhat unfavourably|somewhat unfavorable|somewhat negative|somewhat oppose",
    0: f"{NEUTRAL}|neither favorably nor unfavorably|neither favorably nor unfavorably neutral|"
    "neither favorable nor unfavorable|neither positive nor negative|neither support nor oppose",
    1: "somewhat favorably|somewhat favourably|somewhat favorable|somewhat positive|somewhat support",
    2: "favorably|favourably|favorable|favourable|positive|support",
    3: "very favorably|very favourably|very favorable|very favourable|very positive|strongly support",
}
