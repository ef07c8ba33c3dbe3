"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { planeExtent, planeGrid } from "@/components/charts/examples/example-space";
import { useRoundExamples } from "@/lib/client/api/splits";
import { type ChallengeInfo, textKey } from "@/lib/learning/examples/challenge";
import type { Session } from "@/lib/session/log/session";
import { useClassSurfaces } from "./live-class-surfaces";
import { TILE_GRID } from "./surface-tile";
import { SurfacesPicture } from "./surfaces-picture";
import { WaitingForExamples } from "./waiting-for-examples";

/** The decision surfaces of the class's best networks, fetched and evaluated while it is mounted. Only for the host's screens. */
export function ClassSurfaces(props: {
  sessionId: string;
  session: Session;
  round: number;
  challenge: ChallengeInfo;
  size: BoardSize;
}) {
  const { sessionId, session, round, challenge, size } = props;
  const texts = useTranslations("challenges");
  const { examples, failed } = useRoundExamples(sessionId, round, challenge);
  const extent = useMemo(() => examples && planeExtent([examples.train, examples.validation]), [examples]);
  const inputs = useMemo(() => extent && planeGrid(extent, TILE_GRID), [extent]);
  const outputs = useClassSurfaces({
    ...{ sessionId, session, round, challenge, inputs },
    count: TILE_GRID ** 2,
  });
  const { id, task } = challenge;
  const classes = useMemo(
    () =>
      task.kind === "classification"
        ? task.classes.map((name) => texts(`${textKey(id)}.classes.${name}`))
        : [],
    [texts, id, task],
  );
  if (examples === null || extent === null) return <WaitingForExamples failed={failed} />;
  return <SurfacesPicture {...{ session, round, outputs, extent, classes, size }} train={examples.train} />;
}
