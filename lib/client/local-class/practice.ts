import type { LocalPorts } from "@/lib/client/run/use-run";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Ghost } from "@/lib/learning/practice/ghosts";
import { practiceSeeds } from "@/lib/learning/practice/practice-seeds";
import type { MakeSplit } from "@/lib/protocol/practice";
import { openRound } from "@/lib/session/decide/plan";
import { type ProblemCode, problem } from "@/lib/session/decide/problem";
import type { ParticipantId } from "@/lib/session/log/events";
import { createGhostRace, type GhostPace, type SeatedGhost, seatGhosts } from "./ghost-race";
import { createJudge } from "./judge";
import { createLocalClass, type LocalClass } from "./local-class";
import { createLocalReferee } from "./local-referee";

/** One attempt at a challenge, alone: a class of one round that is running, with the reader in its first seat and ghosts in the others. */
export type Practice = {
  /** Unique among the attempts of this page. */
  readonly id: string;
  readonly of: LocalClass;
  readonly self: ParticipantId;
  readonly ghosts: readonly SeatedGhost[];
  readonly local: LocalPorts;
  /** Has the ghosts do what is due by now. */
  turn(pace: GhostPace): void;
  /** Ends the round, makes the test examples and opens the test. Null when that is done, else why not. */
  openTest(): Promise<ProblemCode | null>;
  dispose(): void;
};

export type PracticeStart = {
  readonly challenge: ChallengeInfo;
  /** The set of examples, from 0. */
  readonly set: number;
  readonly ghosts: readonly Ghost[];
  /** What the reader is called, and the ghosts by number. */
  readonly names: { readonly self: string; readonly ghosts: readonly string[] };
  readonly makeSplit: MakeSplit;
};

const ROUND = 0;
const SELF: ParticipantId = 0;
const SYSTEM = { kind: "system" } as const;
const HOST = { kind: "host" } as const;
let attempts = 0;

export function startPractice({ challenge, set, ghosts, names, makeSplit }: PracticeStart): Practice {
  const seeds = practiceSeeds(challenge.id, set);
  const exerciseOf = () => challenge;
  const of = createLocalClass(
    "",
    { rounds: [openRound(challenge.id, null)] },
    { now: () => performance.now(), seed: () => seeds.round, exerciseOf },
  );
  of.ask(SYSTEM, { type: "join", nickname: names.self });
  of.ask(SYSTEM, { type: "presence", connected: [SELF], disconnected: [] });
  const seated = seatGhosts(of, ghosts, names.ghosts);
  of.ask(HOST, { type: "start-round", round: ROUND });
  const race = createGhostRace(of, ROUND, of.now(), seated);
  const judge = createJudge();
  const referee = createLocalReferee({ of, judge, exerciseOf, participant: SELF });
  const make = (name: "train" | "validation" | "test") =>
    makeSplit({ challenge: challenge.id, name, seed: seeds[name] });

  return {
    id: `alone-${challenge.id}-${++attempts}`,
    ...{ of, self: SELF, ghosts: seated },
    local: {
      put: (checkpoint) => referee.put(checkpoint),
      get: (run) => referee.get(run),
      // An attempt ends with its page: only what came of it is kept.
      claim: async () => KEEPS_NOTHING,
      splits: {
        foresee() {},
        async examples({ signal }) {
          const [train, validation] = await Promise.all([make("train"), make("validation")]);
          if (signal.aborted) return null;
          if (!train || !validation) return { ok: false, problem: problem("training-failed") };
          judge.load("train", train);
          judge.load("validation", validation);
          return { ok: true, value: { train, validation } };
        },
        dispose() {},
      },
    },
    turn(pace) {
      if (of.store.getState().phase.kind === "round") race.turn(pace);
    },
    async openTest() {
      const test = await make("test");
      if (!test) return "training-failed";
      judge.load("test", test);
      const others = of.store.getState().phase.kind === "round" ? race.finish() : [];
      const refused = await referee.openTest(ROUND, others);
      // Nobody else is here to be spared: ghosts keep their names, and the reader theirs.
      if (refused === null) of.ask(HOST, { type: "tell-names", round: ROUND });
      return refused;
    },
    dispose: judge.dispose,
  };
}

const KEEPS_NOTHING = {
  kept: [],
  save: async () => {},
  remove: async () => {},
  clear: async () => {},
  close() {},
};
