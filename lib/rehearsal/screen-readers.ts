import type { Random } from "@/lib/learning/numbers/random";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { offeredSettings } from "@/lib/session/decide/round-limits";
import { followed } from "./followed-hint";
import {
  accepted,
  freeKnobs,
  guessed,
  variedOnce,
  withEpochs,
  withLayer,
  withRate,
  withUnits,
} from "./moves";
import { bestOwn, chance, type OwnRun, type Sight, type Student } from "./student";

/** A student who reads the screen, and for whom bigger is better: model B of docs/rehearsal.md. */
export const screenReader: Student = (sight, random) => {
  const last = sight.own.at(-1);
  if (!last) return offeredSettings(sight.challenge.preset, sight.round);
  if (chance(0.05, random)) return null;
  const wanted = wish(last, sight, random);
  const settings = accepted(wanted, sight);
  const same = (own: OwnRun) => JSON.stringify(own.settings) === JSON.stringify(settings);
  if (settings && !sight.own.some(same)) return settings;
  return variedOnce(bestOwn(sight)!.settings, last, sight, random);
};

function wish(last: OwnRun, sight: Sight, random: Random): Settings {
  if (sight.hint && chance(0.8, random)) return followed(sight.hint, last.settings);
  if (sight.leader && chance(0.1, random)) return sight.leader;
  if (chance(0.1, random)) return guessed(last.settings, sight, random);
  return stepsRighted(last, sight, random) ?? madeSmaller(last, sight, random) ?? madeLarger(sight, random);
}

/** The rate that the diagnosis calls for; null where it calls for none. */
function stepsRighted(last: OwnRun, sight: Sight, random: Random): Settings | null {
  const regime = last.diagnosis?.regime;
  if (regime !== "diverged" && regime !== "bouncing" && regime !== "crawling") return null;
  if (!freeKnobs(sight).includes("learningRate") || chance(0.25, random)) return null;
  const factor = { diverged: 0.1, bouncing: 1 / 3, crawling: 3 }[regime];
  return withRate(last.settings, last.settings.hyperparameters.learningRate * factor);
}

function madeSmaller(last: OwnRun, sight: Sight, random: Random): Settings | null {
  if (last.diagnosis?.fit !== "overfitting" || !chance(0.6, random)) return null;
  const free = freeKnobs(sight);
  if (free.includes("units")) return withUnits(last.settings, 0.5, sight, random);
  return free.includes("epochs") ? withEpochs(last.settings, 0.5) : null;
}

function madeLarger(sight: Sight, random: Random): Settings {
  const best = bestOwn(sight)!;
  const free = freeKnobs(sight);
  if (free.includes("units")) {
    if (free.includes("layers") && chance(0.25, random)) return withLayer(best.settings, sight, random);
    return withUnits(best.settings, chance(1 / 3, random) ? 4 : 2, sight, random);
  }
  if (free.includes("epochs")) return withEpochs(best.settings, 2);
  const rate = best.settings.hyperparameters.learningRate;
  const hasFailed = sight.own.at(-1) !== best;
  return withRate(best.settings, hasFailed ? rate / 3 : rate * 3);
}
