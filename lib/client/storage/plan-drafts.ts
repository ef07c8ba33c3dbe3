import { z } from "zod";
import { MAX_AIM_CHARACTERS, MAX_ROUNDS, PlannedRound } from "@/lib/session/decide/plan";

/** A plan as a teacher has typed it, finished or not. */
export type Draft = { readonly title: string; readonly rounds: readonly PlannedRound[] };
/** `savedAt`: milliseconds since 1970. `base`: the version of the plan that the draft was begun from. */
type KeptDraft = Draft & { readonly savedAt: number; readonly base: string };

/**
 * The stored draft of one page, as one tab sees it. `write` returns "changed", and writes nothing, if another tab has changed the draft
 * since this one last read or wrote it.
 */
export type DraftStore = {
  /** Reads the stored draft, which then counts as seen by this tab. */
  read(): KeptDraft | null;
  write(draft: Draft): "saved" | "changed" | "failed";
  /** Replaces whatever another tab has written. */
  overwrite(draft: Draft): "saved" | "failed";
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

/** A draft may lack a title or rounds, unlike a plan. */
const Row = z.object({
  stamp: z.string(),
  savedAt: z.number(),
  base: z.string(),
  title: z.string().max(200),
  rounds: z
    .array(PlannedRound.extend({ aim: z.string().max(MAX_AIM_CHARACTERS).nullable() }))
    .max(MAX_ROUNDS),
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

  const look = (): Row | null => parsed(storage?.getItem(key) ?? null);
  const put = (draft: Draft): "saved" | "failed" => {
    const stamp = `${now()} ${Math.random()}`;
    const { title, rounds } = draft;
    try {
      if (storage === null) return "failed";
      storage.setItem(key, JSON.stringify({ stamp, savedAt: now(), base, title, rounds }));
    } catch {
      return "failed";
    }
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
      const row = look();
      if (row?.stamp === seen) storage?.removeItem(key);
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

function parsed(text: string | null): Row | null {
  try {
    const row = Row.safeParse(JSON.parse(text ?? "null"));
    return row.success ? row.data : null;
  } catch {
    return null;
  }
}

/** Removes drafts that nobody has come back to, of any page or teacher. */
function removeOld(storage: Storage, now: number): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  for (const key of keys.filter((each) => each.startsWith(`${PREFIX}/`))) {
    const row = parsed(storage.getItem(key));
    if (!row || now - row.savedAt > LONGEST_MS) storage.removeItem(key);
  }
}
