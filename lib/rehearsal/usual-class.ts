import { offeredSettings } from "@/lib/session/decide/round-limits";
import { guessed, varied, variedOnce } from "./moves";
import { bestOwn, chance, type Student, weighted } from "./student";

/** A student of the usual class: model A of docs/rehearsal.md. */
export const usualStudent: Student = (sight, random) => {
  const offered = offeredSettings(sight.challenge.preset, sight.round);
  const last = sight.own.at(-1);
  if (!last) return chance(0.4, random) ? offered : guessed(offered, sight, random);
  const best = bestOwn(sight)!;
  const next = weighted(
    [
      ["vary", 55],
      ["guess", 17],
      ["copy", 18],
      ["again", 5],
      ["stop", 5],
    ] as const,
    random,
  );
  if (next === "stop") return null;
  if (next === "again") return last.settings;
  if (next === "guess") return guessed(best.settings, sight, random);
  if (next === "copy" && sight.leader) return variedOnce(sight.leader, null, sight, random);
  return varied(best.settings, last, sight, random);
};
