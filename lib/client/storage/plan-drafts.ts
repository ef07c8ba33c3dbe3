import { z } from "zod";
import {
  MAX_AIM_CHARACTERS,
  MAX_ROUNDS,
  MAX_TYPED,
  Plan,
  type PlanAround,
  PlannedRound,
} from "@/lib/session/decide/plan";
import { QuestionContent } from "@/lib/session/questions/question";
import { RoundScript } from "@/lib/session/questions/script";

/** A plan as a teacher has typed it, finished or not. */
export type Draft = {
  readonly title: string;
  readonly rounds: readonly PlannedRound[];
  readonly around: PlanAround;
};
/** `savedAt`: milliseconds since 1970. `base`: the version of the plan that the draft was begun from. */
type KeptDraft = Draft & { readonly savedAt: number; readonly base: string };

type Written = "saved" | "failed";

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
  /** Drafts of earlier versions have nothing around their rounds. */
  around: Plan.omit({ rounds: true })
    .extend({ checks: z.array(TypedQuestion).optional() })
    .default({}),
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
  const put = (draft: Draft): Written => {
    const stamp = `${now()} ${Math.random()}`;
    const { title, rounds, around } = draft;
    const row: Row = { stamp, savedAt: now(), base, title, rounds: [...rounds], around };
    if (!set(storage, key, JSON.stringify(row))) return "failed";
    seen = stamp;
    return "saved";
  };

  return {
    read() {
      if (storage) removeOld(storage, now());
      const row = look();
      seen = row?.stamp ?? null;
      if (!row) return null;
      const { stamp: _, ...kept } = row;
      return kept;
    },
    write(draft) {
      const row = look();
      return row !== null && row.stamp !== seen ? "changed" : put(draft);
    },
    overwrite: put,
    remove() {
      if (look()?.stamp === seen) storage?.removeItem(key);
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

/** What earlier versions stored of own words, next to the draft. */
const WORDS_PREFIX = "downhill-words/";

/** Removes drafts that nobody has come back to, of any page or teacher. */
function removeOld(storage: Storage, now: number): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  for (const key of keys) {
    if (key.startsWith(WORDS_PREFIX)) storage.removeItem(key);
    if (!key.startsWith(`${PREFIX}/`)) continue;
    const row = parsedBy(Row, storage.getItem(key));
    if (!row || now - row.savedAt > LONGEST_MS) storage.removeItem(key);
  }
}
