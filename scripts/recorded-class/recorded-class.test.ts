import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { lastPoint, lengthOf } from "@/lib/learning/curves/curve";
import { ARITHMETIC } from "@/lib/learning/training/engine-choice";
import { lesson } from "@/lib/session/decide/lesson/lesson-plan";
import type { PlannedRound } from "@/lib/session/decide/plan";
import { fold } from "@/lib/session/log/apply";
import { decodeReplay, type ReplayFile } from "@/lib/session/log/file/replay-file";
import type { Session } from "@/lib/session/log/session";
import { RECORDED_SEED } from "./class";
import { refereedRound } from "./refereed";
import { CLASS_TEXTS, lessonTexts } from "./texts";

describe.each(LOCALES)("the recorded class in %s", (locale) => {
  let bytes: Uint8Array;
  let file: ReplayFile;
  let session: Session;
  beforeAll(() => {
    bytes = readFileSync(`public/recorded/class-${locale}.downhill`);
    const read = decodeReplay(bytes);
    if (!read.ok) throw new Error(read.problem);
    ({ file } = read);
    session = fold(file.log);
  });

  test("is small, and its log is whole and in the order of time", () => {
    expect(bytes.length).toBeLessThan(300_000);
    expect(file.log.map(({ seq }) => seq)).toEqual(file.log.map((_, index) => index));
    expect(file.log.map(({ at }) => at)).toEqual(file.log.map(({ at }) => at).sort((a, b) => a - b));
  });

  test("takes today's default lesson to its end, with everything that happens in a class", async () => {
    const { title, names } = CLASS_TEXTS[locale];
    const planned = lesson("default", await lessonTexts(locale));
    const rules = ({ challenge, locks, minutes, runLimit, ranksBy }: PlannedRound) => {
      return { challenge, locks, minutes, runLimit, ranksBy };
    };
    expect(session.plan.rounds.map(rules)).toEqual(planned.rounds.map(rules));
    expect({
      title: session.title,
      phase: session.phase.kind,
      names: session.participants.map(({ nickname }) => nickname),
      rounds: session.rounds.map((round) => round.state === "closed" && round.test !== null),
      votes: session.votes.map(({ closedAt }) => closedAt !== null),
      valley: session.rounds[0].state === "closed" && session.rounds[0].valley !== null,
    }).toEqual({
      ...{
        title,
        names,
        phase: "ended",
        rounds: [true, true, true, true, true],
        votes: [true],
        valley: true,
      },
    });
    const told = new Set(file.log.map(({ type }) => type));
    const expected = ["hand-raised", "note-added", "spotlight-changed", "question-answered", "words-written"];
    expect([...expected, "run-reproduced", "vote-cast"].filter((type) => !told.has(type as never))).toEqual(
      [],
    );
  });

  test("has good and bad runs, every one of which the referee agrees with, and a winner in each round", () => {
    const runs = session.participants.flatMap((participant) => participant.runs);
    expect(runs.length).toBeGreaterThan(200);
    const ends = runs
      .filter(({ round }) => round === 0)
      .map(({ curve }) => lastPoint(curve)!.validationScore);
    expect([Math.min(...ends) < 10, Math.max(...ends) > 60]).toEqual([true, true]);
    expect(runs.filter(({ verdict }) => verdict && !verdict.agrees)).toEqual([]);
    const opened = file.log.filter((event) => event.type === "test-opened");
    expect(opened.map(({ round, results }) => [round, results.length > 20, results[0].rank])).toEqual(
      session.rounds.map((_, round) => [round, true, 1]),
    );
  });
});

test("all runs of the first round train again to every reported point, bit for bit, from its seed and their settings", async () => {
  const read = decodeReplay(readFileSync("public/recorded/class-en.downhill"));
  const session = fold(read.ok ? read.file.log : []);
  const runs = session.participants.flatMap((one) => one.runs.filter(({ round }) => round === 0));
  const [planned] = session.plan.rounds;
  const referee = await refereedRound(planned, 0, RECORDED_SEED);
  const [played] = session.rounds;
  expect(played.state === "closed" && played.seed).toBe(referee.seed);
  expect(new Set(runs.map(({ device }) => device.arithmetic))).toEqual(new Set([ARITHMETIC]));
  expect(runs.filter(({ curve }) => lengthOf(curve) > 20).length).toBeGreaterThan(40);
  for (const { network, hyperparameters, curve } of runs)
    expect(curve).toEqual((await referee.train({ network, hyperparameters })).curve);
}, 120_000);
