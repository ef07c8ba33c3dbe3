import { expect, test } from "vitest";
import type { ColouredRun } from "@/lib/session/board/colouring";
import type { Condition } from "@/lib/session/insights/condition";
import { EMPTY_SESSION, type Run, type Session } from "@/lib/session/log/session";
import { type ColourTerms, hueOfCondition, runColours } from "./run-colours";

const SESSION: Session = { ...EMPTY_SESSION, rounds: [{ state: "planned" }] };

function run(participant: number, change: Partial<ColouredRun> = {}): ColouredRun {
  return { participant, run: 0, rate: 0.1, size: null, diverged: false, of: null, ...change };
}
function coloured(runs: readonly ColouredRun[], change: Partial<ColourTerms> = {}) {
  const colours = runColours({
    ...{ session: SESSION, round: 0, runs, chosen: null, order: [], self: null, named: true },
    conditionOf: null,
    ...change,
  });
  return { ...colours, each: runs.map((one) => colours.of(one.participant, one.run)) };
}

test("by default runs are coloured along the ramp of their rates; a run of unknown rate has no colour", () => {
  const { by, each, legend } = coloured([
    run(0, { rate: 0.01 }),
    run(1, { rate: 1 }),
    run(2, { rate: null }),
  ]);
  expect({ by, each, legend }).toEqual({
    ...{ by: "rate", each: [{ ramp: 0 }, { ramp: 1 }, null] },
    legend: { by: "rate", range: { low: 0.01, high: 1 } },
  });
});

test("by student, those who come first on the board have hues, and all others one colour", () => {
  const runs = [run(0), run(1), run(2), run(3)];
  const { each, legend } = coloured(runs, { order: [3, 1], most: 2 });
  expect({ each, legend }).toEqual({
    each: [null, { hue: 1 }, null, { hue: 3 }],
    legend: {
      by: "student",
      students: [
        { id: 1, hue: 1 },
        { id: 3, hue: 3 },
      ],
      others: true,
    },
  });
});

test("no hue tells whose run diverged, unless the host has told, points at them, or it is one's own", () => {
  const runs = [run(5, { diverged: true }), run(5, { run: 1 })];
  const told: Session = {
    ...SESSION,
    rounds: [
      { state: "closed", seed: 1, startedAt: 0, deadline: null, closedAt: 1, test: null, named: true },
    ],
  };
  const pointing: Session = { ...SESSION, spotlight: { participant: 5, run: null } };
  expect([
    coloured(runs).each,
    coloured(runs, { session: told }).each,
    coloured(runs, { session: pointing }).each,
    coloured(runs, { self: 5 }).each,
  ]).toEqual([[null, { hue: 5 }], ...Array(3).fill([{ hue: 5 }, { hue: 5 }])]);
});

test("by diagnosis, the legend names the conditions that there are", () => {
  const [well, lost] = [{ number: 0 } as Run, { number: 1 } as Run];
  const runs = [run(0, { of: well }), run(1, { of: lost })];
  const conditionOf = ({ number }: Run): Condition => (number === 0 ? "well" : "diverged");
  const { each, legend } = coloured(runs, { chosen: "diagnosis", conditionOf });
  expect({ each, legend }).toEqual({
    each: [{ hue: hueOfCondition("well") }, { hue: hueOfCondition("diverged") }],
    legend: { by: "diagnosis", conditions: ["diverged", "well"] },
  });
});

test("where nothing may be named and nothing differs, colour means nothing", () => {
  const { by, each, legend, offered } = coloured([run(0), run(1)], { named: false });
  expect({ by, each, legend, offered }).toEqual({ by: null, each: [null, null], legend: null, offered: [] });
});
