import { type StoredChallenge, storedChallenge } from "@/db/session/own-challenges";
import { nextTurn } from "@/db/store/statements";
import { aboutOwn } from "@/lib/challenges/own-challenge";
import type { AboutOwn, OwnContent as Content } from "@/lib/learning/examples/own-content";
import { MAX_LIST_TITLE, type ReadList, readWordList } from "@/lib/learning/letters/word-list";
import { tableProblem } from "@/lib/learning/tables/data-table";
import { TABLE_LIMITS } from "@/lib/learning/tables/table-limits";
import { OwnContent } from "@/lib/session/decide/own-challenges";
import { cleanText, lengthOf } from "@/lib/session/names/clean-text";
import { isUnfit } from "@/lib/session/names/unfit-words";

export type CheckedContent = StoredChallenge & { readonly about: AboutOwn };

/**
 * What a teacher's page sends as a challenge, checked and cleaned by the code of its preview, with what is to be known of it; null for what that page would not
 * send. Nothing that the page says of it is believed.
 */
export async function checkedContent(typed: unknown): Promise<CheckedContent | null> {
  const sent = OwnContent.safeParse(typed);
  if (!sent.success) return null;
  const content = await inTurn(() => cleaned(sent.data));
  if (!content) return null;
  await nextTurn();
  const stored = storedChallenge(content);
  await nextTurn();
  return { ...stored, about: aboutOwn(content) };
}

async function cleaned(content: Content): Promise<Content | null> {
  const title = cleanText(content.title);
  if (title === "" || lengthOf(title) > MAX_LIST_TITLE) return null;
  if (content.kind === "words") {
    const { words, problem } = await readWords(content.words);
    return problem ? null : { ...content, title, words: words.join("\n") };
  }
  const { columns } = content;
  const names = columns.flatMap(({ name, categories }) => [name, ...(categories ?? [])]);
  const isClean = (name: string) => cleanText(name) === name && lengthOf(name) <= TABLE_LIMITS.nameCharacters;
  await nextTurn();
  return names.every(isClean) && tableProblem(columns) === null ? { ...content, title } : null;
}

async function readWords(text: string): Promise<ReadList> {
  const steps = readWordList(text, { isOffensive: isUnfit });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await nextTurn();
  }
}

/** One after another, however many teachers send some, and classes have a turn in between. */
let last: Promise<unknown> = Promise.resolve();

function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const done = last.then(work);
  last = done.catch(() => {});
  return done;
}
