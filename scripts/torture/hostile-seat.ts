import { type ClientRequest, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { splitSeed } from "@/db/session/rounds";
import { createSession } from "@/db/session/sessions";
import { findChallenge } from "@/lib/challenges/catalogue";
import { type Curve, lengthOf, pick } from "@/lib/learning/curves/curve";
import { parameterCount } from "@/lib/learning/network/flop";
import { planNetwork } from "@/lib/learning/network/layer-plan";
import type { Layer } from "@/lib/learning/network/network";
import { type Settings, stepsPerEpoch } from "@/lib/learning/training/hyperparameters";
import { checkpointPath, MAX_CHECKPOINT_BYTES } from "@/lib/protocol/checkpoint";
import type { Reply } from "@/lib/protocol/socket";
import { openRound } from "@/lib/session/decide/plan";
import { freePort } from "@/lib/testing/database/ports";
import { newTeacher } from "@/lib/testing/database/session";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { until } from "@/lib/testing/server/deaths";
import { connect, join, type TestScreen } from "@/lib/testing/server/server";
import { serveApart } from "@/lib/testing/server/server-child";
import { reportRun, type TrainedRun, trainOn, upload } from "@/lib/testing/server/student";
import { onEmbedded } from "./ground";
import { seconds } from "./lost-connections";
import type { Torture } from "./torture";

const CHALLENGE = findChallenge("digits")!;
const STUDENTS = 20;
/** As fast as a seat may send. */
const UPLOAD_EVERY_MS = 530;
const MOST_OPENING_MS = 22_000;
const MOST_REPORT_MS = 1_000;
const MOST_MEGABYTES = 1_000;

const conv = (filters: number): Layer => ({
  ...{ kind: "conv2d", filters, kernel: 3, stride: 1, padding: "same" },
  activation: "relu",
});
const HYPERPARAMETERS = { learningRate: 0.005, optimiser: "adam", batchSize: 32, weightDecay: 0 } as const;
/** Nearly the largest network allowed. */
const HEAVY: Settings = {
  network: { layers: [conv(36), conv(36), { kind: "max-pool", size: 4, stride: 4 }] },
  hyperparameters: { ...HYPERPARAMETERS, epochs: 1 },
};
const HONEST: Settings = {
  network: { layers: [{ kind: "dense", units: 32, activation: "relu" }] },
  hyperparameters: { ...HYPERPARAMETERS, epochs: 30 },
};
/** The loss of guessing one of ten digits. */
const GUESSING = Math.LN10;
/** The only point of such a run, after its one epoch, with plausible numbers. */
const STEPS = stepsPerEpoch(CHALLENGE.counts.train, HYPERPARAMETERS.batchSize);
const POINT: Curve = {
  ...{ step: [STEPS], epoch: [1], trainLoss: [GUESSING], trainScore: [0], trainMetric: [0.1] },
  ...{ validationLoss: [0.2 * GUESSING], validationScore: [80], validationMetric: [0.9] },
};

type Student = TestScreen & { readonly cookie: string };
type Site = { readonly url: string; readonly session: string };

/** Starts uploads of the largest size that never end. Resolves to a function that disconnects them. */
async function holdConnections({ url, session }: Site, seat: Student): Promise<() => void> {
  await reportRun(seat, { run: 0, round: 0, settings: HEAVY, curve: POINT });
  const halves: ClientRequest[] = [];
  const timer = setInterval(() => {
    const half = request(`${url}${checkpointPath(session, 0, STEPS)}`, {
      method: "PUT",
      headers: { cookie: seat.cookie, "content-length": MAX_CHECKPOINT_BYTES },
    });
    half.on("error", () => {}).on("response", (response) => response.resume());
    half.write(Buffer.alloc(MAX_CHECKPOINT_BYTES - 1));
    halves.push(half);
  }, UPLOAD_EVERY_MS);
  return () => {
    clearInterval(timer);
    for (const half of halves) half.destroy();
  };
}

/** Sends made-up weights of heavy networks as fast as allowed. Resolves to the answer to each upload. */
async function attack({ url, session }: Site, seat: Student, times: number): Promise<string[]> {
  const { featureShape, task } = CHALLENGE;
  const weights = new Float32Array(parameterCount(planNetwork(HEAVY.network, featureShape, task))).fill(0.01);
  const answers: Promise<string>[] = [];
  for (let run = 0; run < times; run++) {
    const reported = await reportRun(seat, { run, round: 0, settings: HEAVY, curve: POINT }).then(
      () => true,
      () => false,
    );
    if (!reported) break;
    const answer = upload(url, seat.cookie, { session, run, step: STEPS }, weights).then(
      ({ reply }) => (reply as { problem?: { code: string } }).problem?.code ?? "checked",
      () => "cut off",
    );
    answers.push(answer);
    await pause(UPLOAD_EVERY_MS);
  }
  return Promise.all(answers);
}

/** Reports a run point by point, and has it checked. Resolves to how long each report and the check took, in milliseconds. */
async function learn(
  { url, session }: Site,
  student: Student,
  trained: TrainedRun,
): Promise<{ reports: number[]; check: number }> {
  const { curve, step, weights } = trained;
  const timed = async (command: object) => {
    const began = performance.now();
    const reply = await student.send(command);
    if (!reply.ok) throw new Error(`A student was refused: ${reply.problem.code}`);
    return performance.now() - began;
  };
  const start = { type: "start-run", run: 0, round: 0, ...HONEST };
  const reports = [await timed({ ...start, device: { backend: "simd", name: "" } })];
  for (let from = 0; from < lengthOf(curve); from++) {
    reports.push(await timed({ type: "report-points", run: 0, from, points: pick(curve, [from]) }));
    await pause(400);
  }
  reports.push(await timed({ type: "end-run", run: 0, reason: "finished" }));
  const began = performance.now();
  const { status } = await upload(url, student.cookie, { session, run: 0, step }, weights);
  if (status !== 200) throw new Error(`A student's weights were refused with status ${status}.`);
  return { reports, check: performance.now() - began };
}

export const HOSTILE_SEAT: Torture = {
  promise: "One seat keeps no test shut, and others do not notice it",
  times: 40,
  run: ({ times, tell }) =>
    onEmbedded(async (ground) => {
      process.env.NEXTAUTH_SECRET ??= "a secret for tests only";
      const database = await ground.open();
      const teacher = await newTeacher(database.db);
      const plan = { rounds: [openRound(CHALLENGE.id, null)] };
      const row = await createSession(database.db, { hostId: teacher.id, title: "Nets", plan });
      const split = async (name: "train" | "validation") =>
        CHALLENGE.makeSplit(name, (await splitSeed(database.db, row.id, 0, name))!);
      const examples = { train: await split("train"), validation: await split("validation") };
      await database.close();
      const port = await freePort();
      const server = serveApart(port, ground.settings);
      const screens: TestScreen[] = [];
      try {
        await server.listening;
        const site = { url: `http://127.0.0.1:${port}`, session: row.id };
        const desk = connect(site.url, { session: row.id, screen: "desk" }, await teacherCookie(teacher));
        screens.push(desk);
        const seats: Student[] = [];
        for (let index = 0; index < STUDENTS + 2; index++) {
          const { cookie } = await join(site.url, { code: row.joinCode, nickname: `Student ${index}` });
          seats.push({ cookie, ...connect(site.url, { session: row.id, screen: "lab" }, cookie) });
          await pause(60);
        }
        screens.push(...seats);
        const [hostile, slow, ...honest] = seats;
        await desk.send({ type: "start-round", round: 0 });
        await until(() => desk.session().rounds[0]?.state === "running");
        const [round] = desk.session().rounds;
        const trained = await trainOn(
          CHALLENGE,
          examples,
          round.state === "planned" ? 0 : round.seed,
          HONEST,
        );
        tell(`${STUDENTS} students report runs, and one seat sends heavy networks, another halves of them …`);
        let most = 0;
        const watching = setInterval(() => (most = Math.max(most, server.residentMegabytes() || 0)), 100);
        const hangUp = await holdConnections(site, slow);
        const attacking = attack(site, hostile, times);
        await pause(3 * UPLOAD_EVERY_MS);
        const learnt = await Promise.all(honest.map((student) => learn(site, student, trained)));
        const checked = () =>
          desk.session().participants.filter(({ runs }) => runs[0]?.verdict?.agrees === true).length;
        await until(() => checked() === STUDENTS, 30_000).catch(() => {});
        tell("… the round is closed, and its test is to open.");
        await desk.send({ type: "close-round", round: 0 });
        const began = performance.now();
        const opened = await new Promise<Reply>((resolve) =>
          desk.socket
            .timeout(300_000)
            .emit("command", { type: "request-test", round: 0 }, (_: unknown, reply: Reply) =>
              resolve(reply),
            ),
        );
        const openingMs = performance.now() - began;
        hangUp();
        const answers = await attacking;
        clearInterval(watching);
        const reports = learnt.flatMap((one) => one.reports).sort((one, other) => one - other);
        const p95 = reports[Math.floor(0.95 * reports.length)];
        const longestCheck = Math.max(...learnt.map(({ check }) => check));
        const counted = [...new Set(answers)].map(
          (code) => `${answers.filter((answer) => answer === code).length} ${code}`,
        );
        await until(() => desk.session().rounds[0].state === "closed").catch(() => {});
        const broken = [
          !opened?.ok && `The test did not open: ${JSON.stringify(opened)}.`,
          openingMs > MOST_OPENING_MS && "The test took too long to open.",
          checked() < STUDENTS && `${STUDENTS - checked()} honest runs were not checked.`,
          p95 > MOST_REPORT_MS && "Reports took too long.",
          most > MOST_MEGABYTES && "The server took too much memory.",
        ].filter((sentence) => sentence !== false);
        return {
          broken,
          figures: `the test opened after ${seconds(openingMs)}; reports of ${STUDENTS} others: p95 ${p95.toFixed(0)} ms, slowest ${reports.at(-1)?.toFixed(0)} ms; their checks: ${seconds(longestCheck)} at most; ${most.toFixed(0)} MB at most; of its uploads: ${counted.join(", ")}`,
        };
      } finally {
        for (const { close } of screens) close();
        await server.kill();
      }
    }),
};
