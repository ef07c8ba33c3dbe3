import { type ComponentProps, useState } from "react";
import { Answer, questionOf } from "@/components/lab/inside/inside-view";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { part, type Specimen } from "../specimen";
import type { SampleInside } from "./sample-inside";

/** The inside of networks in every state of its view. */
export function insidePanels(samples: readonly SampleInside[]): Specimen[] {
  const [first] = samples as readonly [SampleInside];
  return [
    ...samples.map((sample) => part(`Inside: ${sample.name}`, <Panel {...sample} />)),
    part("Inside, asking", <Panel {...first} answer="asking" />),
    part("Inside, no network", <Panel {...first} answer="none" />),
    part("Inside, diverged", <Panel {...first} answer={{ plan: [], layers: [], diverged: true }} />),
  ];
}

/** As tall as the panel of a laptop's lab. */
function Panel({
  challenge,
  examples,
  answer,
}: {
  challenge: ChallengeInfo;
  examples: SampleInside["examples"];
  answer: ComponentProps<typeof Answer>["answer"];
}) {
  const [question] = useState(() => questionOf(challenge, examples));
  return (
    <div className="flex h-144 flex-col gap-2">
      <Answer {...{ challenge, question, answer }} />
    </div>
  );
}
