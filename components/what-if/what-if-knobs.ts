import { challenger, type DuelBounds, type DuelKnob, withKnob } from "@/components/lab/duel/duel-knobs";
import { type DuelNetwork, duelNetworks } from "@/components/lab/duel/duel-networks";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { ACTIVATIONS, type Activation, type Layer, type Network } from "@/lib/learning/network/network";
import { networkProblem } from "@/lib/learning/network/network-check";
import { type Settings, settingsDifference } from "@/lib/learning/training/hyperparameters";

/** What can be changed about a run besides its network, in the order in which the choices are offered. */
const NUMBER_KNOBS = ["learningRate", "optimiser", "batchSize", "epochs", "weightDecay"] as const;
type NumberKnob = (typeof NUMBER_KNOBS)[number] & DuelKnob;

/** What can be changed about its network: each changes one respect of it. */
const NETWORK_KNOBS = {
  units: ["double", "half", "quadruple", "quarter"],
  depth: ["deeper", "shallower"],
  dropout: ["dropout", "no-dropout"],
  context: ["longer-context", "shorter-context"],
} as const satisfies Readonly<Record<string, readonly DuelNetwork["variation"][]>>;
export type NetworkKnob = keyof typeof NETWORK_KNOBS | "activation";
export type WhatIfKnob = NumberKnob | NetworkKnob;

/** A network that differs from the run's own in one respect: how, or by which activation. */
export type OtherNetwork = {
  readonly network: Network;
  readonly differs: DuelNetwork["variation"] | Activation;
};

/** What a run can be changed to. Knobs of the network are there only where it has anything to turn. */
export type WhatIfChoices = {
  readonly knobs: readonly WhatIfKnob[];
  readonly networks: Readonly<Record<NetworkKnob, readonly OtherNetwork[]>>;
  readonly bounds: DuelBounds;
};

/** Nothing here is bound by the round: neither its locks nor its limits. */
export function whatIfChoices({ network }: Settings, challenge: ChallengeInfo): WhatIfChoices {
  const variations = duelNetworks(network, challenge, { parameterLimit: null }, {});
  const of = (wanted: readonly DuelNetwork["variation"][]): OtherNetwork[] =>
    variations
      .filter(({ variation }) => wanted.includes(variation))
      .map(({ variation, network }) => ({ network, differs: variation }));
  const networks = {
    units: of(NETWORK_KNOBS.units),
    depth: of(NETWORK_KNOBS.depth),
    dropout: of(NETWORK_KNOBS.dropout),
    context: of(NETWORK_KNOBS.context),
    activation: otherActivations(network, challenge),
  };
  const ofNetwork = (["units", "depth", "activation", "dropout", "context"] as const).filter(
    (knob) => networks[knob].length > 0,
  );
  return {
    knobs: [...NUMBER_KNOBS, ...ofNetwork],
    networks,
    bounds: {
      networks: [],
      mostExamples: challenge.counts.train,
      mostEpochs: Number.POSITIVE_INFINITY,
    },
  };
}

export function isNetworkKnob(knob: WhatIfKnob): knob is NetworkKnob {
  return knob in NETWORK_KNOBS || knob === "activation";
}

/** These settings with a knob turned far enough to show what it does. */
export function proposal(own: Settings, knob: WhatIfKnob, { networks, bounds }: WhatIfChoices): Settings {
  if (!isNetworkKnob(knob)) return challenger(own, knob, bounds);
  return { ...own, network: networks[knob][0]?.network ?? own.network };
}

/** The run's own settings, in which this knob alone is as in others: every other knob is put back. */
export function onlyKnob(own: Settings, knob: WhatIfKnob, other: Settings): Settings {
  return withKnob(own, isNetworkKnob(knob) ? "network" : knob, other);
}

/** Whether nothing is changed. */
export function isUnchanged(own: Settings, other: Settings): boolean {
  return settingsDifference(own, other).length === 0;
}

function otherActivations({ layers }: Network, challenge: ChallengeInfo): OtherNetwork[] {
  const own = new Set(layers.flatMap((layer) => ("activation" in layer ? [layer.activation] : [])));
  if (own.size === 0) return [];
  return ACTIVATIONS.filter((activation) => own.size > 1 || !own.has(activation))
    .map((activation) => ({
      differs: activation,
      network: {
        layers: layers.map((layer): Layer => ("activation" in layer ? { ...layer, activation } : layer)),
      },
    }))
    .filter(({ network }) => networkProblem(network, challenge) === null);
}
