"use client";

import { useMemo } from "react";
import type { PixelInks } from "@/components/charts/axes/chart-palette";
import type { ChallengeWords } from "@/components/lab/results/challenge-words";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import type { StepTrace } from "@/lib/learning/training/step-trace";
import { termsOf } from "./confident-mistake";
import { ExampleView } from "./example-view";
import { LossStage } from "./loss-stage";
import type { Stage } from "./stage-bar";
import { type TraceColumn, traceLinks } from "./trace-layout";
import { type ExampleInWords, useNetworkTexts } from "./trace-words";
import { TracedNetwork } from "./traced-network";
import { UpdateTable } from "./update-table";
import { type WeightAspect, WeightStrip, weightPictures } from "./weight-pictures";

export type StageViewProps = {
  stage: Stage;
  challenge: ChallengeInfo;
  words: ChallengeWords;
  plan: readonly LayerPlan[];
  trace: StepTrace;
  columns: readonly TraceColumn[];
  row: number;
  onRow: (row: number) => void;
  /** The chosen example in words. */
  example: ExampleInWords;
  /** The whole stage in words. */
  sentence: string;
  inks: PixelInks | null;
  /** Whether the network may fade in column by column. */
  moving: boolean;
};

/** One of the four stages, drawn. */
export function StageView(props: StageViewProps) {
  const { stage, challenge, trace, row, onRow, example, inks } = props;
  const picture = <ExampleView {...{ challenge, trace, row, inks, onRow }} label={example.sentence} />;
  if (stage === "loss") return <LossStage {...props}>{picture}</LossStage>;
  if (stage === "update")
    return (
      <div className="grid gap-3">
        <UpdateTable plan={props.plan} trace={trace} words={props.words} />
        <Pictures {...props} aspect="change" />
      </div>
    );
  return (
    <div className="grid gap-2">
      <div
        className={challenge.view === "letters" ? "grid gap-2" : "flex items-center gap-2 max-sm:flex-col"}
      >
        {/* The network shows pictures itself. */}
        {challenge.view !== "pictures" && picture}
        <Network {...props} />
      </div>
      <Pictures {...props} aspect={stage === "forward" ? "before" : "gradient"} />
    </div>
  );
}

function Network({
  stage,
  challenge,
  words,
  plan,
  trace,
  columns,
  row,
  sentence,
  inks,
  moving,
}: StageViewProps) {
  const meaning = stage === "forward" ? "flow" : "gradient";
  const links = useMemo(() => traceLinks(columns, trace, meaning), [columns, trace, meaning]);
  const textsOf = useNetworkTexts(challenge, words);
  const texts = textsOf(plan, columns, termsOf(trace.batch, row, challenge.task), sentence);
  const arrival = moving ? `${stage} ${trace.step}` : null;
  return <TracedNetwork {...{ columns, links, meaning, texts, inks, arrival }} />;
}

function Pictures({ plan, trace, aspect, words, inks }: StageViewProps & { aspect: WeightAspect }) {
  const pictures = useMemo(() => weightPictures(plan, trace, aspect), [plan, trace, aspect]);
  return pictures && <WeightStrip {...{ pictures, aspect, inks }} letters={words.classes} />;
}
