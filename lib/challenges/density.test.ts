import { expect, test } from "vitest";
import { densityOf } from "@/lib/learning/examples/density";
import { CATALOGUE } from "./catalogue";

test.each(CATALOGUE.filter(({ view }) => view !== "letters"))(
  "what $id says of how much of its examples is blank is true within a point",
  (challenge) => {
    const { density = 1 } = challenge;
    expect(Math.abs(densityOf(challenge.makeSplit("validation", 7)) - density)).toBeLessThan(0.01);
  },
);
