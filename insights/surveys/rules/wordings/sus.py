"""The ten statements of a System Usability Scale as regular expressions on folded words."""

from __future__ import annotations

SUS_ITEMS: tuple[tuple[str, ...], ...] = (
    (
        r"use (this|the|it|\w+).*frequently|like to use|häufig (zu )?(be)?nutz|regelmäßig nutz"
        r"|fréquemment|con frecuencia|frecuentemente|frequentemente|vaak|com frequência"
        r"|frequência|spesso",
        r"chciał\w* .*często|rád .*často|gärna .*ofta|ofte|bruke .*ofte|часто|sık kullan"
        r"|menggunakan .*(lagi|sering)|经常|頻繁|しばしば|자주",
    ),
    (
        r"unnecessar\w* complex|unnötig komplex|inutilement complex|innecesariamente complej"
        r"|inutilmente compless|onnodig (complex|ingewikkeld)|desnecessariamente complex"
        r"|più complesso",
        r"niepotrzebnie (skomplik|złoż)|zbytečně slož|onödigt|unødvendig|unødig|излишне слож"
        r"|неоправданно слож|gereksiz\w* .*karmaşık|rumit|不必要.*复杂|過於複雜|必要以上に|불필요하게",
    ),
    (
        r"easy to use|einfach zu (be)?nutzen|leicht zu (be)?nutzen|facile à utiliser"
        r"|fácil de usar|facile da u(s|tilizz)are?|makkelijk (te|in)|fácil de utilizar"
        r"|semplice da",
        r"łatw\w* (w|do|\()|było łatwe|snadn|lätt att använda|let at bruge|lett å bruke"
        r"|легк\w+ в|просто в|kolay|mudah (untuk )?(di)?gun|容易使用|易于使用|使いやす|사용하기 쉬",
    ),
    (
        r"(technical|tech|expert)( support)? person|support of a|hilfe einer technisch"
        r"|technisch\w* (unterstützung|versiert)|soutien technique|aide technique|assistance"
        r"|apoyo (de|técnico)|soporte técnico|ayuda de un|supporto (di|tecnico)|ondersteuning"
        r"|ajuda de uma pessoa|persona già in grado",
        r"pomoc\w* (osoby|technicz)|pomoc technic|teknisk|tekniker|технич|специалист|teknik"
        r"|bantuan|teknisi|技术人员|技術人員|技術者|サポートが必要|전문가의|기술",
    ),
    (
        r"functions.*integrated|well integrated|gut integriert|eingebunden|bien intégrées"
        r"|bien integrad|ben integrat|goed geïntegreerd|muito bem integradas",
        r"dobrze (zintegr|połącz)|spójną całość|dobře (integr|propoj)|väl integrerade"
        r"|bra integrert|godt integrer|хорошо (интегр|связан)|iyi (bütünleş|entegre)"
        r"|berjalan (dengan )?(se)?mestinya|terintegrasi|整合得很好|功能整合|統合されて|통합",
    ),
    (
        r"inconsisten|inkonsisten|widersprüch|incohéren|incohérence|inconsisten[zc]|incoeren"
        r"|incoerenze|tegenstrijd",
        r"niespójn|nie były ze sobą zgodne|niekonsekw|nekonzist|inkonsekven|inkonsist"
        r"|непоследоват|несоответств|tutarsız|tidak konsisten|不一致|一貫性|일관성",
    ),
    (
        r"learn to use|most people would|(sehr )?schnell (zu beherrschen|lernen|erlernen)"
        r"|apprendr\w+ à|aprender(ía|ían|ão)?|imparare? (ad|a) us|imparar|snel (leren|onder)",
        r"nauczy\w* się .*(szybko|korzyst|używ)|szybko nauczy|naučil\w* .*rychle"
        r"|lära sig .*snabbt|lære .*(hurtig|raskt)|быстро науч|hızl\w* öğren|memahami .*cepat"
        r"|dengan cepat|很快.*学|快速.*學|すぐに使|빨리 배|빠르게 배",
    ),
    (
        r"cumbersome|awkward|umständlich|schwerfällig|lourd|contraignant|engorroso|incómodo"
        r"|macchinoso|omslachtig|atrapalhado|complicado de usar",
        r"nieporęczn|niewygodn|uciążliw|těžkopádn|krångl|besvärlig|tungvint|besværlig|громоздк"
        r"|неудобн|kullanışsız|hantal|membingungkan|繁琐|笨拙|麻煩|扱いにく|번거로",
    ),
    (
        r"confident|sicher gefühlt|fühlte mich.*sicher|confiant|en confiance|confiado|seguro"
        r"|confian|a mio agio|zelfverzekerd|vertrouwen",
        r"pewnie|jistě|jistý|säker|trygg|sikker|увер|güven|tidak ada hambatan|percaya diri|有信心"
        r"|自信|자신",
    ),
    (
        r"learn a lot of things|needed to learn|viel(e dinge)? lernen|eine menge.*lernen"
        r"|apprendre beaucoup|aprender muchas|imparare molti|veel (dingen )?leren"
        r"|aprender várias|aprender muitas|molte cose",
        r"nauczyć się (wielu|dużo|sporo|wiele)|sporo nowych|mnoho věcí|lära mig mycket"
        r"|lære (meg )?(mange|meget|mye)|многому|много.*науч|çok şey öğren|membiasakan"
        r"|belajar banyak|学习很多|學習很多|多くのことを|많은 것을",
    ),
)  # fmt: skip
