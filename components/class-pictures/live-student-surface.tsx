"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { useChartPalette } from "@/components/charts/axes/chart-palette";
import { ClassMark } from "@/components/charts/axes/class-shapes";
import { planeExtent, planeGrid } from "@/components/charts/examples/example-space";
import { useRoundExamples } from "@/lib/client/api/splits";
import { type ChallengeInfo, textKey } from "@/lib/learning/examples/challenge";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Run } from "@/lib/session/log/session";
import { useRunOutputs } from "./live-class-surfaces";
import { SurfaceTile, TILE_GRID } from "./surface-tile";
import { tilePoints } from "./surfaces-picture";

type StudentSurfaceProps = {
  readonly sessionId: string;
  readonly participant: ParticipantId;
  /** One that the server has checked. */
  readonly run: Run;
  /** Of the run's round: it sorts points of a plane into classes. */
  readonly challenge: ChallengeInfo;
};

/** How the network of one run divides the plane, fetched and evaluated while it is mounted. Nothing until then, or if the server does not have it. */
export function StudentSurface({ sessionId, participant, run, challenge }: StudentSurfaceProps) {
  const t = useTranslations("host.student");
  const texts = useTranslations("challenges");
  const frame = useRef<HTMLElement>(null);
  const palette = useChartPalette(frame);
  const { examples } = useRoundExamples(sessionId, run.round, challenge);
  const extent = useMemo(() => examples && planeExtent([examples.train, examples.validation]), [examples]);
  const inputs = useMemo(() => extent && planeGrid(extent, TILE_GRID), [extent]);
  const count = TILE_GRID ** 2;
  const outputs = useRunOutputs({ sessionId, participant, run, challenge, inputs, count });
  const { id, task } = challenge;
  const points = useMemo(
    () => palette && examples && extent && tilePoints(examples.train, extent, palette),
    [palette, examples, extent],
  );
  const classes =
    task.kind === "classification" ? task.classes.map((name) => texts(`${textKey(id)}.classes.${name}`)) : [];
  return (
    <figure ref={frame} className="flex flex-col items-center gap-1.5 empty:hidden">
      {outputs && points && palette && (
        <>
          <div className="w-44">
            <SurfaceTile
              {...{ outputs, points }}
              classes={classes.length}
              colours={palette.classes}
              label={t("surface", { number: run.number + 1 })}
            />
          </div>
          <figcaption className="flex flex-wrap justify-center gap-x-4 text-ink-muted text-xs">
            {classes.map((name, label) => (
              <span key={name} className="flex items-center gap-1.5">
                <ClassMark label={label} />
                <span>{name}</span>
              </span>
            ))}
          </figcaption>
        </>
      )}
    </figure>
  );
}
