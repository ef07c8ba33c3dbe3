/** What nicknames are made of, in one language. */
export type NicknameWords = {
  readonly adjectives: readonly string[];
  readonly animals: readonly string[];
  /** How the two stand together, with `{adjective}` and `{animal}` in the language's order. */
  readonly pattern: string;
};

/** A catalogue keeps a list of words as one text, with commas between. */
export function wordsOf(text: string): string[] {
  return text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

/**
 * `count` nicknames such as "Curious Otter", no word twice among them; fewer when the words run out.
 * `random`: as `Math.random`, in [0, 1).
 */
export function suggestNicknames(words: NicknameWords, random: () => number, count = 3): string[] {
  const adjectives = [...words.adjectives];
  const animals = [...words.animals];
  const take = (from: string[]) => from.splice(Math.floor(random() * from.length), 1)[0] ?? "";
  const possible = Math.min(count, adjectives.length, animals.length);
  return Array.from({ length: possible }, () =>
    words.pattern.replace("{adjective}", take(adjectives)).replace("{animal}", take(animals)),
  );
}
