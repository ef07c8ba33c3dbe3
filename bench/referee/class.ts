import { setTimeout as pause } from "node:timers/promises";
import { findChallenge } from "@/lib/challenges/catalogue";
import type { Layer } from "@/lib/learning/network/network";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { connect, join, type TestScreen } from "@/lib/testing/server/server";
import { reportRun, type TrainedRun, trainOn, upload } from "@/lib/testing/server/student";
import type { BenchClass } from "./server";

/** Typical networks of students, for each challenge. */
const NETWORKS: Readonly<Record<string, readonly (readonly Layer[])[]>> = {
  moons: [
    [{ kind: "dense", units: 8, activation: "tanh" }],
    [{ kind: "dense", units: 4, activation: "relu" }],
    [
      { kind: "dense", units: 32, activation: "relu" },
      { kind: "dense", units: 32, activation: "relu" },
    ],
  ],
  "glasses-or-rings": [
    [{ kind: "dense", units: 32, activation: "relu" }],
    [{ kind: "dense", units: 128, activation: "relu" }],
    [
      { kind: "conv2d", filters: 8, kernel: 3, stride: 1, padding: "same", activation: "relu" },
      { kind: "max-pool", size: 2, stride: 2 },
      { kind: "dense", units: 16, activation: "relu" },
    ],
  ],
};

const HYPERPARAMETERS: Settings["hyperparameters"] = {
  learningRate: 0.005,
  optimiser: "adam",
  batchSize: 32,
  epochs: 12,
  weightDecay: 0,
};

type Work = { readonly settings: Settings; readonly trained: TrainedRun };
type Student = TestScreen & { readonly cookie: string };

/** A class of students whose runs are trained beforehand, so that only their ends are measured. */
export type RefereeClass = {
  /** Every student starts run `run` and reports all of its points, but not its end. */
  report(run: number): Promise<void>;
  /** Every student ends it and uploads its checkpoint. Returns, per student, milliseconds from the start of the upload until the verdict is on the desk. */
  end(run: number): Promise<number[]>;
  close(): void;
};

/** The server accepts twenty joins per second. */
const JOIN_EVERY_MS = 60;

export async function openRefereeClass(
  { url, session, joinCode, hostCookie, seeds }: BenchClass,
  challengeId: string,
  count: number,
): Promise<RefereeClass> {
  const desk = connect(url, { session, screen: "desk" }, hostCookie);
  const verdicts = new Map<string, () => void>();
  desk.socket.on("frame", ({ events }) => {
    for (const event of events)
      if (event.type === "run-scored") verdicts.get(`${event.participant} ${event.run}`)?.();
  });
  const students: Student[] = [];
  for (let index = 0; index < count; index++) {
    const { cookie } = await join(url, { code: joinCode, nickname: `Student ${index}` });
    students.push({ cookie, ...connect(url, { session, screen: "lab" }, cookie) });
    await pause(JOIN_EVERY_MS);
  }
  await desk.send({ type: "start-round", round: 0 });
  while (desk.session().rounds[0]?.state !== "running") await pause(20);
  const [round] = desk.session().rounds;
  const works = await trainAll(challengeId, seeds, round.state === "planned" ? 0 : round.seed);
  const workOf = (student: number, run: number) => works[(student + run) % works.length];

  return {
    async report(run) {
      await Promise.all(
        students.map((student, index) => {
          const { settings, trained } = workOf(index, run);
          return reportRun(student, { run, round: 0, settings, curve: trained.curve, ends: false });
        }),
      );
    },
    end(run) {
      return Promise.all(
        students.map(async (student, index) => {
          const { trained } = workOf(index, run);
          await student.send({ type: "end-run", run, reason: "finished" });
          const began = performance.now();
          const scored = new Promise<void>((resolve) => verdicts.set(`${index} ${run}`, resolve));
          const { status } = await upload(
            url,
            student.cookie,
            { session, run, step: trained.step },
            trained.weights,
          );
          if (status !== 200) throw new Error(`A checkpoint was refused with status ${status}.`);
          await scored;
          return performance.now() - began;
        }),
      );
    },
    close() {
      for (const { close } of [desk, ...students]) close();
    },
  };
}

async function trainAll(id: string, seeds: BenchClass["seeds"], seed: number): Promise<Work[]> {
  const challenge = findChallenge(id)!;
  const examples = {
    train: challenge.makeSplit("train", Uint8Array.from(seeds.train)),
    validation: challenge.makeSplit("validation", Uint8Array.from(seeds.validation)),
  };
  const works: Work[] = [];
  for (const layers of NETWORKS[id]) {
    const settings: Settings = { network: { layers: [...layers] }, hyperparameters: HYPERPARAMETERS };
    works.push({ settings, trained: await trainOn(challenge, examples, seed, settings) });
  }
  return works;
}
