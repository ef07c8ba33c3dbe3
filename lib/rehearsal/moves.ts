import { addLayer, isPinned } from "@/lib/learning/network/layer-edit";
import { type Layer, MAX_UNITS } from "@/lib/learning/network/network";
import { networkProblem } from "@/lib/learning/network/network-check";
import { oneOf, type Random } from "@/lib/learning/numbers/random";
import { EPOCHS_RANGE, OPTIMISERS, type Settings } from "@/lib/learning/training/hyperparameters";
import { freeUnits } from "@/lib/learning/training/locks";
import { nearestRateStep, RATE_STEPS } from "@/lib/learning/training/rate-steps";
import { allowedSettings } from "@/lib/session/decide/round-limits";
import { chance, type OwnRun, type Sight, weighted } from "./student";

/** A setting that students vary, and how often, compared with the others. */
const KNOBS = [
  ["learningRate", 3],
  ["units", 3],
  ["layers", 2],
  ["epochs", 1],
  ["optimiser", 1],
  ["weightDecay", 0.5],
  ["batchSize", 0.5],
] as const;
type Knob = (typeof KNOBS)[number][0];

const DECAYS = [0, 0.001, 0.01, 0.1];
const ROUND_UNITS = [2, 4, 8, 16, 32, 64, 128, 256];
const OTHER_UNITS = [3, 5, 10, 20, 50, 100, 200];
/** A network that the lab refuses is drawn again, so many times at most. */
const TRIES = 20;

/** The settings that the round leaves to its students. */
export function freeKnobs({ round: { locks } }: Sight): Knob[] {
  const isFree = (knob: Knob) => {
    if (knob === "units") return locks.network === undefined || freeUnits(locks) !== null;
    if (knob === "layers") return locks.network === undefined;
    return locks[knob] === undefined;
  };
  return KNOBS.map(([knob]) => knob).filter(isFree);
}

/** The range of units that a layer may have. */
function unitsRange({ round: { locks } }: Sight): { readonly from: number; readonly to: number } {
  return freeUnits(locks) ?? { from: 1, to: MAX_UNITS };
}

/**
 * The settings as they can be trained: where the round takes no network as large, with half the units and filters, again and again. Null where
 * that does not help.
 */
export function madeToFit(settings: Settings, sight: Sight): Settings | null {
  const fitting = accepted(settings, sight);
  if (fitting) return fitting;
  const layers = settings.network.layers.map((layer): Layer => {
    if (layer.kind === "dense")
      return { ...layer, units: within(Math.max(1, Math.floor(layer.units / 2)), sight) };
    if (layer.kind === "conv2d") return { ...layer, filters: Math.max(1, Math.floor(layer.filters / 2)) };
    return layer;
  });
  const isSame = JSON.stringify(layers) === JSON.stringify(settings.network.layers);
  return isSame ? null : madeToFit({ ...settings, network: { layers } }, sight);
}

/** These settings with one of the free ones changed, or two. `last`: the run that the student looks at. */
export function varied(base: Settings, last: OwnRun | null, sight: Sight, random: Random): Settings {
  return redrawn(base, sight, random, chance(0.25, random) ? 2 : 1, (knob, settings) =>
    withVaried(settings, knob, last, sight, random),
  );
}

/** These settings with exactly one of the free ones changed. */
export function variedOnce(base: Settings, last: OwnRun | null, sight: Sight, random: Random): Settings {
  return redrawn(base, sight, random, 1, (knob, settings) => withVaried(settings, knob, last, sight, random));
}

/** These settings with one of the free ones at any plausible value, or two. */
export function guessed(base: Settings, sight: Sight, random: Random): Settings {
  return redrawn(base, sight, random, chance(0.25, random) ? 2 : 1, (knob, settings) =>
    withGuessed(settings, knob, sight, random),
  );
}

/** Changes so many different settings, and starts again where the lab would refuse the result. The settings as they were if nothing is free. */
function redrawn(
  base: Settings,
  sight: Sight,
  random: Random,
  count: number,
  change: (knob: Knob, settings: Settings) => Settings,
): Settings {
  const free = freeKnobs(sight);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    let left = KNOBS.filter(([knob]) => free.includes(knob));
    let settings = base;
    for (let done = 0; done < count && left.length > 0; done++) {
      const knob = weighted(left, random);
      left = left.filter(([other]) => other !== knob);
      settings = change(knob, settings);
    }
    const allowed = accepted(settings, sight);
    if (allowed) return allowed;
  }
  return base;
}

/** The settings as the lab would train them; null where it refuses the network. */
export function accepted(settings: Settings, { round, challenge }: Sight): Settings | null {
  const allowed = allowedSettings(settings, round);
  return networkProblem(allowed.network, challenge, round) === null ? allowed : null;
}

function withVaried(
  settings: Settings,
  knob: Knob,
  last: OwnRun | null,
  sight: Sight,
  random: Random,
): Settings {
  const { hyperparameters } = settings;
  const changed = (change: Partial<Settings["hyperparameters"]>): Settings => ({
    ...settings,
    hyperparameters: { ...hyperparameters, ...change },
  });
  switch (knob) {
    case "learningRate": {
      const factor = chance(0.25, random) ? 10 : 3;
      const up = chance(shareUp(last), random);
      return withRate(settings, hyperparameters.learningRate * (up ? factor : 1 / factor));
    }
    case "units": {
      const factor = chance(0.25, random) ? 4 : 2;
      return withUnits(settings, chance(0.6, random) ? factor : 1 / factor, sight, random);
    }
    case "layers":
      return chance(0.7, random) ? withLayer(settings, sight, random) : withoutLayer(settings, random);
    case "epochs":
      return withEpochs(settings, chance(0.7, random) ? 2 : 0.5);
    case "batchSize": {
      const size = Math.round(hyperparameters.batchSize * oneOf([2, 0.5], random));
      return changed({ batchSize: Math.min(sight.challenge.counts.train, 512, Math.max(1, size)) });
    }
    case "optimiser":
      return changed({
        optimiser: oneOf(
          OPTIMISERS.filter((name) => name !== hyperparameters.optimiser),
          random,
        ),
      });
    case "weightDecay":
      return changed({
        weightDecay: oneOf(
          DECAYS.filter((decay) => decay !== hyperparameters.weightDecay),
          random,
        ),
      });
  }
}

function withGuessed(settings: Settings, knob: Knob, sight: Sight, random: Random): Settings {
  if (knob === "learningRate") return withRate(settings, 10 ** (4 * random() - 3));
  if (knob !== "units") return withVaried(settings, knob, null, sight, random);
  const units = oneOf(chance(0.75, random) ? ROUND_UNITS : OTHER_UNITS, random);
  const place = densePlace(settings, random);
  return place === null
    ? withLayer(settings, sight, random)
    : atPlace(settings, place, (layer) => ({ ...layer, units: within(units, sight) }));
}

/** How probable it is that a learning rate is raised, after a look at this run. */
function shareUp(last: OwnRun | null): number {
  const regime = last?.diagnosis?.regime;
  if (regime === "diverged" || regime === "bouncing") return 0.1;
  return regime === "crawling" ? 0.8 : 0.5;
}

/** The settings with the slider's step that is nearest to this learning rate. */
export function withRate(settings: Settings, rate: number): Settings {
  const learningRate = RATE_STEPS[nearestRateStep(rate)]!;
  return { ...settings, hyperparameters: { ...settings.hyperparameters, learningRate } };
}

export function withEpochs(settings: Settings, factor: number): Settings {
  const { epochs } = settings.hyperparameters;
  const changed = Math.min(EPOCHS_RANGE.max, Math.max(EPOCHS_RANGE.min, Math.round(epochs * factor)));
  return { ...settings, hyperparameters: { ...settings.hyperparameters, epochs: changed } };
}

/** The settings with so many times the units in one dense layer; with a layer more where there is none. */
export function withUnits(settings: Settings, factor: number, sight: Sight, random: Random): Settings {
  const place = densePlace(settings, random);
  if (place === null) return withLayer(settings, sight, random);
  return atPlace(settings, place, (layer) => ({
    ...layer,
    units: within(Math.round(layer.units * factor), sight),
  }));
}

function within(units: number, sight: Sight): number {
  const { from, to } = unitsRange(sight);
  return Math.min(to, Math.max(from, units));
}

function densePlace({ network }: Settings, random: Random): number | null {
  const places = [...network.layers.keys()].filter((place) => network.layers[place]?.kind === "dense");
  return places.length === 0 ? null : oneOf(places, random);
}

function atPlace(
  settings: Settings,
  place: number,
  change: (layer: Extract<Layer, { kind: "dense" }>) => Layer,
): Settings {
  const layers = settings.network.layers.map((layer, at) =>
    at === place && layer.kind === "dense" ? change(layer) : layer,
  );
  return { ...settings, network: { layers } };
}

/** The settings with one more layer, as the lab's menu adds it. */
export function withLayer(settings: Settings, { challenge }: Sight, random: Random): Settings {
  const kind =
    challenge.view === "pictures"
      ? weighted([["conv2d", 6] as const, ["max-pool", 1] as const, ["dense", 3] as const], random)
      : "dense";
  const added = addLayer(settings.network.layers, kind);
  if (!added) return settings;
  return { ...settings, network: { layers: added.layers } };
}

function withoutLayer(settings: Settings, random: Random): Settings {
  const { layers } = settings.network;
  const places = [...layers.keys()].filter((place) => !isPinned(layers, place));
  if (places.length === 0) return settings;
  return { ...settings, network: { layers: layers.toSpliced(oneOf(places, random), 1) } };
}
