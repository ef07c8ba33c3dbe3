"use client";

import { useMemo } from "react";
import {
  curveInputs,
  extentOf,
  labelExtent,
  planeExtent,
  planeGrid,
} from "@/components/charts/examples/example-space";
import { useClassSurfaces } from "@/components/class-pictures/live-class-surfaces";
import { useRoundExamples } from "@/lib/client/api/splits";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { classWords } from "@/lib/session/board/class-words";
import { leaderboard } from "@/lib/session/board/leaderboard";
import type { Session } from "@/lib/session/log/session";
import { fittedLines, lossLines } from "./collage-lines";
import { type Collage, CollagePicture } from "./collage-picture";
import { type CollageRound, collageRound } from "./collage-round";

/** Points along each side of a tile, which is larger than elsewhere. */
const GRID = 48;

type CollageProps = {
  readonly sessionId: string;
  /** With the names that this screen shows. */
  readonly session: Session;
  /** By round; null if this version does not know the challenge. */
  readonly challenges: readonly (ChallengeInfo | null)[];
};

/** Everyone's networks of the class as one picture; nothing if nobody has trained. Only for the host's screens, which may fetch networks. */
export function ClassCollage({ sessionId, session, challenges }: CollageProps) {
  const found = useMemo(() => collageRound(session, challenges), [session, challenges]);
  if (found === null) return null;
  const challenge = challenges[found.round] ?? null;
  if (challenge !== null && (found.kind === "plane" || found.kind === "curve"))
    return <NetworkCollage {...{ sessionId, session, challenge }} {...found} />;
  return <ToldCollage {...{ session }} {...found} />;
}

/** A collage of what the session itself tells. */
function ToldCollage({ session, round, kind }: CollageRound & { session: Session }) {
  const collage = useMemo<Collage>(() => {
    if (kind !== "words") return { kind: "lines", of: "losses", lines: lossLines(session, round) };
    const words = classWords(session, round).map(({ participant: id, words }) => ({ id, word: words[0]! }));
    return { kind: "words", words };
  }, [session, round, kind]);
  return <CollagePicture collage={collage} />;
}

/** A collage of what networks answer, each of which has to be fetched; until the first is there, and where none is kept, of their losses. */
function NetworkCollage({
  sessionId,
  session,
  round,
  kind,
  challenge,
}: CollageRound & { sessionId: string; session: Session; challenge: ChallengeInfo }) {
  const { examples } = useRoundExamples(sessionId, round, challenge);
  const isPlane = kind === "plane";
  const inputs = useMemo(() => {
    if (examples === null) return null;
    const splits = [examples.train, examples.validation];
    return isPlane ? planeGrid(planeExtent(splits), GRID) : curveInputs(extentOf(splits, 0, 1));
  }, [examples, isPlane]);
  const count = isPlane ? GRID ** 2 : (inputs?.length ?? 0);
  const outputs = useClassSurfaces({ sessionId, session, round, challenge, inputs, count });
  const collage = useMemo<Collage | null>(() => {
    const networks = leaderboard(session, round).filter(({ run }) => run.verdict?.agrees);
    const { task } = challenge;
    if (isPlane)
      return {
        ...{
          kind: "plane",
          side: GRID,
          classes: task.kind === "classification" ? task.classes.length : 1,
        },
        tiles: networks.flatMap(({ participant: { id, nickname } }) => {
          const told = outputs.get(id);
          return told ? { id, nickname, outputs: told } : [];
        }),
      };
    if (examples === null) return null;
    const up = labelExtent([examples.train, examples.validation]);
    const known = networks.flatMap(({ participant }) => outputs.get(participant.id) ?? []);
    return { kind: "lines", of: "curve", lines: fittedLines(known, up) };
  }, [session, round, challenge, isPlane, examples, outputs]);
  if (collage === null || outputs.size === 0) return <ToldCollage {...{ session, round }} kind="losses" />;
  return <CollagePicture collage={collage} />;
}
