import { LetterMistakesView } from "@/components/lab/mistakes/letter-mistakes";
import { LetterSpace } from "@/components/lab/writing/letter-space";
import type { LetterSpaceSight } from "@/components/lab/writing/use-letter-space";
import type { WritingSight } from "@/components/lab/writing/use-writing";
import { WritingView } from "@/components/lab/writing/writing-view";
import type { SampleLetters } from "./sample-writing";
import { nothing, part, type Specimen } from "./specimen";

const NOTHING_WRITTEN: WritingSight = {
  ...{ words: null, missing: true, temperature: 1, beginning: "", longest: 24 },
  ...{ onTemperature: nothing, onBeginning: nothing, onAgain: nothing, onVisible: nothing },
};
const NO_PLACE: LetterSpaceSight = { place: null, missing: true, onVisible: nothing };

export function writingOf({ words }: SampleLetters): WritingSight {
  return { ...NOTHING_WRITTEN, words, missing: false };
}

export function spaceOf({ place }: SampleLetters): LetterSpaceSight {
  return { ...NO_PLACE, place, missing: false };
}

/** What a student sees of a network of letters. `other`: in a language that is written the other way. */
export function letterPanels(sample: SampleLetters, other: SampleLetters): Specimen[] {
  const { challenge, task, tallies, examples, splitOutputs: outputs, continued } = sample;
  const tally = tallies.at(-1) ?? null;
  const begun = { ...writingOf(sample), words: continued, beginning: "ma", temperature: 0.7 };
  const lines = writingOf(sample).words!.map((one, at) => ({
    ...one,
    letters: [0, 1, 2, 3].flatMap((more) => [
      ...sample.words[(at + more) % 12].letters,
      { letter: " ", probability: 0.9 },
    ]),
    isFinished: at % 3 > 0,
  }));
  return [
    part(
      "It writes, no network",
      <WritingView sight={NOTHING_WRITTEN} {...{ challenge, task }} tally={null} busy={false} />,
    ),
    part("It writes", <WritingView sight={writingOf(sample)} {...{ challenge, task, tally }} busy />),
    part("It writes, going on", <WritingView sight={begun} {...{ challenge, task, tally }} busy={false} />),
    part(
      "It writes, nothing fit to be shown",
      <WritingView sight={{ ...begun, words: [] }} {...{ challenge, task, tally }} busy={false} />,
    ),
    part(
      "It writes, lines",
      <WritingView
        sight={{ ...begun, beginning: "", words: lines, longest: 60 }}
        {...{ challenge, task, tally }}
        busy
      />,
    ),
    part(
      "It writes, from right to left",
      <WritingView
        sight={{ ...writingOf(other), words: other.continued }}
        {...{ challenge: other.challenge, task: other.task }}
        tally={other.tallies.at(-1)!}
        busy={false}
      />,
    ),
    part("Letters in space, no network", <LetterSpace sight={NO_PLACE} {...{ challenge, task }} />),
    part("Letters in space", <LetterSpace sight={spaceOf(sample)} {...{ challenge, task }} />),
    part(
      "Letters in space, from the first layer",
      <LetterSpace
        sight={{ ...spaceOf(other), place: { ...other.place!, from: "first-layer", size: 64 } }}
        challenge={other.challenge}
        task={other.task}
      />,
    ),
    part("Mistakes, letters", <LetterMistakesView {...{ outputs, examples, challenge, task }} />),
    part(
      "Mistakes, letters from right to left",
      <LetterMistakesView
        outputs={other.splitOutputs}
        examples={other.examples}
        challenge={other.challenge}
        task={other.task}
      />,
    ),
  ];
}
