import { findChallenge } from "@/lib/challenges/catalogue";
import type { SplitName } from "@/lib/learning/examples/split";
import type { ParticipantId, RunNumber, WrongLabels } from "@/lib/session/log/events";
import type { Logger } from "../logger";
import type { LiveRoom } from "../room/live-room";
import type { ClassNetworks } from "./class-networks";
import type { Examined } from "./examination";
import type { Referee, Whose } from "./referee";
import { type RefereedClass, trainedIn } from "./refereed-class";
import type { SealedSplits } from "./scoring";

/** Results of a class's stored networks on its sealed tests. Nothing here leaves the server before a test is opened. */
export type SealedResults = {
  /** Computes a result when there is nothing else to do, so that the class does not have to wait when its test is opened. */
  prepare(of: RefereedClass, participant: ParticipantId, round: number): void;
  /** The same for a run whose network has been replaced: what is known of the one before is forgotten. */
  renew(of: RefereedClass, participant: ParticipantId, round: number): void;
  /** The result of a participant's network of a round; null when none is stored. Rejects with the signal's reason when that is aborted first. */
  find(
    of: RefereedClass,
    participant: ParticipantId,
    round: number,
    signal: AbortSignal,
  ): Promise<SealedResult | null>;
  /** Drops the results of a round, once they are in the log. */
  forget(live: LiveRoom, round: number): void;
};

export type SealedResult = {
  readonly run: RunNumber;
  readonly found: Examined;
  /** Null in a round without wrong labels. */
  readonly wrongLabels: WrongLabels | null;
};

export type SealedResultsPorts = {
  readonly referee: Referee;
  readonly networks: ClassNetworks;
  readonly splits: SealedSplits;
  readonly log: Logger;
};

type Place = { readonly participant: ParticipantId; readonly round: number };
/** One class: known results, and those still to be prepared, one after the other so that only one network is in memory. */
type OfClass = {
  readonly known: Map<string, SealedResult>;
  /** How often each place's network has been replaced: a result of an earlier one is worth nothing. */
  readonly kept: Map<string, number>;
  readonly due: Map<string, Place>;
  /** The result being prepared. Once a thread has started on it, it is not stopped when the class asks for it. */
  going: { key: string; begun: boolean; readonly stop: AbortController; done: Promise<void> } | null;
};

export function createSealedResults({ referee, networks, splits, log }: SealedResultsPorts): SealedResults {
  const classes = new WeakMap<LiveRoom, OfClass>();
  const ofClass = (live: LiveRoom): OfClass => {
    const known = classes.get(live) ?? { known: new Map(), kept: new Map(), due: new Map(), going: null };
    classes.set(live, known);
    return known;
  };
  const keyOf = ({ participant, round }: Place) => `${participant} ${round}`;

  const examine = async (
    of: RefereedClass,
    { participant, round }: Place,
    how: Pick<Whose, "urgency" | "signal" | "begun">,
  ): Promise<SealedResult | null> => {
    const { known, kept } = ofClass(of.live);
    const key = keyOf({ participant, round });
    const version = kept.get(key);
    if (of.live.room.session().participants[participant]?.removed) return null;
    const best = await networks.best(of, participant, round);
    const before = known.get(key);
    if (!best || before?.run === best.number) return best && before ? before : null;
    const network = await networks.network(of, participant, round);
    if (!network) return null;
    const whose = { of: { group: of.live, member: participant }, ...how };
    const examineOn = async (name: SplitName) =>
      referee.examine(
        trainedIn(network.run, network.kept),
        await splits(of, round, name, participant),
        whose,
      );
    const found = await examineOn("test");
    if (!found) return null;
    const { challenge } = of.live.room.session().plan.rounds[round]!;
    const taught = findChallenge(challenge)?.wrongLabels ? await examineOn("train") : null;
    const result = { run: network.run.number, found, wrongLabels: taught?.wrongLabels ?? null };
    if (kept.get(key) !== version) return examine(of, { participant, round }, how);
    known.set(key, result);
    return result;
  };

  const prepareNext = (of: RefereedClass) => {
    const { due, ...rest } = ofClass(of.live);
    if (rest.going) return;
    const next = due.entries().next().value;
    if (!next) return;
    const [key, place] = next;
    due.delete(key);
    const stop = new AbortController();
    const begun = () => {
      going.begun = true;
    };
    const going = { key, begun: false, stop, done: Promise.resolve() };
    const how = { urgency: "spare", signal: stop.signal, begun } as const;
    going.done = examine(of, place, how)
      .then(
        () => {},
        (error) => {
          if (!stop.signal.aborted)
            log.error(
              { err: error, session: of.row.id, round: place.round },
              "failed to prepare a test result",
            );
        },
      )
      .finally(() => {
        ofClass(of.live).going = null;
        prepareNext(of);
      });
    ofClass(of.live).going = going;
  };

  const prepare: SealedResults["prepare"] = (of, participant, round) => {
    const place = { participant, round };
    ofClass(of.live).due.set(keyOf(place), place);
    prepareNext(of);
  };

  return {
    prepare,
    renew(of, participant, round) {
      const key = keyOf({ participant, round });
      const { known, kept } = ofClass(of.live);
      known.delete(key);
      kept.set(key, 1 + (kept.get(key) ?? 0));
      prepare(of, participant, round);
    },
    async find(of, participant, round, signal) {
      const place = { participant, round };
      const state = ofClass(of.live);
      state.due.delete(keyOf(place));
      const { going } = state;
      if (going?.key === keyOf(place)) {
        if (!going.begun) going.stop.abort(new Error("The class asks for it now."));
        await Promise.race([going.done, aborted(signal)]);
        if (signal.aborted) going.stop.abort(signal.reason);
        signal.throwIfAborted();
      }
      return examine(of, place, { urgency: "waited-for", signal });
    },
    forget(live, round) {
      const { known } = ofClass(live);
      for (const key of known.keys()) if (key.endsWith(` ${round}`)) known.delete(key);
    },
  };
}

export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
