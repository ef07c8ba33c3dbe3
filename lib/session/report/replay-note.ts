import { type ErasedRuns, withoutParticipant } from "@/lib/session/log/erase-participant";
import type { Millis, ParticipantId, SessionEvent } from "@/lib/session/log/events";
import { logForReader } from "@/lib/session/log/visible-to-reader";
import { withAnimalNames } from "@/lib/session/names/animal-names";
import type { NameLanguage } from "@/lib/session/names/nickname-words";

/** A note that a teacher wrote beside a replay, as one reader sees it. It is no part of the log. */
export type ReplayNote = {
  readonly id: string;
  /** In log time. */
  readonly at: Millis;
  readonly text: string;
  /** Whether whoever has the link reads it too. */
  readonly shown: boolean;
  /** Who wrote it; null for those who come by the link. `self`: whoever reads it. */
  readonly author: { readonly name: string; readonly self: boolean } | null;
  readonly deletable: boolean;
};

type Written = Pick<ReplayNote, "id" | "at" | "text">;

/** The events that decide which names the link shows. */
export const NAMES_KNOWN_BY = [
  "session-created",
  "participant-joined",
  "participant-admitted",
  "participant-renamed",
  "participant-removed",
  "participant-readmitted",
  "nickname-wished",
  "board-hidden-changed",
  "session-ended",
] as const satisfies readonly SessionEvent["type"][];

/*
 * A note beside a replay says no more of anybody than one that was written in class: both go through the same rules, for which they stand at the end of the
 * log for a moment.
 */

function asEvents(log: readonly SessionEvent[], notes: readonly Written[]): SessionEvent[] {
  const { seq, at } = log.at(-1) ?? { seq: -1, at: 0 };
  return notes.map(({ text }, index) => ({
    ...{ type: "note-added", text, shown: true },
    ...{ seq: seq + 1 + index, at },
  }));
}

function textsIn(events: readonly SessionEvent[], count: number): string[] {
  return events.slice(events.length - count).map((event) => (event.type === "note-added" ? event.text : ""));
}

/**
 * Notes that are shown, as whoever has the link reads them: with the names that the link shows. `log`: at least all events of the types in `NAMES_KNOWN_BY`.
 * `animals`: the language of the animals that stand for names; null: it shows nicknames.
 */
export function notesForLink(
  log: readonly SessionEvent[],
  shown: readonly Written[],
  animals: NameLanguage | null,
): ReplayNote[] {
  const known = logForReader("link", [...log, ...asEvents(log, shown)]);
  const texts = textsIn(animals === null ? known : withAnimalNames(known, animals), shown.length);
  return shown.map((note, index) => ({
    ...{ ...note, text: texts[index]!, shown: true },
    ...{ author: null, deletable: false },
  }));
}

/** The notes whose text changes when a participant is erased: one that mentions a name of theirs is emptied. `log`: whole, as it was before. */
export function notesWithout<Note extends Written>(
  log: readonly SessionEvent[],
  notes: readonly Note[],
  participant: ParticipantId,
  runs: ErasedRuns,
): Note[] {
  const texts = textsIn(
    withoutParticipant([...log, ...asEvents(log, notes)], participant, runs),
    notes.length,
  );
  return notes
    .map((note, index) => ({ ...note, text: texts[index]! }))
    .filter(({ text }, index) => text !== notes[index]!.text);
}
