import { expect, test } from "vitest";
import { createTimeline } from "@/lib/session/insights/timeline";
import { earlierClass } from "@/lib/testing/session/earlier-class";
import { fold } from "./apply";
import { EventBody, type SessionEvent } from "./events";

test("a log from before reports were checked can be read, and its impossible points are left out", () => {
  const { events, session } = earlierClass();
  const made = events.findIndex(({ type }) => type === "points-reported");
  const report = events[made];
  if (report.type !== "points-reported") throw new Error("The log has no report.");
  const wrong = { validationScore: 1e9, trainScore: -1, trainLoss: -1, epoch: 9e9 } as const;
  for (const [column, value] of Object.entries(wrong)) {
    const points = { ...report.points, [column]: report.points.step.map(() => value) };
    const { seq, at, ...body } = { ...report, points };
    const parsedLog = events.with(made, { ...EventBody.parse(body), seq, at });
    const { curve, best, reported } = fold(parsedLog).participants[report.participant].runs[report.run];
    const known = session.participants[report.participant].runs[report.run];
    expect(reported).toBe(known.reported);
    expect(curve.step).toEqual(known.curve.step.filter((step) => !report.points.step.includes(step)));
    expect(best?.validationScore ?? 0).toBeLessThanOrEqual(100);
  }
});

test("a log from before locks and weight decay can be read, and replays to the same class", () => {
  const { events, session } = earlierClass();
  const read = events.map(({ seq, at, ...body }): SessionEvent => ({ ...EventBody.parse(body), seq, at }));
  expect(fold(read)).toEqual(session);
  const timeline = createTimeline(read);
  expect(timeline.at(timeline.duration)).toEqual(session);
});
