import { expect, test } from "vitest";
import { fold } from "@/lib/session/log/apply";
import { unpackValley } from "@/lib/session/log/packed/packed-valley";
import { rollingLog } from "@/lib/testing/session/rolling-class";
import { motionOf, type RollingRun, rollingRuns } from "./rolling-runs";

const log = await rollingLog(10);
const session = fold(log);
const round = session.rounds[0]!;
const valley = unpackValley((round.state === "running" && round.valley) || (undefined as never))!;

test("ten rates on one landscape: the small ones creep, the right ones are low, the large ones leap or leave", () => {
  const motions = rollingRuns(session, 0, valley).map((run) => [
    session.participants[run.participant]!.runs[0]!.hyperparameters.learningRate,
    motionOf(run, valley),
  ]);
  expect(motions).toEqual([
    [0.001, "creeps"],
    [0.01, "creeps"],
    [0.03, "creeps"],
    [0.1, "rolls"],
    [0.2, "rolls"],
    [0.3, "rolls"],
    [0.5, "low"],
    [1, "low"],
    [3, "leaps"],
    [10, "out"],
  ]);
});

test("all start at the same place, at the same loss", () => {
  const starts = rollingRuns(session, 0, valley).map(({ across, up, loss }) => [across[0], up[0], loss[0]]);
  const [, , first] = starts[0]!;
  expect(starts).toEqual(starts.map(() => [0, 0, first]));
});

test("runs with another network, and what was not placed, are not on the landscape", () => {
  const others = log.map((event) =>
    event.type === "run-started" && event.participant === 0
      ? { ...event, network: { layers: [] } }
      : event.type === "points-reported" && event.participant === 1
        ? { ...event, points: { ...event.points, across: undefined as never, up: undefined as never } }
        : event,
  );
  const shown = rollingRuns(fold(others), 0, valley).map(({ participant }) => participant);
  expect(shown).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
});

test("a run that reports coordinates far out has left the map, and nothing else comes of it", () => {
  const [run] = rollingRuns(session, 0, valley);
  const far: RollingRun = { ...run!, across: [...run!.across.slice(0, -1), 1e6] };
  expect(motionOf(far, valley)).toBe("out");
});
