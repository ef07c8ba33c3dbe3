/*
 * Words as a network for next letters reads and writes them: symbols in bytes. Symbol 0 is the end mark, symbol n the n-th letter of the
 * alphabet. A text is words one after another, each followed by an end mark.
 */

export const END_MARK = 0;
/** Symbols are bytes, and the network has a logit for each: enough for any alphabet, not for a syllabary. */
export const MAX_LETTERS = 100;
/** No word has more letters: a line of a poem is a word, too. */
export const MAX_WORD_LETTERS = 60;

/** The letters of an alphabet and the end mark. */
export function symbolCount(alphabet: string): number {
  return lettersIn(alphabet).length + 1;
}

/** The code points of a word or alphabet. */
export function lettersIn(text: string): string[] {
  return Array.from(text);
}

/** The alphabet of these words: every letter that occurs, in code point order. */
export function alphabetOf(words: readonly string[]): string {
  const letters = new Set<string>();
  for (const word of words) for (const letter of word) letters.add(letter);
  return [...letters].sort((one, other) => one.codePointAt(0)! - other.codePointAt(0)!).join("");
}

/** Words as a text of symbols. Throws where a letter is not in the alphabet. */
export function textOf(words: readonly string[], alphabet: string): Uint8Array {
  const symbols = new Map(lettersIn(alphabet).map((letter, index) => [letter, index + 1]));
  // No word has more letters than code units.
  const text = new Uint8Array(words.reduce((sum, word) => sum + word.length + 1, 0));
  let end = 0;
  for (const word of words) {
    for (const letter of word) {
      const symbol = symbols.get(letter);
      if (symbol === undefined) throw new RangeError(`“${letter}” is not in the alphabet.`);
      text[end++] = symbol;
    }
    text[end++] = END_MARK;
  }
  return text.slice(0, end);
}

/** The words of a text of symbols. */
export function wordsOf(text: Uint8Array, alphabet: string): string[] {
  const letters = ["", ...lettersIn(alphabet)];
  const words: string[] = [];
  let word = "";
  for (const symbol of text) {
    if (symbol !== END_MARK) word += letters[symbol] ?? "";
    else {
      words.push(word);
      word = "";
    }
  }
  return words;
}
