import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from "obscenity";
import withoutLookAlikes from "unhomoglyph";
import {
  ARABIC_STEMS,
  ARABIC_WITH_PRONOUNS,
  DOUBTFUL_SIGNS,
  DOUBTFUL_WORDS,
  FIRST_NAMES,
  INNOCENT,
  INNOCENT_BEGINNING,
  UNMISTAKABLE,
} from "./word-lists";

/**
 * Whether the host should see a nickname before the class does, because it contains something on the lists, plainly or in one of the ways in which
 * people get round filters. Names win: nobody is held back for being called Dick, Assma or Cockburn. It need not catch everything, because the host
 * can rename anyone. The same nickname always gets the same answer.
 */
export function isDoubtful(nickname: string): boolean {
  if (DOUBTFUL_SIGNS.some((sign) => nickname.includes(sign))) return true;
  const words = (plainLetters(nickname).match(WORD) ?? []).map(withoutEdges).filter((word) => word !== "");
  const unnamed = words.map((word, place) => (isName(word, place) ? NAME : word));
  const sentences = [unnamed, withSpelling(unnamed)].flatMap((each) => readings(each.join(" ")));
  if (sentences.some((sentence) => matcher.hasMatch(sentence))) return true;
  return runsOf(words, unnamed).some(
    (run) => readings(run).some(isListed) || isMasked(run) || isListedInArabic(run),
  );
}

/** English: about a hundred patterns, each with the innocent words that contain it. */
const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });

/** Letters, digits, and signs that are used as letters; everything else separates words. */
const WORD = /[\p{L}\p{N}@$!|(+€£¢*#]+/gu;
/** Replaces a name. Not a letter, so that nothing is matched across it. */
const NAME = "·";
/** How many words in a row are joined: enough for anything that somebody spells out, such as "f u c k s c h o o l". */
const LONGEST_RUN = 12;

/** The text in small Latin letters without marks, with look-alikes from other alphabets replaced. Arabic stays Arabic, in one form of each letter. */
function plainLetters(text: string): string {
  const boxed = text.replace(/[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}\u{1F1E6}-\u{1F1FF}]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return String.fromCharCode(97 + (code >= 0x1f1e6 ? code - 0x1f1e6 : (code - 0x1f150) % 32));
  });
  const bare = boxed
    .normalize("NFKC")
    .toLocaleLowerCase("en")
    .normalize("NFD")
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}ـ]/gu, "");
  return [...bare].map((letter) => ARABIC_FORMS[letter] ?? borrowed(letter)).join("");
}

const ARABIC_FORMS: Readonly<Record<string, string>> = {
  ...{
    ى: "ي",
    ی: "ي",
    ې: "ي",
    ة: "ه",
    ە: "ه",
    ہ: "ه",
    ک: "ك",
    ڪ: "ك",
    گ: "ك",
    ݣ: "ك",
    ٱ: "ا",
    پ: "ب",
    چ: "ج",
    ڤ: "ف",
    ڨ: "ق",
  },
  ...Object.fromEntries([..."٠١٢٣٤٥٦٧٨٩"].map((digit, value) => [digit, String(value)])),
  ...{ μ: "u", ν: "v" },
};

function borrowed(letter: string): string {
  if (/[\p{ASCII}\p{sc=Arabic}]/u.test(letter)) return letter;
  return withoutLookAlikes(letter).toLocaleLowerCase("en");
}

/** "Ana!" is read as "Ana". */
function withoutEdges(word: string): string {
  return word.replace(/^[!|(+*#]+|[!|(+]+$/g, "");
}

function isName(word: string, place: number): boolean {
  const letters = word.replace(/^\d+|\d+$/g, "");
  return (
    INNOCENT.has(letters) || INNOCENT_BEGINNING.test(letters) || (place === 0 && FIRST_NAMES.has(letters))
  );
}

/** Joins single letters that follow one another into one word. */
function withSpelling(words: readonly string[]): string[] {
  const spelt: string[] = [];
  let isSpelling = false;
  for (const word of words) {
    const isLetter = word.length === 1 && word !== NAME;
    if (isLetter && isSpelling) spelt[spelt.length - 1] += word;
    else spelt.push(word);
    isSpelling = isLetter;
  }
  return spelt;
}

/** Every word that is not a name, and all sequences of words joined together: "dick head" is no name, although "Dick" is. */
function runsOf(words: readonly string[], unnamed: readonly string[]): string[] {
  const runs = unnamed.filter((word) => word !== NAME);
  for (const start of words.keys())
    for (let end = start + 2; end <= Math.min(words.length, start + LONGEST_RUN); end++) {
      const run = words.slice(start, end);
      if (!isNameAndInitial(run) || UNMISTAKABLE.includes(run.join(""))) runs.push(run.join(""));
    }
  return runs;
}

/** As in "Ana L.", when there are two Anas in the class. */
function isNameAndInitial(run: readonly string[]): boolean {
  return run.length === 2 && run[0]!.length > 2 && run[1]!.length === 1;
}

const LEET: Readonly<Record<string, string>> = {
  ...{ 0: "o", 1: "i", 3: "e", 4: "a", 5: "s", 6: "g", 7: "t", 8: "b", 9: "g" },
  ...{ "@": "a", $: "s", "!": "i", "|": "i", "(": "c", "+": "t", "€": "e", "£": "l", "¢": "c" },
};

/** The ways to read signs and digits. As they are is one of them: Arabic in Latin letters uses digits as letters. */
function readings(text: string): string[] {
  const asLetters = text.replace(/[^\p{L}\s*#]/gu, (sign) => LEET[sign] ?? sign);
  const withL = text.replace(/[1!|]/g, "l").replace(/[^\p{L}\s*#]/gu, (sign) => LEET[sign] ?? sign);
  const bySound = asLetters.replace(/ph/g, "f").replace(/vv/g, "w").replace(/v/g, "u");
  return [...new Set([text, asLetters, withL, bySound])];
}

/** The form in which words of the lists are looked up: plain letters and digits only. */
function keyOf(word: string): string {
  return plainLetters(word).replace(/[^\p{L}\p{N}]/gu, "");
}

function squeezed(word: string): string {
  return word.replace(/(.)\1+/gu, "$1");
}

const listed = new Set(DOUBTFUL_WORDS.map(keyOf).filter((key) => key.length > 1));
/** Listed words by what is left of them without repetitions. */
const listedBySqueezed = new Map<string, string[]>();
for (const word of listed) {
  const key = squeezed(word);
  listedBySqueezed.set(key, [...(listedBySqueezed.get(key) ?? []), word]);
}

/** "shiiit", "fuuck": a listed word with some letters repeated. Letters that are double in the listed word must be so here: "bobs" is not "boobs". */
function isDrawnOut(word: string): boolean {
  const runs = word.match(/(.)\1*/gu) ?? [];
  // A short word with one letter more is a different word.
  if (runs.length < 4 && word.length < runs.length + 2) return false;
  return (listedBySqueezed.get(squeezed(word)) ?? []).some((one) =>
    (one.match(/(.)\1*/gu) ?? []).every((run, place) => run.length <= runs[place]!.length),
  );
}

function isListed(run: string): boolean {
  const key = run.replace(/[^\p{L}\p{N}]/gu, "");
  const word = key.replace(/^\d+(?=\p{L}{3})|(?<=\p{L}{3})\d+$/gu, "");
  const backwards = [...word].reverse().join("");
  return [key, word].some((each) => listed.has(each)) || isDrawnOut(word) || UNMISTAKABLE.includes(backwards);
}

/** "f**k", "sh*t": on the lists with a letter for each star. If only the first letter is left, as in "f***", only the worst words count. */
function isMasked(run: string): boolean {
  const stars = run.match(/[*#]/g)?.length ?? 0;
  const letters = run.replace(/[*#]/g, "");
  if (stars === 0 || !/^\p{L}+$/u.test(letters) || !/^\p{L}/u.test(run)) return false;
  const pattern = new RegExp(`^${run.replace(/[*#]/g, ".")}$`, "u");
  const meant = letters.length > 1 && run.length > 2 ? [...listed] : UNMISTAKABLE;
  return /[*#]\p{L}|[*#]{2}/u.test(run) && meant.some((word) => pattern.test(word));
}

const arabic = new Set([...listed].filter((word) => /^\p{sc=Arabic}+$/u.test(word)).map(squeezed));
const withPronoun = new RegExp(`^(?:${ARABIC_WITH_PRONOUNS.join("|")})(?:ك|كم|كن|ي|ه|ها|هم|نا)$`, "u");

function isListedInArabic(run: string): boolean {
  const word = squeezed(run.replace(/[^\p{sc=Arabic}]/gu, ""));
  const bare = word.replace(/^(?:يا|و)?(?:ال)?/u, "");
  return (
    [word, bare].some((each) => arabic.has(each) || withPronoun.test(each)) ||
    ARABIC_STEMS.some((stem) => word.includes(stem))
  );
}
