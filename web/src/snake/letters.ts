/**
 * Letters as players see them and as overlap counts them.
 *
 * The engine compares words by their key: lower case, diacritics folded unless the letter belongs to the language's own
 * alphabet. The page repeats that here only to draw joints and to hint while somebody types.
 */

/** One written letter (`text`, marks included) and the key letters it stands for; "ß" is one letter and two key letters. */
export interface Letter {
  readonly text: string;
  readonly key: string;
}

/** Letters with marks that are letters of their own in a language, and are not folded there. */
const OWN_LETTERS: Readonly<Record<string, string>> = {
  da: "åæø",
  de: "äöü",
  es: "ñ",
  nb: "åæø",
  pl: "ąćęłńóśźż",
  sv: "åäö",
  tr: "çğıöşü",
};

/** Letters that Unicode does not decompose. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

const WRITTEN_LETTER = /\P{M}\p{M}*/gu;
const MARKS = /\p{M}+/gu;

function fold(letter: string, language: string): string {
  if (OWN_LETTERS[language]?.includes(letter)) return letter;
  const bare = letter.normalize("NFD").replace(MARKS, "");
  return SPELLED_OUT[bare] ?? bare;
}

/** The letters of a text in reading order, without white space around it; compatibility forms (the ij ligature) apart. */
export function lettersOf(text: string, language: string): Letter[] {
  const normal = text.trim().normalize("NFKC").toLocaleLowerCase(language).normalize("NFC");
  return (normal.match(WRITTEN_LETTER) ?? []).map((letter) => ({ text: letter, key: fold(letter, language) }));
}

/** The key a text is compared by. */
export function keyOf(text: string, language: string): string {
  return lettersOf(text, language)
    .map((letter) => letter.key)
    .join("");
}

/**
 * Cut letters after `count` key letters. A letter that stands for several key letters and lies across the cut is spelled
 * out, so that each part holds its own.
 */
export function cutLetters<L extends Letter>(letters: readonly L[], count: number): [L[], L[]] {
  const before: L[] = [];
  const after: L[] = [];
  let taken = 0;
  for (const letter of letters) {
    const whole = taken + letter.key.length <= count || taken >= count;
    for (const part of whole ? [letter] : spellOut(letter)) {
      (taken < count ? before : after).push(part);
      taken += part.key.length;
    }
  }
  return [before, after];
}

/** A word as two texts: its first `overlap` key letters, which link, and the rest. */
export function cutWord(word: string, overlap: number, language: string): { linked: string; rest: string } {
  const [linked, rest] = cutLetters(lettersOf(word, language), overlap);
  const text = (letters: readonly Letter[]): string => letters.map((letter) => letter.text).join("");
  return { linked: text(linked), rest: text(rest) };
}

function spellOut<L extends Letter>(letter: L): L[] {
  return Array.from(letter.key, (key) => ({ ...letter, text: key, key }));
}
