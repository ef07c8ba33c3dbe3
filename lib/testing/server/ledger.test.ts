import { expect, test } from "vitest";
import type { EventBody } from "@/lib/session/log/events";
import { LOBBY, report, START_RUN } from "./class";
import { audit } from "./ledger";

const joined = { type: "participant-joined", participant: 0, nickname: "Ada", admitted: true } as const;
const { type: _, ...settings } = START_RUN;
const started = { type: "run-started", participant: 0, ...settings } as const;
const points = (from: number, to: number) =>
  ({
    type: "points-reported",
    participant: 0,
    run: 0,
    from,
    to,
    points: report(0, from, to - from).points,
  }) as const;
const ended = { type: "run-ended", participant: 0, run: 0, reason: "finished" } as const;

function auditOf(...bodies: EventBody[]) {
  const log = [...LOBBY, ...bodies.map((body, index) => ({ ...body, seq: index + 1, at: index }))];
  const made = [{ points: 20, ended: true }];
  const answered = [{ started: true, points: 10, ended: false }];
  return {
    answered: audit(log, [{ made, answered, refusals: [] }], { whole: false }).broken,
    whole: audit(log, [{ made, answered, refusals: [] }], { whole: true }).broken,
  };
}

test("a log that holds what was answered is good, and one that holds all that was made is whole", () => {
  expect(auditOf(joined, started, points(0, 10))).toEqual({
    answered: [],
    whole: [
      "run 0 of participant 0 has 10 of 20 points.",
      "The end of run 0 of participant 0 is missing.",
    ].reverse(),
  });
  expect(auditOf(joined, started, points(0, 10), points(10, 20), ended)).toEqual({ answered: [], whole: [] });
});

test("what was answered and is missing is found, and so is what is there twice or otherwise", () => {
  expect(auditOf(joined, started).answered).toEqual(["run 0 of participant 0 has 0 of 10 points."]);
  expect(auditOf(joined).answered).toHaveLength(2);
  expect(auditOf(joined, started, points(0, 10), points(0, 10)).answered).toHaveLength(1);
  expect(auditOf(joined, started, points(0, 10), points(12, 20)).answered).not.toEqual([]);
  expect(auditOf(joined, started, points(0, 10), ended, ended).answered).toHaveLength(1);
  const others = { ...points(0, 10), points: { ...points(0, 10).points, trainLoss: Array(10).fill(1) } };
  expect(auditOf(joined, started, others).answered).toEqual([
    "run 0 of participant 0 has other points than were made.",
  ]);
});
