"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { classNames, featureName } from "@/components/board/challenge-names";
import { tellingPair } from "@/components/charts/examples/telling-features";
import { useRoundExamples } from "@/lib/client/api/splits";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Split } from "@/lib/learning/examples/split";
import { featureCount } from "@/lib/learning/network/network";
import { missedSplit } from "@/lib/session/board/missed-split";
import type { Session } from "@/lib/session/log/session";
import { useClassSurfaces } from "../live-class-surfaces";
import { WaitingForExamples } from "../waiting-for-examples";
import { MissesPicture } from "./misses-picture";

/** Features of all examples that a network is asked about, at most: those of 500 drawings. */
const MOST_NUMBERS = 400_000;
const MOST_EXAMPLES = 500;
/** Networks that are asked at most: of a larger class, some in all places of its list. */
const MOST_NETWORKS = 60;

/** What the class's best networks get wrong, fetched and evaluated while it is mounted. Only for the host's screens. */
export function ClassMisses(props: {
  sessionId: string;
  session: Session;
  round: number;
  challenge: ChallengeInfo;
  size: BoardSize;
  small?: boolean;
}) {
  const { sessionId, session, round, challenge, size, small } = props;
  const texts = useTranslations("challenges");
  const { examples, failed } = useRoundExamples(sessionId, round, challenge);
  const on = missedSplit(session, round, challenge);
  const { id, labels, task, featureShape, features } = challenge;
  const asked = useMemo(
    () => examples && firstExamples(examples[on], featureCount(featureShape)),
    [examples, on, featureShape],
  );
  const outputs = useClassSurfaces({
    ...{ sessionId, session, round, challenge, most: MOST_NETWORKS },
    ...{ inputs: asked?.features ?? null, count: asked?.count ?? 0 },
  });
  const classes = useMemo(() => classNames({ id, labels, task }, texts), [texts, id, labels, task]);
  const columns = useMemo(() => {
    if (!features || !asked) return [];
    return tellingPair(asked, classes.length).map((index) => {
      const feature = features[index]!;
      const { mean, deviation } = feature;
      return { index, name: featureName(id, feature, texts), mean, deviation };
    });
  }, [features, asked, classes.length, texts, id]);
  if (asked === null) return <WaitingForExamples failed={failed} />;
  return <MissesPicture {...{ asked, on, challenge, outputs, classes, columns, size, small }} />;
}

/** The first examples, as many as every network of a class can be asked about. Splits are in no order, so they stand for the others. */
function firstExamples(split: Split, width: number): Split {
  const count = Math.min(split.count, MOST_EXAMPLES, Math.floor(MOST_NUMBERS / width));
  if (count === split.count) return split;
  return {
    count,
    features: split.features.subarray(0, count * width),
    labels: split.labels.subarray(0, count),
  };
}
