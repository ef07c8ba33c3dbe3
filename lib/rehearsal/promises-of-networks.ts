import { median } from "@/lib/learning/numbers/median";
import { sizeScatter } from "@/lib/session/board/class-scatter";
import { leaderboard, scoreOf } from "@/lib/session/board/leaderboard";
import type { PlayedRound } from "@/lib/session/insights/expectations";
import type { Run } from "@/lib/session/log/session";
import { bestScore, runsOf, type Seen, share, shareAll } from "./seen";

function depthOf({ network }: Run): number {
  return network.layers.filter(({ kind }) => kind === "dense").length;
}

/** A second layer is worth at least so many points. */
const DEEPER = 3;
const ONE_LAYER = 88;
const TWO_LAYERS = 90;

export function layers(played: PlayedRound): Seen {
  const runs = runsOf(played);
  const shallow = bestScore(runs.filter((run) => depthOf(run) <= 1));
  const deep = bestScore(runs.filter((run) => depthOf(run) > 1));
  const bestDepth = depthOf(leaderboard(played.session, played.round)[0]!.run);
  return {
    r2_second_layer_gains: share(shallow !== null && deep !== null && deep >= shallow + DEEPER),
    r2_best_has_two_or_more: share(bestDepth > 1),
    r2_one_layer_below_88: shallow === null ? null : share(shallow < ONE_LAYER),
    r2_two_layers_from_90: share(deep !== null && deep >= TWO_LAYERS),
    r2_ahead: shallow === null || deep === null ? null : deep - shallow,
  };
}

/** What the lab's first network of round 3 scores, depending on the examples. */
const FIRST_DRAWINGS = { from: 75, to: 85 };
const DRAWINGS_BEST = 85;

/** How the runs with a convolution compare with those without, as shown. `r3_two_convs_win`: two of them before a dense layer beat every network without. */
export function convolutions(played: PlayedRound): Seen {
  const runs = runsOf(played);
  const filtersIn = ({ network }: Run) => network.layers.filter(({ kind }) => kind === "conv2d").length;
  const asShown = (of: readonly Run[]) => of.map((run) => Math.round(10 * scoreOf(run)) / 10);
  const [looking, dense] = [
    asShown(runs.filter((run) => filtersIn(run) > 0)),
    asShown(runs.filter((run) => filtersIn(run) === 0)),
  ];
  const best = (of: readonly number[]) => (of.length === 0 ? null : Math.max(...of));
  const [one, other] = [best(looking), best(dense)];
  const stacked = best(asShown(runs.filter((run) => filtersIn(run) > 1 && depthOf(run) > 0)));
  const winner = leaderboard(played.session, played.round)[0]!.run;
  const offered = JSON.stringify(played.challenge.preset.network);
  return {
    r3_first_network_75_to_85: shareAll(
      runs.filter((run) => JSON.stringify(run.network) === offered),
      (run) => FIRST_DRAWINGS.from <= scoreOf(run) && scoreOf(run) <= FIRST_DRAWINGS.to,
    ),
    r3_conv_tried: share(one !== null),
    r3_conv_gains: share(one !== null && other !== null && one > other),
    r3_conv_usually_better:
      looking.length === 0 || dense.length === 0 ? null : share(median(looking) > median(dense)),
    r3_two_convs_win: stacked === null || other === null ? null : share(stacked > other),
    r3_conv_best_from_85: share(one !== null && one >= DRAWINGS_BEST),
    r3_best_has_no_conv: share(filtersIn(winner) === 0),
    r3_best_has_one_conv: share(filtersIn(winner) === 1),
    r3_best_has_two_convs: share(filtersIn(winner) > 1),
    r3_conv_ahead: one === null || other === null ? null : one - other,
    r3_best_with_conv: one,
    r3_best_without: other,
  };
}

/** The variance of the noise on the points of the noisy curve: no network can have a smaller mean squared error on new points, except by luck. */
const NOISE_VARIANCE = 0.2 ** 2;
/** A validation loss this many times the training loss is far above it. */
const FAR = 1.5;

/**
 * What the dots of the picture of sizes say of the noise. `r2_noise_chased`: some network ends with a smaller error on its training points than the noise itself, and a far
 * larger one on others, so it has drawn the noise. `r2_best_over_noise`: the smallest validation loss ÷ that of the curve under the noise.
 */
export function noise({ session, round, challenge }: PlayedRound): Seen {
  const { dots } = sizeScatter(session, round, challenge);
  const chased = dots.filter(
    ({ trainLoss, validationLoss }) => trainLoss < NOISE_VARIANCE && validationLoss > FAR * trainLoss,
  );
  const closest = dots.reduce((one, other) => (other.trainLoss < one.trainLoss ? other : one));
  const lowest = Math.min(...dots.map(({ validationLoss }) => validationLoss));
  return {
    r2_closest_is_worse_on_new: share(closest.validationLoss > closest.trainLoss),
    r2_other_is_better_on_new: share(lowest < closest.validationLoss),
    r2_noise_chased: share(chased.length > 0),
    r2_best_over_noise: lowest / NOISE_VARIANCE,
  };
}
