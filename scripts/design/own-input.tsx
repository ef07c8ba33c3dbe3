import { useState } from "react";
import { DrawingPad } from "@/components/drawing/drawing-pad";
import { OwnInputView } from "@/components/lab/own-input/own-input-view";
import type { OwnInputSight } from "@/components/lab/own-input/use-own-input";
import { challengeInfo, findChallenge } from "@/lib/challenges/catalogue";
import { BLANK, type OwnDrawing, pictureOf } from "@/lib/learning/drawing/own-drawing";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { firstInput, type OwnInput } from "@/lib/learning/examples/own-input";
import type { Split } from "@/lib/learning/examples/split";
import type { Examples } from "@/lib/learning/training/training";
import { CHALLENGES } from "./sample-class";
import type { SampleTraining } from "./sample-training";
import { nothing, part, type Shelf } from "./specimen";

/** A three, as a hand draws it. */
const SAMPLE_DRAWING: OwnDrawing = {
  strokes: [
    Array.from({ length: 41 }, (_, step) => {
      const along = step / 20;
      const angle = Math.PI * (-0.85 + 1.45 * (along < 1 ? along : along - 1));
      const upper = along < 1;
      return {
        x: 0.45 + (upper ? 0.2 : 0.24) * Math.cos(angle),
        y: (upper ? 0.32 : 0.67) + (upper ? 0.16 : 0.19) * Math.sin(angle),
      };
    }),
  ],
  ground: null,
};

/** A lab in which nothing has been tried. */
export const NO_INPUT: OwnInputSight = {
  ...{ input: null, outputs: null, missing: true },
  ...{ onInput: nothing, onVisible: nothing },
};

const DIGITS = challengeInfo(findChallenge("drawn-digits")!);
const drawn = pictureOf(SAMPLE_DRAWING, 28, DIGITS.drawnAs!)!;
const PICTURES: Split = { count: 1, features: drawn, labels: Float32Array.of(3) };

/** Whatever a class draws, types or points at for its networks. */
export function ownInputShelf(sample: SampleTraining): Shelf {
  const [moons] = CHALLENGES;
  return {
    title: "Own input",
    specimens: [
      part("Pad, empty", <Pad />),
      part("Pad, drawn on", <Pad drawn={SAMPLE_DRAWING} />),
      part("Pad, not to be used", <Pad disabled />),
      part("Drawing", <TryIt challenge={DIGITS} drawing={SAMPLE_DRAWING} outputs={SAYS_THREE} />),
      part("Drawing, nothing drawn", <TryIt challenge={DIGITS} drawing={BLANK} />),
      part("Drawing, no network", <TryIt challenge={DIGITS} drawing={SAMPLE_DRAWING} missing />),
      part(
        "Drawing, diverged",
        <TryIt challenge={DIGITS} drawing={SAMPLE_DRAWING} outputs={new Float32Array(10).fill(Number.NaN)} />,
      ),
      part(
        "Point in the plane",
        <TryIt challenge={moons!} {...sample} surface={sample.outputs} outputs={Float32Array.of(0.4, 1.6)} />,
      ),
      part("Position on a curve", <TryIt {...recorded("noisy-curve")} outputs={Float32Array.of(0.4)} />),
      part("Row of a table", <TryIt {...recorded("penguins-2")} outputs={Float32Array.of(2, 0.5, -1)} />),
      part("Row of a table, a number", <TryIt {...recorded("cars-2")} outputs={Float32Array.of(0.7)} />),
    ],
  };
}

const SAYS_THREE = Float32Array.of(0, 0.5, 1, 5, 0, 3, 0.2, 0, 2, 1);

function recorded(id: string) {
  const { makeSplit, ...challenge } = findChallenge(id)!;
  return {
    challenge: challengeInfo({ makeSplit, ...challenge }),
    examples: { train: makeSplit("train", 1), validation: makeSplit("validation", 2) },
  };
}

/** The tab of a lab in which a student tries their network; the input can be changed, the answer stays. */
function TryIt({
  challenge,
  examples = { train: PICTURES, validation: PICTURES },
  drawing,
  outputs = null,
  surface = null,
  missing = false,
}: {
  challenge: ChallengeInfo;
  examples?: Examples;
  drawing?: OwnDrawing;
  outputs?: Float32Array | null;
  surface?: Float32Array | null;
  missing?: boolean;
}) {
  const [input, setInput] = useState<OwnInput>(() =>
    drawing ? { kind: "drawing", drawing } : firstInput(challenge, examples.validation),
  );
  return (
    <div className="flex h-105 max-w-2xl flex-col">
      <OwnInputView
        sight={{ input, outputs, missing, onInput: setInput, onVisible: nothing }}
        {...{ challenge, examples, surface }}
        onSurfaceVisible={nothing}
      />
    </div>
  );
}

function Pad({
  drawn = { strokes: [], ground: null },
  disabled,
}: {
  drawn?: OwnDrawing;
  disabled?: boolean;
}) {
  const [drawing, setDrawing] = useState(drawn);
  return (
    <div className="w-72">
      <DrawingPad {...{ drawing, disabled }} onChange={setDrawing} label="3" size={28} />
    </div>
  );
}
