import {
  findCheckpoint,
  type KeptCheckpoint,
  keepCheckpoint,
  listKept,
  type StoredCheckpoint,
} from "@/db/session/checkpoints";
import type { Database } from "@/db/store/client";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Run } from "@/lib/session/log/session";
import type { LiveRoom } from "../room/live-room";
import { hasWeightsOf, type RefereedClass } from "./refereed-class";

/** The stored networks of classes: each participant's best one of each round. */
export type ClassNetworks = {
  /** The run whose network is stored; null when none is. */
  best(of: RefereedClass, participant: ParticipantId, round: number): Promise<Run | null>;
  /** The same with its weights. */
  network(
    of: RefereedClass,
    participant: ParticipantId,
    round: number,
  ): Promise<{ run: Run; kept: StoredCheckpoint } | null>;
  /** The participants who have a stored network, in order. */
  participants(of: RefereedClass, round: number): Promise<ParticipantId[]>;
  keep(of: RefereedClass, network: StoredCheckpoint): Promise<void>;
};

type Round = Map<ParticipantId, KeptCheckpoint>;

/** Caches which networks are stored for as long as a room lives: nobody else writes them, and a whole class asks at once. */
export function createClassNetworks(db: Database): ClassNetworks {
  const rooms = new WeakMap<LiveRoom, Map<number, Promise<Round>>>();

  const keptOf = ({ row, live }: RefereedClass, round: number): Promise<Round> => {
    const rounds = rooms.get(live) ?? new Map<number, Promise<Round>>();
    rooms.set(live, rounds);
    const known = rounds.get(round);
    if (known) return known;
    const reading = listKept(db, row.id, round).then(
      (kept) => new Map(kept.map((one) => [one.participant, one] as const)),
    );
    rounds.set(round, reading);
    reading.catch(() => rounds.delete(round));
    return reading;
  };

  return {
    async best(of, participant, round) {
      const kept = (await keptOf(of, round)).get(participant);
      return kept ? runOf(of, kept, round) : null;
    },
    async network(of, participant, round) {
      const kept = await findCheckpoint(db, of.row.id, participant, round);
      const run = kept && runOf(of, kept, round);
      return run && hasWeightsOf(of, run, kept.weights) ? { run, kept } : null;
    },
    participants: async (of, round) =>
      [...(await keptOf(of, round)).keys()].sort((one, other) => one - other),
    async keep(of, network) {
      await keepCheckpoint(db, of.row.id, network);
      const { participant, run, step } = network;
      (await keptOf(of, network.round)).set(participant, { participant, run, step });
    },
  };
}

/** The run of a stored checkpoint, if it matches the log; null otherwise, since the log is authoritative. */
function runOf({ live }: RefereedClass, { participant, run: number, step }: KeptCheckpoint, round: number) {
  const run = live.room.session().participants[participant]?.runs[number];
  if (run?.round !== round || run.verdict?.agrees === false) return null;
  // Where the referee's own training counts in place of a GPU's, its step is that of the verdict.
  return step === run.best?.step || step === run.verdict?.step ? run : null;
}
