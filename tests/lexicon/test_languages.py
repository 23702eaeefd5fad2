"""The languages of the extra: common words are there in their own spelling, what is no word is not.

A whole build takes up to half a minute. These are made by the same recipes from the same files, of which only the
entries are kept that begin like one of the words asked for.
"""
# ruff: noqa: RUF001 - the dotless i

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from wordsnake.lexicon.hunspell import encoding_of
from wordsnake.lexicon.lexicon import IndexedLexicon
from wordsnake.lexicon.offensive import offensive_source, read_offensive
from wordsnake.lexicon.report import check_words
from wordsnake.lexicon.shelf import RECIPES, Shelf
from wordsnake.lexicon.sources import Source
from wordsnake.rules.languages import LANGUAGES

COMMON = {
    "de": "haus häuser straße mädchen freund freunde schule wasser brot butter käse apfel äpfel baum bäume fluss "
    "himmel sonne mond stern kind kinder gehen ging gegangen laufen schön schöner groß größer klein über grün "
    "zwölf vielleicht haustür kaffeebohne fahrrad eisenbahn geschichte",
    "fr": "maison école élève garçon fille père mère frère sœur cœur chat chien cheval chevaux oiseau arbre fleur "
    "eau pain fromage pomme manger mangé mangeons parler finir beau belle grand petite noël février août "
    "demain être avoir était château forêt île",
    "es": "casa perro gato niño niña mañana año árbol agua pan queso manzana comer comió hablar hablábamos vivir "
    "grande pequeña azul rojo verde escuela ciudad corazón canción camión pájaro lápiz libro mesa silla "
    "ventana puerta calle camino montaña vergüenza cigüeña árboles",
    "it": "casa cane gatto ragazzo ragazza città università perché caffè acqua pane formaggio mela mangiare "
    "mangiato parlare parlavamo vivere grande piccolo azzurro rosso verde scuola cuore canzone libro tavolo "
    "sedia finestra porta strada montagna uccello albero fiore sole luna stella virtù",
    "pt": "casa cão gato menino menina manhã ano árvore água pão queijo maçã comer comeu falar falávamos viver "
    "grande pequeno azul vermelho verde escola cidade coração canção caminhão pássaro lápis livro mesa "
    "cadeira janela porta rua montanha avó avô irmã você",
    "sv": "hus huset hund katt flicka pojke skola vatten bröd smör ost äpple träd blomma sol måne stjärna barn gå "
    "gick gått springa vacker vackrare stor större liten över grön tolv kanske berg sjö ö älg åka räka björn "
    "månad vecka",
    "da": "hus huset hund kat pige dreng skole vand brød smør ost æble træ blomst sol måne stjerne barn gik gået "
    "løbe smuk smukkere stor større lille over grøn tolv måske bjerg sø ørken år æg åben fødselsdag uge måned "
    "morgen",
    "pl": "dom domy pies kot dziewczyna chłopiec szkoła woda chleb masło ser jabłko drzewo kwiat słońce księżyc "
    "gwiazda dziecko dzieci iść poszedł biegać piękny piękniejszy duży mały zielony dwanaście może góra "
    "jezioro łódź żółw źródło ćma ósmy śnieg wąż ręka noc",
    "tr": "ev evler evde kedi köpek kız oğlan okul su ekmek peynir elma ağaç çiçek güneş ay yıldız çocuk çocuklar "
    "gitmek gitti koşmak güzel büyük küçük yeşil belki dağ göl ısı ışık ırmak iyi ilk ipek şeker üzüm öğrenci "
    "kırmızı yağmur",
}
NO_WORDS = {
    "de": "berlin deutschland münchen hjkl blorf fahhrad schuhle grünn dbbd abendbrotz",
    "fr": "marseille france espagne hjkl blorf maisson eleevé chevals garconn bonjourr",
    "es": "madrid españa londres hjkl blorf perrro cazza hablabamoss manzanaa escuelaz",
    "it": "roma italia londra hjkl blorf caneee raggazzo scuolla formagio parlarre",
    "pt": "portugal évora alemanha hjkl blorf caxorro meninno escolla falarr janellaa",
    "sv": "stockholm sverige malmö hjkl blorf hunnd flikka skolla vattten blommma",
    "da": "danmark københavn odense hjkl blorf hunnd pigeee skolee vanddd blommst",
    "pl": "gdańsk łódźź kraków hjkl blorf dommm szkoua jabuko kfiat gfiazda",
    "tr": "ankara türkiye mehmet hjkl blorf köpekk okull güneşş agaçç yağmurr",
}


def cut(source: Source, words: list[str], folder: Path) -> Source:
    """A dictionary of those entries alone whose first three letters are those of one of the words."""
    affixes, stems = source.files
    encoding = encoding_of(affixes)
    beginnings = tuple({each for word in words for each in ([word[:3]] if word[2:] else [f"{word}/", f"{word}\n"])})
    head, *entries = source.read(stems.name, encoding).splitlines(keepends=True)
    few = folder / stems.name
    few.write_text(head + "".join(line for line in entries if line.lower().startswith(beginnings)), encoding=encoding)
    return replace(source, files=(affixes, few))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("languages")


@pytest.fixture(scope="module")
def lexicon_of(folder: Path) -> Callable[[str], IndexedLexicon]:
    @cache
    def build(language: str) -> IndexedLexicon:
        recipe = RECIPES[language]
        dictionary, *others = recipe.sources()
        words = (COMMON[language] + " " + NO_WORDS[language]).split()
        sources = (cut(dictionary, words, folder), *others)
        shelf = Shelf(folder, {language: replace(recipe, sources=lambda: sources)})
        shelf.build(language, lambda _doing, _share: None)
        return shelf.open(language)

    return build


def test_every_language_of_the_extra_is_tried() -> None:
    """With forty words and ten that are none."""
    assert set(COMMON) == set(NO_WORDS) == {code for code, recipe in RECIPES.items() if recipe.extra}
    assert {len(set(words.split())) for words in COMMON.values()} == {40}
    assert {len(set(words.split())) for words in NO_WORDS.values()} == {10}


@pytest.mark.parametrize("language", COMMON)
def test_common_words_are_there_and_others_are_not(lexicon_of: Callable[[str], IndexedLexicon], language: str) -> None:
    """Spelled with all their marks; no name of a town or country, no slip, no nonsense."""
    lexicon = lexicon_of(language)
    assert [report.word for report in check_words(lexicon, COMMON[language].split())] == COMMON[language].split()
    assert [report.text for report in check_words(lexicon, NO_WORDS[language].split()) if report.valid] == []


@pytest.mark.parametrize("language", COMMON)
def test_words_are_found_however_they_are_capitalized(
    lexicon_of: Callable[[str], IndexedLexicon], language: str
) -> None:
    """Also where a language has capitals of its own."""
    capital = {"i": "İ", "ı": "I"} if LANGUAGES[language].dotless else {}
    shouted = ["".join(capital.get(letter, letter.upper()) for letter in word) for word in COMMON[language].split()]
    spelled = [report.word for report in check_words(lexicon_of(language), shouted)]
    # Capital ß is SS: what it was does not show any more, and the usual spelling is the answer.
    assert spelled == COMMON[language].split()


@pytest.mark.parametrize("language", COMMON)
def test_the_server_never_says_what_is_offensive(lexicon_of: Callable[[str], IndexedLexicon], language: str) -> None:
    """Neither as an opening nor as an example, in any language."""
    lexicon = lexicon_of(language)
    openings = {lexicon.opening(draw).key for draw in range(lexicon.openings())}
    assert openings
    assert all(map(lexicon.fit, openings))
    listed = [report.word for report in check_words(lexicon, read_offensive(offensive_source(language)))]
    said = [word for word in listed if word is not None and lexicon.fit(LANGUAGES[language].fold(word))]
    assert said == []
