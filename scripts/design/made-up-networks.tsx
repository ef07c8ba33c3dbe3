import type { BoardSize } from "@/components/board/board-size";
import { planeExtent, planeGrid } from "@/components/charts/examples/example-space";
import { tellingPair } from "@/components/charts/examples/telling-features";
import type { DrawNetworks, NetworkPictureRequest } from "@/components/class-pictures/class-picture-view";
import { fitInputs } from "@/components/class-pictures/fits/draw-fits";
import { FitsPicture } from "@/components/class-pictures/fits/fits-picture";
import { MissesPicture } from "@/components/class-pictures/misses/misses-picture";
import { inputsOfNetwork, RunNetwork } from "@/components/class-pictures/run-network";
import { TILE_GRID } from "@/components/class-pictures/surface-tile";
import { SurfacesPicture } from "@/components/class-pictures/surfaces-picture";
import { useChallengeWords } from "@/components/lab/results/challenge-words";
import type { DrawRun } from "@/components/projector/snapshots/run-screen";
import { challengeInfo, findChallenge } from "@/lib/challenges/catalogue";
import type { Challenge } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import { createRandom } from "@/lib/learning/numbers/random";
import { missedSplit } from "@/lib/session/board/missed-split";
import type { Session } from "@/lib/session/log/session";
import { SKETCHED_PLAN } from "@/lib/testing/session/sketched-class";

/** Draws the class's networks as if each student had a simple one, since nothing is trained in the gallery. */
export function madeUpNetworks(size: BoardSize): DrawNetworks {
  return (asked) => {
    const challenge = findChallenge(asked.session.plan.rounds[asked.round].challenge);
    return challenge && <MadeUp {...{ asked, challenge, size }} />;
  };
}

type MadeUpProps = { asked: NetworkPictureRequest; challenge: Challenge; size: BoardSize };

function MadeUp(props: MadeUpProps) {
  switch (props.asked.picture) {
    case "surfaces":
      return <MadeUpSurfaces {...props} />;
    case "fits":
      return <MadeUpFits {...props} />;
    case "misses":
      return <MadeUpMisses {...props} />;
  }
}

/** The same of one run. */
export const madeUpNetwork: DrawRun = ({ participant, run }) => {
  const challenge = findChallenge(SKETCHED_PLAN.rounds[run.round].challenge);
  return challenge && <MadeUpRun challenge={challenge} id={participant.id} />;
};

function MadeUpRun({ challenge, id }: { challenge: Challenge; id: number }) {
  const examples = {
    train: challenge.makeSplit("train", 1),
    validation: challenge.makeSplit("validation", 1),
  };
  const info = challengeInfo(challenge);
  const inputs = inputsOfNetwork(info, examples);
  if (inputs === null) return null;
  const outputs =
    info.view === "plane" ? alongLine(inputs, id) : Float32Array.from(inputs, (input) => Math.sin(3 * input));
  return <RunNetwork {...{ examples, outputs }} challenge={info} />;
}

/** By participant, what their network says. */
function outputsOf({ participants }: Session, outputOf: (id: number) => Float32Array) {
  return new Map(participants.map(({ id }) => [id, outputOf(id)]));
}

/** Each student's network divides the plane along a different line. */
function MadeUpSurfaces({ asked: { session, round }, challenge, size }: MadeUpProps) {
  if (challenge.task.kind !== "classification" || challenge.view !== "plane") return null;
  const train = challenge.makeSplit("train", 1);
  const extent = planeExtent([train]);
  const inputs = planeGrid(extent, TILE_GRID);
  const outputs = outputsOf(session, (id) => alongLine(inputs, id));
  const { classes } = challenge.task;
  return <SurfacesPicture {...{ session, round, outputs, extent, classes, train, size }} />;
}

function alongLine(points: ArrayLike<number>, id: number): Float32Array {
  const [across, up] = [2 * Math.cos(id), 2 * Math.sin(id)];
  const halfPlane = new Float32Array(points.length);
  for (let at = 0; at < points.length; at += 2) halfPlane[at] = across * points[at] + up * points[at + 1];
  return halfPlane;
}

/** Each student's curve is a mean of the points nearby, over a different distance. */
function MadeUpFits({ asked: { picture: _, ...shown }, challenge, size }: MadeUpProps) {
  const train = challenge.makeSplit("train", 1);
  const inputs = fitInputs(train);
  const outputs = outputsOf(shown.session, (id) => {
    const distance = 0.03 * 1.15 ** id;
    return inputs.map((input) => {
      const near = Array.from(
        train.features,
        (other) => Math.exp(-(((input - other) / distance) ** 2)) + 1e-9,
      );
      const all = near.reduce((sum, weight) => sum + weight, 0);
      return near.reduce((sum, weight, example) => sum + weight * train.labels[example], 0) / all;
    });
  });
  return <FitsPicture {...{ ...shown, train, outputs, size }} />;
}

/** Each student's network knows the mean example of each class, and errs at random. */
function MadeUpMisses({ asked: { session, round, small }, challenge, size }: MadeUpProps) {
  const { classes, columns } = useChallengeWords(challenge);
  const info = challengeInfo(challenge);
  const on = missedSplit(session, round, info);
  const split = challenge.makeSplit(on, 1);
  const count = Math.min(200, split.count);
  const some: Split = {
    ...{ count, labels: split.labels.subarray(0, count) },
    features: split.features.subarray(0, (count * split.features.length) / split.count),
  };
  const means = meansOf(challenge.makeSplit("train", 1), classes.length);
  const outputs = outputsOf(session, (id) => {
    const random = createRandom(id);
    return Float32Array.from({ length: some.count * classes.length }, (_, at) => {
      const [example, label] = [Math.floor(at / classes.length), at % classes.length];
      const width = means[label].length;
      const squares = means[label].reduce(
        (sum, mean, index) => sum + (mean - some.features[example * width + index]) ** 2,
        0,
      );
      return -0.2 * squares + 0.8 * random();
    });
  });
  const telling = columns.length > 0 ? tellingPair(some, classes.length) : [];
  return (
    <MissesPicture
      {...{ asked: some, on, outputs, classes, size, small, challenge: info }}
      columns={telling.map((index) => ({ index, ...columns[index] }))}
    />
  );
}

function meansOf({ features, labels, count }: Split, classes: number): Float32Array[] {
  const width = features.length / count;
  const counts = new Array<number>(classes).fill(0);
  const sums = Array.from({ length: classes }, () => new Float32Array(width));
  labels.forEach((label, example) => {
    counts[label]++;
    for (let at = 0; at < width; at++) sums[label][at] += features[example * width + at];
  });
  return sums.map((sum, label) => sum.map((one) => one / counts[label]));
}
