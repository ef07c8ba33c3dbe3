"use client";

import { memo, type ReactNode, useMemo } from "react";
import type { BoardSize } from "@/components/board/board-size";
import type { RunColours } from "@/components/board/colours/run-colours";
import { shapesOf } from "@/components/scale/scale-body";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Task } from "@/lib/learning/examples/task";
import { unreachable } from "@/lib/learning/unreachable";
import { classCompute } from "@/lib/session/board/class-compute";
import { rateScatter, sizeScatter } from "@/lib/session/board/class-scatter";
import { splitInView } from "@/lib/session/board/leaderboard";
import type { ClassPicture, NetworkPicture } from "@/lib/session/board/pictures/class-picture";
import type { Exercise } from "@/lib/session/decide/decision";
import type { Session } from "@/lib/session/log/session";
import { InputPicture } from "./input-picture";
import { QuestionPicture } from "./question-picture";
import { RatesPicture } from "./rates-picture";
import { ScalePicture } from "./scale-picture";
import { SealedSizes, SizesPicture } from "./sizes-picture";
import { ValleyPicture } from "./valley-picture";
import { VotePicture } from "./vote-picture";
import { WordsPicture } from "./words-picture";

/** What a screen asks of whoever fetches the class's networks. */
export type NetworkPictureRequest = {
  readonly picture: NetworkPicture;
  /** With the names that this screen shows. */
  readonly session: Session;
  readonly round: number;
  readonly colours: RunColours;
  /** Only the picture: what stands beside it says the rest. */
  readonly small?: boolean;
};

/** Draws a picture that needs the class's networks, which only the host's screens can fetch. */
export type DrawNetworks = (asked: NetworkPictureRequest) => ReactNode;

export type ClassPictureProps = {
  readonly picture: Exclude<ClassPicture, "curves" | "debrief">;
  /** With every run complete (so not a lab's session), and with the names that this screen shows. */
  readonly session: Session;
  readonly round: number;
  /** By round; null if this version does not know the challenge. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  /** Null: this screen cannot fetch them. */
  readonly drawNetworks: DrawNetworks | null;
  readonly size: BoardSize;
  readonly colours: RunColours;
  /** Only the picture: what stands beside it says the rest. */
  readonly small?: boolean;
  /** Of small learning rates and scores: the rates at which the best run stands out. */
  readonly marked?: readonly number[];
};

/** One picture of all runs of a round, on the host's screens. Fills its parent, which must have a height. */
export const ClassPictureView = memo(function ClassPictureView(props: ClassPictureProps) {
  const { picture, session, round, challenges, drawNetworks, size, colours, small, marked } = props;
  const challenge = challenges[round] ?? null;
  switch (picture) {
    case "rates":
      return (
        <ComputedRates task={challenge?.task ?? null} {...{ session, round, size, colours, small, marked }} />
      );
    case "sizes":
      return (
        challenge && <ComputedSizes exercise={challenge} {...{ session, round, size, colours, small }} />
      );
    case "valley":
      return challenge && <ValleyPicture exercise={challenge} {...{ session, round, size, colours }} />;
    case "surfaces":
    case "fits":
    case "misses":
      return drawNetworks?.({ picture, session, round, colours, small });
    case "words":
      return <WordsPicture {...{ session, round, size, small }} script={challenge} />;
    case "vote":
      return <VotePicture {...{ session, round, size }} script={challenge} />;
    case "input":
      return <InputPicture {...{ session, round, challenge, size }} />;
    case "question":
      return <QuestionPicture {...{ session, round, size }} />;
    case "scale":
      return <ComputedScale {...{ session, challenges, size }} />;
    default:
      return unreachable(picture);
  }
});

type ComputedProps = Pick<ClassPictureProps, "session" | "round" | "size" | "colours" | "small" | "marked">;

function ComputedRates({ task, ...props }: ComputedProps & { task: Task | null }) {
  const { session, round } = props;
  const scatter = useMemo(() => rateScatter(session, round, task), [session, round, task]);
  return <RatesPicture {...props} scatter={scatter} />;
}

function ComputedSizes({ exercise, ...props }: ComputedProps & { exercise: Exercise }) {
  const { session, round } = props;
  const scatter = useMemo(
    () => (splitInView(session, round) === "train" ? null : sizeScatter(session, round, exercise)),
    [session, round, exercise],
  );
  return scatter ? <SizesPicture {...props} scatter={scatter} /> : <SealedSizes />;
}

function ComputedScale({
  session,
  challenges,
  size,
}: Pick<ClassPictureProps, "session" | "challenges" | "size">) {
  const compute = useMemo(() => classCompute(session, shapesOf(challenges)), [session, challenges]);
  return <ScalePicture {...{ compute, size }} />;
}
