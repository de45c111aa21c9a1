"""Scale words by dimension and strength: English, German, French, Spanish, Italian, Portuguese, Dutch,
Swedish, Danish, Norwegian, Finnish, Polish, Czech, Turkish, Russian, Ukrainian, Japanese, Chinese, Korean."""

from __future__ import annotations

from collections.abc import Mapping

_NEUTRAL = (
    "neutral|neither|undecided|no opinion|neither nor|in between|middle|neutral / no opinion|"
    "weder noch|teils teils|teils/teils|unentschieden|mittel|neutre|ni l'un ni l'autre|sans opinion|"
    "neutro|neutra|neutrale|indiferente|indifferente|indeciso|ni uno ni otro|neutraal|varken eller|"
    "hverken eller|"
    "verken eller|nøytral|neutralt|nöytraali|neutraali|neutralnie|obojętny|neutralny|neutrální|nötr|"
    "kararsızım|"
    "нейтрально|нейтральный|затрудняюсь ответить|нейтральне|どちらともいえない|どちらでもない|普通|中立|"
    "一般|不确定|不確定|普通です|보통이다|보통|중립"
)

WORDS: Mapping[str, Mapping[int, str]] = {
    "agreement": {
        -3: "strongly disagree|completely disagree|totally disagree|fully disagree|disagree strongly|"
        "disagree completely|definitely disagree|stimme überhaupt nicht zu|stimme gar nicht zu|"
        "stimme ganz und gar nicht zu|trifft überhaupt nicht zu|trifft gar nicht zu|"
        "stimme absolut nicht zu|"
        "pas du tout d'accord|tout à fait en désaccord|fortement en désaccord|totalement en désaccord|"
        "totalmente en desacuerdo|muy en desacuerdo|completamente en desacuerdo|fortemente in disaccordo|"
        "completamente in disaccordo|totalmente in disaccordo|molto in disaccordo|per niente d'accordo|"
        "discordo totalmente|discordo completamente|discordo fortemente|helemaal mee oneens|"
        "helemaal oneens|"
        "zeer mee oneens|sterk mee oneens|zeer oneens|instämmer inte alls|stämmer inte alls|helt uenig|"
        "meget uenig|"
        "svært uenig|täysin eri mieltä|zdecydowanie się nie zgadzam|zdecydowanie nie zgadzam się|"
        "zdecydowanie nie|"
        "rozhodně nesouhlasím|zcela nesouhlasím|kesinlikle katılmıyorum|полностью не согласен|"
        "совершенно не согласен|категорически не согласен|полностью не согласна|совершенно не согласна|"
        "повністю не згоден|全くそう思わない|まったくそう思わない|強く反対|全く同意しない|"
        "非常不同意|完全不同意|强烈反对|非常不同意|전혀 그렇지 않다|매우 동의하지 않음|"
        "전혀 동의하지 않는다",
        -2: "disagree|mostly disagree|stimme nicht zu|trifft nicht zu|stimme eher nicht zu|"
        "trifft eher nicht zu|"
        "lehne ab|pas d'accord|en désaccord|plutôt pas d'accord|plutôt en désaccord|en desacuerdo|"
        "in disaccordo|"
        "non sono d'accordo|non d'accordo|discordo|mee oneens|oneens|instämmer inte|"
        "instämmer till liten del|"
        "uenig|eri mieltä|jokseenkin eri mieltä|nie zgadzam się|raczej się nie zgadzam|"
        "raczej nie zgadzam się|raczej nie|nesouhlasím|spíše nesouhlasím|katılmıyorum|не согласен|"
        "не согласна|"
        "скорее не согласен|скорее не согласна|не згоден|そう思わない|あまりそう思わない|"
        "同意しない|反対|不同意|反对|그렇지 않다|동의하지 않음|동의하지 않는다",
        -1: "somewhat disagree|slightly disagree|tend to disagree|rather disagree|partly disagree|"
        "disagree somewhat|disagree slightly|disagree a little|etwas dagegen|un peu en désaccord|"
        "algo en desacuerdo|un po' in disaccordo|leggermente in disaccordo|parzialmente in disaccordo|"
        "discordo parcialmente|discordo um pouco|enigszins mee oneens|enigszins oneens|beetje mee oneens|"
        "delvis uenig|litt uenig|lidt uenig|hieman eri mieltä|kısmen katılmıyorum|частично не согласен|"
        "どちらかといえばそう思わない|ややそう思わない|有点不同意|比较不同意|다소 그렇지 않다",
        0: _NEUTRAL + "|neither agree nor disagree|neither agree or disagree|neither disagree nor agree|"
        "neutral neither agree nor disagree|neither agree nor disagree neutral|agree nor disagree|"
        "stimme weder zu noch nicht zu|weder zustimmung noch ablehnung|stimme teilweise zu|teilweise|"
        "ni d'accord ni pas d'accord|ni en accord ni en désaccord|ni d'accord ni en désaccord|"
        "ni de acuerdo ni en desacuerdo|né d'accordo né in disaccordo|né in accordo né in disaccordo|"
        "nem concordo nem discordo|não concordo nem discordo|niet mee eens niet mee oneens|"
        "niet eens niet oneens|niet mee eens en niet mee oneens|noch mee eens noch mee oneens|"
        "noch eens noch oneens|varken instämmer eller inte|hverken enig eller uenig|"
        "verken enig eller uenig|"
        "ei samaa eikä eri mieltä|en samaa enkä eri mieltä|ani się zgadzam ani nie zgadzam|"
        "trudno powiedzieć|"
        "nie mam zdania|ani souhlasím ani nesouhlasím|nevím|ne katılıyorum ne katılmıyorum|"
        "ни согласен ни не согласен|и согласен и не согласен|"
        "важко сказати|そう思うともそう思わないとも言えない|"
        "同意も反対もしない|既不同意也不反对|不同意也不反对",
        1: "somewhat agree|slightly agree|tend to agree|rather agree|partly agree|agree somewhat|"
        "agree slightly|"
        "agree a little|un peu d'accord|algo de acuerdo|un po' d'accordo|leggermente d'accordo|"
        "parzialmente d'accordo|concordo parcialmente|concordo um pouco|enigszins mee eens|enigszins eens|"
        "beetje mee eens|delvis enig|litt enig|lidt enig|hieman samaa mieltä|kısmen katılıyorum|"
        "частично согласен|どちらかといえばそう思う|ややそう思う|有点同意|比较同意|다소 그렇다",
        2: "agree|mostly agree|stimme zu|trifft zu|stimme eher zu|trifft eher zu|d'accord|plutôt d'accord|"
        "en accord|de acuerdo|d'accordo|sono d'accordo|concordo|mee eens|eens|instämmer|"
        "instämmer till stor del|enig|samaa mieltä|jokseenkin samaa mieltä|zgadzam się|raczej się zgadzam|"
        "raczej zgadzam się|raczej tak|souhlasím|spíše souhlasím|katılıyorum|согласен|согласна|"
        "скорее согласен|скорее согласна|згоден|そう思う|同意する|同意|그렇다|동의함|동의한다",
        3: "strongly agree|completely agree|totally agree|fully agree|agree strongly|agree completely|"
        "definitely agree|stimme voll zu|stimme völlig zu|stimme voll und ganz zu|stimme vollkommen zu|"
        "stimme absolut zu|trifft voll zu|trifft völlig zu|trifft voll und ganz zu|stimme stark zu|"
        "tout à fait d'accord|fortement d'accord|totalement d'accord|entièrement d'accord|"
        "totalmente de acuerdo|muy de acuerdo|completamente de acuerdo|fortemente d'accordo|"
        "completamente d'accordo|totalmente d'accordo|molto d'accordo|pienamente d'accordo|"
        "concordo totalmente|concordo completamente|concordo fortemente|helemaal mee eens|helemaal eens|"
        "zeer mee eens|sterk mee eens|zeer eens|instämmer helt|stämmer helt|helt enig|meget enig|"
        "svært enig|"
        "täysin samaa mieltä|zdecydowanie się zgadzam|zdecydowanie zgadzam się|zdecydowanie tak|"
        "rozhodně souhlasím|zcela souhlasím|kesinlikle katılıyorum|полностью согласен|полностью согласна|"
        "совершенно согласен|повністю згоден|強くそう思う|非常にそう思う|とてもそう思う|大いにそう思う|"
        "強く同意する|非常同意|完全同意|매우 그렇다|매우 동의함|매우 동의한다",
    },
    "satisfaction": {
        -3: "very dissatisfied|very unsatisfied|extremely dissatisfied|completely dissatisfied|"
        "not at all satisfied|"
        "highly dissatisfied|sehr unzufrieden|très insatisfait|très insatisfaite|pas du tout satisfait|"
        "très mécontent|muy insatisfecho|muy insatisfecha|molto insoddisfatto|molto insoddisfatta|"
        "muito insatisfeito|muito insatisfeita|zeer ontevreden|heel ontevreden|mycket missnöjd|"
        "meget utilfreds|svært misfornøyd|erittäin tyytymätön|bardzo niezadowolony|bardzo niezadowolona|"
        "velmi nespokojen|çok memnuniyetsiz|hiç memnun değilim|очень недоволен|полностью не удовлетворен|"
        "とても不満|非常に不満|非常不满意|非常不滿意|매우 불만족",
        -2: "dissatisfied|unsatisfied|not satisfied|unhappy|mostly dissatisfied|unzufrieden|insatisfait|"
        "insatisfaite|pas satisfait|mécontent|insatisfecho|insatisfecha|insoddisfatto|insoddisfatta|"
        "insatisfeito|insatisfeita|ontevreden|missnöjd|utilfreds|misfornøyd|tyytymätön|niezadowolony|"
        "niezadowolona|nespokojen|memnun değilim|memnuniyetsiz|"
        "недоволен|не удовлетворен|不満|不满意|不滿意|불만족",
        -1: "somewhat dissatisfied|slightly dissatisfied|rather dissatisfied|a little dissatisfied|"
        "somewhat unsatisfied|eher unzufrieden|plutôt insatisfait|plutôt pas satisfait|algo insatisfecho|"
        "poco satisfecho|abbastanza insoddisfatto|pouco satisfeito|enigszins ontevreden|"
        "raczej niezadowolony|"
        "spíše nespokojen|скорее недоволен|やや不満|比较不满意",
        0: _NEUTRAL + "|neither satisfied nor dissatisfied|neither satisfied nor unsatisfied|"
        "neither dissatisfied nor satisfied|weder zufrieden noch unzufrieden|ni satisfait ni insatisfait|"
        "ni satisfecho ni insatisfecho|né soddisfatto né insoddisfatto|nem satisfeito nem insatisfeito|"
        "niet tevreden niet ontevreden|noch tevreden noch ontevreden|ok|okay|so so|average",
        1: "somewhat satisfied|slightly satisfied|rather satisfied|a little satisfied|fairly satisfied|"
        "eher zufrieden|plutôt satisfait|plutôt satisfaite|algo satisfecho|abbastanza soddisfatto|"
        "enigszins tevreden|raczej zadowolony|raczej zadowolona|"
        "spíše spokojen|скорее доволен|やや満足|比较满意",
        2: "satisfied|happy|mostly satisfied|zufrieden|satisfait|satisfaite|satisfecho|satisfecha|"
        "soddisfatto|"
        "soddisfatta|satisfeito|satisfeita|tevreden|nöjd|tilfreds|fornøyd|tyytyväinen|zadowolony|"
        "zadowolona|"
        "spokojen|memnunum|memnun|доволен|удовлетворен|満足|满意|滿意|만족",
        3: "very satisfied|extremely satisfied|completely satisfied|highly satisfied|very happy|"
        "sehr zufrieden|"
        "très satisfait|très satisfaite|muy satisfecho|muy satisfecha|molto soddisfatto|molto soddisfatta|"
        "muito satisfeito|muito satisfeita|zeer tevreden|heel tevreden|mycket nöjd|meget tilfreds|"
        "svært fornøyd|"
        "erittäin tyytyväinen|bardzo zadowolony|bardzo zadowolona|velmi spokojen|çok memnunum|çok memnun|"
        "очень доволен|полностью удовлетворен|とても満足|非常に満足|非常满意|非常滿意|매우 만족",
    },
    "ease": {
        -3: "very difficult|extremely difficult|very hard|not at all easy|sehr schwierig|sehr schwer|"
        "très difficile|"
        "muy difícil|molto difficile|muito difícil|zeer moeilijk|heel moeilijk|mycket svårt|meget svært|"
        "veldig vanskelig|erittäin vaikea|bardzo trudne|bardzo trudno|velmi obtížné|çok zor|очень сложно|"
        "очень трудно|とても難しい|非常に難しい|非常困难|매우 어려움",
        -2: "difficult|hard|not easy|schwierig|schwer|difficile|difícil|moeilijk|svårt|svært|vanskelig|"
        "vaikea|trudne|"
        "trudno|obtížné|zor|сложно|трудно|難しい|困难|어려움",
        -1: "somewhat difficult|slightly difficult|rather difficult|fairly difficult|a little difficult|"
        "somewhat hard|eher schwierig|eher schwer|plutôt difficile|algo difícil|abbastanza difficile|"
        "um pouco difícil|enigszins moeilijk|raczej trudne|spíše obtížné|скорее сложно|やや難しい|比较困难",
        0: _NEUTRAL + "|neither easy nor difficult|neither difficult nor easy|weder leicht noch schwer|"
        "weder einfach noch schwierig|ni facile ni difficile|ni fácil ni difícil|né facile né difficile|"
        "nem fácil nem difícil|niet makkelijk niet moeilijk",
        1: "somewhat easy|slightly easy|rather easy|fairly easy|a little easy|eher einfach|eher leicht|"
        "plutôt facile|algo fácil|abbastanza facile|um pouco fácil|enigszins makkelijk|raczej łatwe|"
        "spíše snadné|скорее легко|やや簡単|比较容易",
        2: "easy|einfach|leicht|facile|fácil|makkelijk|gemakkelijk|lätt|let|lett|enkelt|helppo|łatwe|"
        "łatwo|snadné|"
        "kolay|легко|просто|簡単|容易|쉬움",
        3: "very easy|extremely easy|sehr einfach|sehr leicht|très facile|muy fácil|molto facile|"
        "muito fácil|"
        "zeer makkelijk|heel makkelijk|mycket lätt|meget let|veldig lett|veldig enkelt|erittäin helppo|"
        "bardzo łatwe|bardzo łatwo|velmi snadné|çok kolay|очень легко|очень просто|とても簡単|非常に簡単|"
        "非常容易|매우 쉬움",
    },
    "likelihood": {
        -3: "very unlikely|extremely unlikely|not at all likely|highly unlikely|sehr unwahrscheinlich|"
        "très improbable|muy improbable|molto improbabile|muito improvável|zeer onwaarschijnlijk",
        -2: "unlikely|unwahrscheinlich|improbable|improbabile|improvável|onwaarschijnlijk|not likely|"
        "not so likely",
        -1: "somewhat unlikely|slightly unlikely|rather unlikely|eher unwahrscheinlich|plutôt improbable",
        0: _NEUTRAL + "|neither likely nor unlikely|not sure",
        1: "somewhat likely|slightly likely|rather likely|eher wahrscheinlich|plutôt probable|"
        "moderately likely",
        2: "likely|wahrscheinlich|probable|probabile|provável|waarschijnlijk",
        3: "very likely|extremely likely|highly likely|sehr wahrscheinlich|très probable|muy probable|"
        "molto probabile|muito provável|zeer waarschijnlijk",
    },
    "quality": {
        -3: "very poor|very bad|terrible|horrible|awful|sehr schlecht|très mauvais|muy malo|pessimo|"
        "péssimo|"
        "zeer slecht|far below expectations",
        -2: "poor|bad|schlecht|mauvais|malo|scarso|ruim|slecht|below expectations|below average",
        0: "fair|average|okay|ok|acceptable|mittelmäßig|befriedigend|moyen|regular|discreto|razoável|"
        "redelijk|"
        "met expectations|neutral|mixed",
        2: "good|gut|bon|bueno|buono|bom|goed|above expectations|above average",
        3: "very good|excellent|great|outstanding|sehr gut|ausgezeichnet|très bon|excellent|excelente|"
        "muy bueno|"
        "ottimo|muito bom|ótimo|zeer goed|uitstekend|far above expectations",
    },
}  # fmt: skip
