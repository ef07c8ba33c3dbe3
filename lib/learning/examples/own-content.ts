import { classDrawingsInfo, type DrawnWords } from "@/lib/learning/drawing/class-drawings";
import { isOwnWords, type OwnWords, ownWordsInfo } from "@/lib/learning/letters/own-words";
import type { WordList } from "@/lib/learning/letters/word-list";
import type { DataTable } from "@/lib/learning/tables/data-table";
import { isOwnTable, type OwnTable, ownTableInfo } from "@/lib/learning/tables/own-table";
import type { ChallengeInfo } from "./challenge";

/** What a teacher has made a challenge of, as it is stored, sent and exported: words, one a line, or a table. */
export type OwnContent =
  | ({ readonly kind: "words"; readonly words: string } & Omit<WordList, "words">)
  | ({ readonly kind: "table" } & DataTable);

/** What everybody in a class may know of it, as a planned round says it. */
export type AboutOwn = { readonly words: OwnWords } | { readonly table: OwnTable };

/** Whether a challenge is one that a teacher has made. */
export function isOwn(challenge: string): boolean {
  return isOwnWords(challenge) || isOwnTable(challenge);
}

export function titleOf(about: AboutOwn): string {
  return "words" in about ? about.words.title : about.table.title;
}

/** What a plan says of a round's challenge. */
export type PlannedWith = {
  readonly challenge: string;
  readonly words?: OwnWords;
  readonly table?: OwnTable;
  readonly drawings?: DrawnWords;
};

/** The challenge that a plan itself describes, as screens know it: a teacher's own, or what a class draws. Null: it is in the catalogue. */
export function describedInfo({ challenge: id, words, table, drawings }: PlannedWith): ChallengeInfo | null {
  if (words) return ownWordsInfo(id, words);
  if (table) return ownTableInfo(id, table);
  return drawings ? classDrawingsInfo(id, drawings) : null;
}
