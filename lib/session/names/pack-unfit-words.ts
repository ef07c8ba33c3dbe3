import { englishDataset, type ParsedPattern } from "obscenity";
import { toBase64 } from "@/lib/learning/numbers/base64";
import { INNOCENT, LONGEST_TERM, termHash, termLength, UNFIT } from "./unfit-words";
import {
  ARABIC_STEMS,
  ARABIC_WITH_PRONOUNS,
  DOUBTFUL_WORDS,
  FIRST_NAMES,
  INNOCENT as INNOCENT_WORDS,
  UNMISTAKABLE,
} from "./word-lists";

/** The hashes of all terms that are unfit to be shown and of those that only look like it, in rising order, as base64. For the form of terms, see `termHash`. */
export function packedUnfitWords(): string {
  const { blacklistedTerms, whitelistedTerms = [] } = englishDataset.build();
  const unfit = [
    ...blacklistedTerms.flatMap(({ pattern }) => termsOf(pattern)),
    ...DOUBTFUL_WORDS.map(whole),
    ...UNMISTAKABLE.map((word) => whole([...word].reverse().join(""))),
    ...ARABIC_STEMS,
    ...ARABIC_PREFIXES.flatMap((prefix) => [
      ...DOUBTFUL_WORDS.filter((word) => /^\p{sc=Arabic}+$/u.test(word)).map((word) => whole(prefix + word)),
      ...ARABIC_WITH_PRONOUNS.flatMap((word) => PRONOUNS.map((pronoun) => whole(prefix + word + pronoun))),
    ]),
  ];
  const innocent = [
    ...whitelistedTerms.filter((term) => /^\p{L}+$/u.test(term)),
    ...[...INNOCENT_WORDS, ...FIRST_NAMES].map(whole),
  ];
  const fitting = (term: string) => termLength(term) > 1 && termLength(term) <= LONGEST_TERM;
  const hashes = new Set([
    ...unfit.filter(fitting).map((term) => termHash(term, UNFIT)),
    ...innocent.filter(fitting).map((term) => termHash(term, INNOCENT)),
  ]);
  const bytes = new Uint8Array(Uint32Array.from(hashes).sort().buffer);
  return toBase64(bytes);
}

/** Before an Arabic word: O, and, the. */
const ARABIC_PREFIXES = ["", "يا", "و", "ال", "يال", "وال"];
const PRONOUNS = ["ك", "كم", "كن", "ي", "ه", "ها", "هم", "نا"];

function whole(word: string): string {
  return `|${word}|`;
}

type Node = ParsedPattern["nodes"][number];
type Simple = Exclude<Node, { childNode: unknown }>;
/** As `obscenity` numbers them. */
const [OPTIONAL, WILDCARD] = [0, 1];

/** Everything that a pattern matches: with and without each optional part, and with each letter where any will do. */
function termsOf({ nodes, requireWordBoundaryAtStart, requireWordBoundaryAtEnd }: ParsedPattern): string[] {
  const bodies = nodes.reduce<string[]>(
    (terms, node) => terms.flatMap((term) => endingsOf(node).map((ending) => term + ending)),
    [""],
  );
  return bodies.map(
    (body) => (requireWordBoundaryAtStart ? "|" : "") + body + (requireWordBoundaryAtEnd ? "|" : ""),
  );
}

function endingsOf(node: Node): string[] {
  if (node.kind === OPTIONAL)
    return ["", ...simpleEndings((node as Extract<Node, { childNode: unknown }>).childNode)];
  return simpleEndings(node as Simple);
}

function simpleEndings(node: Simple): string[] {
  if (node.kind === WILDCARD) return [..."abcdefghijklmnopqrstuvwxyz"];
  return "chars" in node ? [String.fromCodePoint(...node.chars)] : [""];
}
