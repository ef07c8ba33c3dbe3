import type { Random } from "@/lib/learning/numbers/random";

/** The words that nicknames are made of in one language. */
export type NicknameWords = {
  readonly adjectives: readonly string[];
  readonly animals: readonly string[];
  /** How the two are combined: `{adjective}` and `{animal}` in the order of the language. */
  readonly pattern: string;
};

export const NAME_LANGUAGES = ["en", "ar"] as const;
export type NameLanguage = (typeof NAME_LANGUAGES)[number];

/** The language of the names drawn for a reader: theirs, or English if there are no words in it. */
export function nameLanguage(reader: string | null): NameLanguage {
  return NAME_LANGUAGES.find((language) => language === reader) ?? "en";
}

/** Here and not in the message catalogues, because the server draws names too. */
export const NICKNAME_WORDS: Readonly<Record<NameLanguage, NicknameWords>> = {
  en: {
    adjectives: [
      "Curious",
      "Brave",
      "Calm",
      "Clever",
      "Gentle",
      "Swift",
      "Bright",
      "Bold",
      "Quiet",
      "Merry",
      "Lucky",
      "Patient",
      "Witty",
      "Nimble",
      "Steady",
      "Sunny",
      "Keen",
      "Jolly",
      "Kind",
      "Eager",
      "Proud",
      "Lively",
      "Mellow",
      "Daring",
    ],
    animals: [
      "Otter",
      "Falcon",
      "Panda",
      "Gecko",
      "Heron",
      "Lynx",
      "Dolphin",
      "Badger",
      "Koala",
      "Puffin",
      "Fox",
      "Turtle",
      "Robin",
      "Beaver",
      "Ibex",
      "Hedgehog",
      "Penguin",
      "Squirrel",
      "Crane",
      "Walrus",
      "Camel",
      "Owl",
      "Seal",
      "Wombat",
    ],
    pattern: "{adjective} {animal}",
  },
  ar: {
    adjectives: [
      "فضولي",
      "شجاع",
      "هادئ",
      "ذكي",
      "لطيف",
      "سريع",
      "لامع",
      "جريء",
      "مرح",
      "محظوظ",
      "صبور",
      "ظريف",
      "رشيق",
      "ثابت",
      "نشيط",
      "حكيم",
      "كريم",
      "متحمس",
      "بارع",
      "يقظ",
      "واثق",
      "حالم",
      "ودود",
      "مثابر",
    ],
    animals: [
      "ثعلب",
      "صقر",
      "دب",
      "غزال",
      "فهد",
      "دلفين",
      "أرنب",
      "طاووس",
      "بطريق",
      "سنجاب",
      "قنفذ",
      "هدهد",
      "نمر",
      "جمل",
      "نورس",
      "قندس",
      "وعل",
      "كناري",
      "حصان",
      "عصفور",
      "بلبل",
      "كركي",
      "شاهين",
      "أسد",
    ],
    pattern: "{animal} {adjective}",
  },
};

/**
 * `count` nicknames such as "Curious Otter" in which no word occurs twice; fewer if the words run out.
 * `random`: numbers in [0, 1), as from `Math.random`.
 */
export function suggestNicknames(words: NicknameWords, random: Random, count = 3): string[] {
  const adjectives = [...words.adjectives];
  const animals = [...words.animals];
  const take = (from: string[]) => from.splice(Math.floor(random() * from.length), 1)[0] ?? "";
  const possible = Math.min(count, adjectives.length, animals.length);
  return Array.from({ length: possible }, () => nicknameOf(words, take(adjectives), take(animals)));
}

export function nicknameOf({ pattern }: NicknameWords, adjective: string, animal: string): string {
  return pattern.replace("{adjective}", adjective).replace("{animal}", animal);
}
