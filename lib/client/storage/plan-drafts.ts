import { z } from "zod";
import {
  MAX_AIM_CHARACTERS,
  MAX_ROUNDS,
  MAX_TYPED,
  Plan,
  type PlanAround,
  PlannedRound,
  SentWords,
} from "@/lib/session/decide/plan";
import { QuestionContent } from "@/lib/session/questions/question";
import { RoundScript } from "@/lib/session/questions/script";

/** A plan as a teacher has typed it, finished or not, with the teacher's own words. */
export type Draft = {
  readonly title: string;
  readonly rounds: readonly PlannedRound[];
  readonly around: PlanAround;
  readonly lists: readonly SentWords[];
};
/** `savedAt`: milliseconds since 1970. `base`: the version of the plan that the draft was begun from. */
type KeptDraft = Draft & { readonly savedAt: number; readonly base: string };

/** `without-words`: all but the teacher's own words, for which the browser has no room. */
type Written = "saved" | "without-words" | "failed";

/**
 * The stored draft of one page, as one tab sees it. `write` returns "changed", and writes nothing, if another tab has changed the draft
 * since this one last read or wrote it.
 */
export type DraftStore = {
  /** Reads the stored draft, which then counts as seen by this tab. */
  read(): KeptDraft | null;
  write(draft: Draft): Written | "changed";
  /** Replaces whatever another tab has written. */
  overwrite(draft: Draft): Written;
  /** Removes the draft, unless another tab has changed it. */
  remove(): void;
};

export type DraftPlace = {
  /** Teachers who share a machine do not see each other's drafts. */
  readonly teacher: string;
  /** What the page edits: a new session, a copy of one, or a saved plan. */
  readonly page: string;
  readonly base: string;
};

const PREFIX = "downhill-plan";
/** Words lie under keys of their own, each list once: a draft is written with every keystroke, and they may have a megabyte. */
const WORDS_PREFIX = "downhill-words";
const LONGEST_MS = 90 * 24 * 60 * 60 * 1000;

/** Half-typed texts, whatever their length: they are refused in sentences when the plan is sent. */
const TypedText = z.string().max(MAX_TYPED);
const TypedQuestion = QuestionContent.extend({
  text: TypedText,
  answer: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("choices"), choices: z.array(TypedText), right: z.int().nullable() }),
    z.object({ kind: z.literal("number") }),
  ]),
});
const TypedScript = RoundScript.extend({ say: TypedText, watch: TypedText, ask: z.array(TypedText) });

/** A draft may lack a title or rounds, unlike a plan. */
const Row = z.object({
  stamp: z.string(),
  savedAt: z.number(),
  base: z.string(),
  title: z.string().max(200),
  rounds: z
    .array(
      PlannedRound.extend({
        aim: z.string().max(MAX_AIM_CHARACTERS).nullable(),
        prediction: TypedQuestion.optional(),
        script: TypedScript.optional(),
      }),
    )
    .max(MAX_ROUNDS),
  /** Drafts of earlier versions have nothing around their rounds, and no words. */
  around: Plan.omit({ rounds: true })
    .extend({ checks: z.array(TypedQuestion).optional() })
    .default({}),
  /** Ids of its words. */
  lists: z.array(z.string()).default([]),
});
type Row = z.infer<typeof Row>;

/** `storage`: the browser's, or null if the page may not use it. `now`: milliseconds since 1970. */
export function openDrafts(
  { teacher, page, base }: DraftPlace,
  storage: Storage | null,
  now: () => number = Date.now,
): DraftStore {
  const key = `${PREFIX}/${teacher}/${page}`;
  let seen: string | null = null;

  const look = (): Row | null => parsedBy(Row, storage?.getItem(key) ?? null);
  const wordsKey = (id: string) => `${WORDS_PREFIX}/${teacher}/${page}/${id}`;
  /** Stores words that are not stored yet, and removes those that the draft no longer has. False when there is no room for all. */
  const putWords = (lists: readonly SentWords[], before: readonly string[]): boolean => {
    for (const id of before) if (!lists.some((list) => list.id === id)) storage?.removeItem(wordsKey(id));
    return lists.every((list) => {
      const key = wordsKey(list.id);
      return storage?.getItem(key) !== null || set(storage, key, JSON.stringify(list));
    });
  };
  const put = (draft: Draft): Written => {
    const stamp = `${now()} ${Math.random()}`;
    const { title, rounds, around, lists } = draft;
    if (storage === null) return "failed";
    const hasWords = putWords(lists, look()?.lists ?? []);
    const ids = lists.map(({ id }) => id);
    const row: Row = { stamp, savedAt: now(), base, title, rounds: [...rounds], around, lists: ids };
    if (!set(storage, key, JSON.stringify(row))) return "failed";
    seen = stamp;
    return hasWords ? "saved" : "without-words";
  };

  return {
    read() {
      if (storage) removeOld(storage, now());
      const row = look();
      seen = row?.stamp ?? null;
      if (!row) return null;
      const { stamp: _, lists: ids, ...kept } = row;
      const lists = ids.map((id) => parsedBy(SentWords, storage?.getItem(wordsKey(id)) ?? null));
      return { ...kept, lists: lists.filter((list) => list !== null) };
    },
    write(draft) {
      const row = look();
      return row !== null && row.stamp !== seen ? "changed" : put(draft);
    },
    overwrite: put,
    remove() {
      const row = look();
      if (row?.stamp !== seen) return;
      for (const id of row?.lists ?? []) storage?.removeItem(wordsKey(id));
      storage?.removeItem(key);
    },
  };
}

/** The browser's storage, or null if it forbids the page to use it. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** False when the browser has no room for it. */
function set(storage: Storage | null, key: string, text: string): boolean {
  try {
    storage?.setItem(key, text);
    return storage !== null;
  } catch {
    return false;
  }
}

function parsedBy<Value>(schema: z.ZodType<Value>, text: string | null): Value | null {
  try {
    const row = schema.safeParse(JSON.parse(text ?? "null"));
    return row.success ? row.data : null;
  } catch {
    return null;
  }
}

/** Removes drafts that nobody has come back to, of any page or teacher, and words that no draft has. */
function removeOld(storage: Storage, now: number): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  const words = new Set(keys.filter((each) => each.startsWith(`${WORDS_PREFIX}/`)));
  for (const key of keys.filter((each) => each.startsWith(`${PREFIX}/`))) {
    const row = parsedBy(Row, storage.getItem(key));
    if (!row || now - row.savedAt > LONGEST_MS) storage.removeItem(key);
    else for (const id of row.lists) words.delete(`${WORDS_PREFIX}${key.slice(PREFIX.length)}/${id}`);
  }
  for (const key of words) storage.removeItem(key);
}
