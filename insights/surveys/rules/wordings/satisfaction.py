"""Satisfaction by strength, faces included."""

from __future__ import annotations

from collections.abc import Mapping

from insights.surveys.rules.wordings.neutral import NEUTRAL

SATISFACTION: Mapping[int, str] = {
    -3: "very dissatisfied|very unsatisfied|extremely dissatisfied|completely dissatisfied|"
        "not at all satisfied|highly dissatisfied|sehr unzufrieden|très insatisfait|très insatisfaite|"
        "pas du tout satisfait|très mécontent|muy insatisfecho|muy insatisfecha|molto insoddisfatto|"
        "molto insoddisfatta|muito insatisfeito|muito insatisfeita|zeer ontevreden|heel ontevreden|"
        "mycket missnöjd|meget utilfreds|svært misfornøyd|erittäin tyytymätön|bardzo niezadowolony|"
        "bardzo niezadowolona|velmi nespokojen|çok memnuniyetsiz|hiç memnun değilim|очень недоволен|"
        "полностью не удовлетворен|とても不満|非常に不満|非常不满意|非常不滿意|매우 불만족|"
        "very unhappy|extremely unhappy|extremely unsatisfied|totally dissatisfied|"
        "strongly dissatisfied|😡|😠|🤬|völlig unzufrieden|äußerst unzufrieden|πολύ δυσαρεστημένος|"
        "nagyon elégedetlen|foarte nemulțumit|sangat tidak puas|rất không hài lòng|غير راض جدا|"
        "غير راض على الإطلاق|बहुत असंतुष्ट|veľmi nespokojný|много недоволен|vrlo nezadovoljan|"
        "molt insatisfet|muito insatisfeito(a)|total insatisfeito|매우 불만",
    -2: "dissatisfied|unsatisfied|not satisfied|unhappy|mostly dissatisfied|unzufrieden|insatisfait|"
        "insatisfaite|pas satisfait|mécontent|insatisfecho|insatisfecha|insoddisfatto|insoddisfatta|"
        "insatisfeito|insatisfeita|ontevreden|missnöjd|utilfreds|misfornøyd|tyytymätön|niezadowolony|"
        "niezadowolona|nespokojen|memnun değilim|memnuniyetsiz|недоволен|не удовлетворен|不満|不满意|"
        "不滿意|불만족|moderately dissatisfied|moderately unsatisfied|🙁|☹|😟|😞|δυσαρεστημένος|"
        "elégedetlen|nemulțumit|tidak puas|không hài lòng|غير راض|असंतुष्ट|nespokojný|nezadovoljan|"
        "insatisfet|불만",
    -1: "somewhat dissatisfied|slightly dissatisfied|rather dissatisfied|a little dissatisfied|"
        "somewhat unsatisfied|eher unzufrieden|plutôt insatisfait|plutôt pas satisfait|"
        "algo insatisfecho|poco satisfecho|abbastanza insoddisfatto|pouco satisfeito|"
        "enigszins ontevreden|raczej niezadowolony|spíše nespokojen|скорее недоволен|やや不満|"
        "比较不满意|a bit dissatisfied|mildly dissatisfied|kurang puas",
    0: f"{NEUTRAL}|"
        "neither satisfied nor dissatisfied|neither satisfied nor unsatisfied|"
        "neither dissatisfied nor satisfied|weder zufrieden noch unzufrieden|"
        "ni satisfait ni insatisfait|ni satisfecho ni insatisfecho|né soddisfatto né insoddisfatto|"
        "nem satisfeito nem insatisfeito|niet tevreden niet ontevreden|noch tevreden noch ontevreden|"
        "ok|okay|so so|average|😐|😑|neutral neither satisfied nor dissatisfied|teilweise zufrieden|"
        "ούτε ικανοποιημένος ούτε δυσαρεστημένος|ουδέτερος|semleges|neutru|netral|cukup|bình thường|"
        "محايد|तटस्थ|neutralno|неутрален",
    1: "somewhat satisfied|slightly satisfied|rather satisfied|a little satisfied|fairly satisfied|"
        "eher zufrieden|plutôt satisfait|plutôt satisfaite|algo satisfecho|abbastanza soddisfatto|"
        "enigszins tevreden|raczej zadowolony|raczej zadowolona|spíše spokojen|скорее доволен|やや満足|"
        "比较满意|a bit satisfied|mildly satisfied|cukup puas",
    2: "satisfied|happy|mostly satisfied|zufrieden|satisfait|satisfaite|satisfecho|satisfecha|"
        "soddisfatto|soddisfatta|satisfeito|satisfeita|tevreden|nöjd|tilfreds|fornøyd|tyytyväinen|"
        "zadowolony|zadowolona|spokojen|memnunum|memnun|доволен|удовлетворен|満足|满意|滿意|만족|"
        "moderately satisfied|🙂|😊|😃|😀|ικανοποιημένος|elégedett|mulțumit|puas|hài lòng|راض|संतुष्ट|"
        "spokojný|zadovoljan|satisfet",
    3: "very satisfied|extremely satisfied|completely satisfied|highly satisfied|very happy|"
        "sehr zufrieden|très satisfait|très satisfaite|muy satisfecho|muy satisfecha|molto soddisfatto|"
        "molto soddisfatta|muito satisfeito|muito satisfeita|zeer tevreden|heel tevreden|mycket nöjd|"
        "meget tilfreds|svært fornøyd|erittäin tyytyväinen|bardzo zadowolony|bardzo zadowolona|"
        "velmi spokojen|çok memnunum|çok memnun|очень доволен|полностью удовлетворен|とても満足|"
        "非常に満足|非常满意|非常滿意|매우 만족|totally satisfied|extremely happy|völlig zufrieden|"
        "äußerst zufrieden|vollkommen zufrieden|😍|🤩|😁|😄|πολύ ικανοποιημένος|nagyon elégedett|"
        "foarte mulțumit|sangat puas|rất hài lòng|راض جدا|बहुत संतुष्ट|veľmi spokojný|много доволен|"
        "vrlo zadovoljan|molt satisfet|muito satisfeito(a)",
}  # fmt: skip
