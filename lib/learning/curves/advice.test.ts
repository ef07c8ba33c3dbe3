import { expect, test } from "vitest";
import type { Locks } from "@/lib/learning/training/locks";
import { adviceOn } from "./advice";
import { FITS, REGIMES } from "./diagnosis";

const ALL: Required<Omit<Locks, "units">> = {
  ...{ network: { layers: [] }, learningRate: 1, optimiser: "sgd", batchSize: 1, epochs: 1, weightDecay: 0 },
};
const DIAGNOSES = REGIMES.flatMap((regime) =>
  [...FITS, null].map((fit) => ({ regime, fit, gap: 0, rising: false })),
);
const advised = (locks: Locks) =>
  new Set(
    DIAGNOSES.flatMap((diagnosis) => Object.values(adviceOn(diagnosis, locks))).filter((key) => key !== null),
  );

test("where everything is locked, nothing is advised", () => {
  expect(advised(ALL)).toEqual(new Set());
});

test("where one setting is free, only that one is", () => {
  const free = (name: keyof Locks) => advised({ ...ALL, [name]: undefined });
  expect(free("learningRate")).toEqual(new Set(["rate-ten-times-smaller", "smaller-rate", "larger-rate"]));
  expect(free("epochs")).toEqual(new Set(["more-epochs", "fewer-epochs"]));
  expect(free("network")).toEqual(new Set(["relu"]));
  expect(free("weightDecay")).toEqual(new Set());
  expect(free("batchSize")).toEqual(new Set());
});

test("a run is not sent to more epochs once it has stopped improving, nor while its rate is wrong", () => {
  const of = (regime: (typeof REGIMES)[number]) =>
    adviceOn({ regime, fit: "underfitting", gap: 0, rising: false }, {});
  expect(of("just-right")).toEqual({ regime: null, fit: "more-epochs" });
  expect(of("stopped")).toEqual({ regime: null, fit: null });
  expect(of("crawling")).toEqual({ regime: "larger-rate-or-epochs", fit: null });
});
