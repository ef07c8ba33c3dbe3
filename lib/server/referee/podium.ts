import { leaderboard } from "@/lib/session/board/leaderboard";
import type { Run } from "@/lib/session/log/session";
import type { Logger } from "../logger";
import type { LiveRoom } from "../room/live-room";
import type { ClassNetworks } from "./class-networks";
import type { Referee } from "./referee";
import { LAST_CHECKPOINTS_MS, type RefereedClass, SYSTEM, trainedIn } from "./refereed-class";
import type { SealedSplits } from "./sealed-splits";

export type PodiumPorts = {
  readonly referee: Referee;
  readonly networks: ClassNetworks;
  readonly splits: SealedSplits;
  readonly log: Logger;
};

/** Ranks that are trained again, and runs at most where many share them. */
const LAST_RANK = 3;
const MOST_RUNS = 6;

type Candidate = { readonly round: number; readonly participant: number; readonly run: Run };
type Watch = { seq: number; busy: boolean; readonly tried: Set<string> };

/** Trains the best runs of closed rounds again, each once, and says in the log what came of it. To be called now and then, while no round is going. */
export function createPodium({ referee, networks, splits, log }: PodiumPorts): (of: RefereedClass) => void {
  const watches = new WeakMap<LiveRoom, Watch>();

  const retrain = async (of: RefereedClass, { round, participant, run }: Candidate): Promise<void> => {
    const played = of.live.room.session().rounds[round];
    const best = await networks.network(of, participant, round);
    if (played?.state !== "closed" || best?.run.number !== run.number) return;
    const [train, validation] = [await splits(of, round, "train"), await splits(of, round, "validation")];
    const outcome = await referee.retrain(
      {
        trained: trainedIn(run, best.kept),
        seed: played.seed,
        train,
        validation,
        exact: run.device.backend === "simd",
      },
      { group: of.live, member: participant },
    );
    of.live.room.ask(SYSTEM, { type: "reproduce-run", participant, run: run.number, outcome });
  };

  return (of) => {
    const watch = watches.get(of.live) ?? { seq: -1, busy: false, tried: new Set<string>() };
    watches.set(of.live, watch);
    const { seq, phase } = of.live.room.session();
    if (watch.busy || watch.seq === seq || phase.kind === "lobby" || phase.kind === "round") return;
    const { candidates, complete } = podiums(of);
    const next = candidates.find((candidate) => !watch.tried.has(keyOf(candidate)));
    if (!next) {
      if (complete) watch.seq = seq;
      return;
    }
    watch.busy = true;
    watch.tried.add(keyOf(next));
    retrain(of, next)
      .catch((error) =>
        log.error({ err: error, session: of.row.id, round: next.round }, "a run was not trained again"),
      )
      .finally(() => {
        watch.busy = false;
      });
  };
}

/** Runs to be trained again. `complete`: no closed round still waits for its last checkpoints. */
function podiums(of: RefereedClass): { candidates: Candidate[]; complete: boolean } {
  const session = of.live.room.session();
  const now = of.live.room.now();
  let complete = true;
  const candidates = session.rounds.flatMap((played, round) => {
    if (played.state !== "closed") return [];
    if (now - played.closedAt < LAST_CHECKPOINTS_MS) {
      complete = false;
      return [];
    }
    return leaderboard(session, round)
      .filter(({ rank }) => rank <= LAST_RANK)
      .slice(0, MOST_RUNS)
      .filter(({ run }) => run.verdict?.agrees && run.reproduction === null)
      .map(({ participant, run }) => ({ round, participant: participant.id, run }));
  });
  return { candidates, complete };
}

function keyOf({ participant, run }: Candidate): string {
  return `${participant} ${run.number}`;
}
