import { bestRun } from "@/lib/session/board/leaderboard";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Snapshot } from "@/lib/session/log/desk/desk-events";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Participant, Session } from "@/lib/session/log/session";

type Kept = Pick<Session, "snapshots">;

/** Puts something aside, after what has been so far; nothing to do where it already is. */
export function keep({ snapshots }: Kept, snapshot: Snapshot): HostCommand[] {
  if (snapshots.list.some((one) => isSame(one, snapshot))) return [];
  return changed({ snapshots }, [...snapshots.list, snapshot]);
}

/** Moves a snapshot one place up (−1) or down (+1); at either end it stays. */
export function move({ snapshots }: Kept, index: number, by: -1 | 1): HostCommand[] {
  const { list } = snapshots;
  const [moved, other] = [list[index], list[index + by]];
  if (!moved || !other) return [];
  return changed({ snapshots }, list.with(index, other).with(index + by, moved));
}

export function remove({ snapshots }: Kept, index: number): HostCommand[] {
  return changed({ snapshots }, snapshots.list.toSpliced(index, 1));
}

/** Shows a snapshot, or, if it is the one shown, what the projector shows otherwise. */
export function toggle({ snapshots }: Kept, index: number): HostCommand {
  return { type: "show-snapshot", index: snapshots.shown === index ? null : index };
}

/** Shows the snapshot before (−1) or after (+1) the one shown; while none is, the last or the first. Null where there is none. */
export function step({ snapshots: { list, shown } }: Kept, by: -1 | 1): HostCommand | null {
  const index = shown === null ? (by < 0 ? list.length - 1 : 0) : shown + by;
  return list[index] === undefined ? null : { type: "show-snapshot", index };
}

/** The run to keep of a student: the best of the round, else the last one; null while they have none. */
export function runToKeep({ runs }: Pick<Participant, "runs">, round: number | null): RunNumber | null {
  const own = runs.filter((run) => run.round === round);
  return (bestRun(own) ?? own.at(-1) ?? runs.at(-1))?.number ?? null;
}

export function isKept({ snapshots }: Kept, participant: ParticipantId, run: RunNumber): boolean {
  return snapshots.list.some((one) => isSame(one, { kind: "run", participant, run }));
}

/** Another list, with the same snapshot on the projector as before if it is still there. */
function changed({ snapshots: { list, shown } }: Kept, snapshots: Snapshot[]): HostCommand[] {
  const onWall = shown === null ? undefined : list[shown];
  const index = onWall === undefined ? -1 : snapshots.findIndex((one) => isSame(one, onWall));
  const change = { type: "set-snapshots", snapshots } as const;
  return index === -1 ? [change] : [change, { type: "show-snapshot", index }];
}

function isSame(one: Snapshot, other: Snapshot): boolean {
  if (one.kind === "run")
    return other.kind === "run" && one.participant === other.participant && one.run === other.run;
  return (
    other.kind === "picture" &&
    one.round === other.round &&
    one.picture === other.picture &&
    one.colouring === other.colouring
  );
}
