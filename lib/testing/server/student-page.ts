import { connectSession } from "@/lib/client/connection/connection";
import { createOutbox } from "@/lib/client/run/outbox";
import type { Random } from "@/lib/learning/numbers/random";
import type { ParticipantCommand } from "@/lib/session/decide/commands";
import type { Problem } from "@/lib/session/decide/problem";
import { report, START_RUN } from "./class";

/** A run as a page made it. */
type MadeRun = { points: number; ended: boolean };
/** How much of a run the class has answered as stored. */
export type AnsweredRun = { started: boolean; points: number; ended: boolean };

/** A student's page without its view: with a browser's connection and outbox, and simulated training by a timer. */
export type StudentPage = {
  readonly made: readonly MadeRun[];
  readonly answered: readonly AnsweredRun[];
  readonly refusals: readonly Problem[];
  /** How long each report took until it was answered as stored, in milliseconds. */
  readonly delays: readonly number[];
  /** How many answers said "stored" so far. */
  stored(): number;
  connection(): ReturnType<typeof connectSession>;
  /** Trains run after run until it is told to rest. */
  train(): void;
  /** Ends the current run and starts no other. */
  rest(): void;
  /** Whether the class has answered everything that was sent. */
  isDone(): boolean;
  close(): void;
};

export type StudentPageOptions = {
  readonly url: string;
  readonly session: string;
  readonly cookie: string;
  readonly participant: number;
  readonly random: Random;
};

/** The average time between two points, and the most points of a run. */
const POINT_EVERY_MS = 60;
const MOST_POINTS = 150;

export function openStudentPage({
  url,
  session,
  cookie,
  participant,
  random,
}: StudentPageOptions): StudentPage {
  const connection = connectSession(session, "lab", url, { extraHeaders: { cookie } });
  const made: MadeRun[] = [];
  const answered: AnsweredRun[] = [];
  const refusals: Problem[] = [];
  const delays: number[] = [];
  let stored = 0;
  let timer: NodeJS.Timeout | null = null;
  let length = 0;

  const note = (command: ParticipantCommand) => {
    stored++;
    if (!("run" in command)) return;
    answered[command.run] ??= { started: false, points: 0, ended: false };
    const run = answered[command.run];
    if (command.type === "start-run") run.started = true;
    if (command.type === "report-points")
      run.points = Math.max(run.points, command.from + command.points.step.length);
    if (command.type === "end-run") run.ended = true;
  };

  const outbox = createOutbox({
    async send(command) {
      const sent = performance.now();
      const reply = await connection.send(command);
      if (reply.ok) note(command);
      if (reply.ok && command.type === "report-points") delays.push(performance.now() - sent);
      return reply;
    },
    reported: (run) =>
      connection.store.getState().session?.participants[participant]?.runs[run]?.reported ?? null,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    delivered: () => {},
    refused: (_, problem) => void refusals.push(problem),
    changed: () => {},
  });
  const unsubscribe = connection.store.subscribe(() => outbox.wake());

  const step = () => {
    timer = setTimeout(step, POINT_EVERY_MS * (0.5 + random()));
    const number = made.length - 1;
    const run = made[number];
    if (!run || run.ended) {
      length = 10 + Math.floor(random() * MOST_POINTS);
      outbox.start({ ...START_RUN, run: made.length });
      made.push({ points: 0, ended: false });
      return;
    }
    outbox.addPoints(number, report(number, run.points, 1).points);
    run.points++;
    if (run.points < length) return;
    outbox.end(number, "finished");
    run.ended = true;
  };

  return {
    made,
    answered,
    refusals,
    delays,
    stored: () => stored,
    connection: () => connection,
    train: step,
    rest() {
      if (timer) clearTimeout(timer);
      timer = null;
      const run = made.at(-1);
      if (!run || run.ended) return;
      outbox.end(made.length - 1, "finished");
      run.ended = true;
    },
    isDone: () => outbox.waiting() === null,
    close() {
      if (timer) clearTimeout(timer);
      unsubscribe();
      outbox.close();
      connection.close();
    },
  };
}
