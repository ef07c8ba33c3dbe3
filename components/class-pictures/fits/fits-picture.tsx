"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { ColourLegend } from "@/components/board/colours/colour-legend";
import type { RunColours } from "@/components/board/colours/run-colours";
import { isolate } from "@/components/board/isolate";
import { ChartCanvas, type DrawChart } from "@/components/charts/axes/chart-canvas";
import { DotMark } from "@/components/charts/axes/class-shapes";
import { NumberTable } from "@/components/charts/axes/number-table";
import { TableSwitch } from "@/components/charts/axes/table-switch";
import { RichText } from "@/components/ui/rich-text";
import type { Split } from "@/lib/learning/examples/split";
import { formatLoss } from "@/lib/learning/numbers/format";
import { leaderboard, type Standing } from "@/lib/session/board/leaderboard";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { PictureFrame, STRONG } from "../picture-frame";
import { useNextFrame } from "../use-next-frame";
import { drawFits, type Fit, residualsOfFit } from "./draw-fits";

type FitsPictureProps = {
  /** With the names that this screen shows. */
  readonly session: Session;
  readonly round: number;
  readonly train: Split;
  /** By participant: the outputs of their best network on `fitInputs(train)`. */
  readonly outputs: ReadonlyMap<ParticipantId, Float32Array>;
  readonly colours: RunColours;
  readonly size: BoardSize;
  /** Only the chart: what stands beside it says the rest. */
  readonly small?: boolean;
};

/**
 * The curve that each student's best network fits to the training points, faint, and that of the student whom the host points at, or else the best one,
 * bold, with its residuals as squares: their mean area is the MSE.
 */
export function FitsPicture(props: FitsPictureProps) {
  const { round, train, colours, size, small = false } = props;
  const t = useTranslations("class-pictures.fits");
  const session = useNextFrame(props.session);
  const outputs = useNextFrame(props.outputs);
  const [asTable, setAsTable] = useState(false);
  const standings = useMemo(
    () => leaderboard(session, round).filter(({ participant }) => outputs.has(participant.id)),
    [session, round, outputs],
  );
  // An error on training points is as good as a score, and whose curve is best, as good as a place.
  const veiled = session.hidden.board && size !== "desk";
  const chosen = chosenFit(standings, session, veiled);
  const fits = useMemo(
    () =>
      standings.map(({ participant: { id }, run }) => ({
        ...{ id, outputs: outputs.get(id)!, colour: colours.of(id, run.number) },
      })),
    [standings, outputs, colours],
  );
  const errors = useMemo(
    () => new Map(fits.map(({ id, outputs }) => [id, residualsOfFit(train, outputs).meanArea])),
    [fits, train],
  );
  const bold = fits.find(({ id }) => id === chosen?.participant.id) ?? null;
  const draw = useFitsDrawing(train, fits, bold);
  const tell = chosen && {
    nickname: isolate(chosen.participant.nickname),
    who: chosen === standings[0] ? "best" : "other",
    mse: formatLoss(errors.get(chosen.participant.id)!),
  };
  const known = [...errors.values()].filter(Number.isFinite);
  const range = {
    ...{ count: fits.length, points: train.count },
    ...{ low: formatLoss(Math.min(...known)), high: formatLoss(Math.max(...known)) },
  };
  const bolder = tell && (veiled ? "veiled" : "chosen");
  const plain = [
    bolder && t.markup(bolder, { ...tell, strong: (words) => words }),
    veiled || known.length === 0 ? t("count", range) : t("range", range),
  ]
    .filter(Boolean)
    .join(" ");
  const chart = (
    <div className="relative size-full text-xs">
      {asTable && !veiled ? (
        <div className="absolute inset-0 pt-8">
          <NumberTable
            caption={t("title")}
            columns={[t("table.run"), t("table.mse")]}
            rows={standings.map(({ participant: { id, nickname }, run }) => [
              ...[`${isolate(nickname)} · ${run.number + 1}`, formatLoss(errors.get(id)!)],
            ])}
          />
        </div>
      ) : (
        <ChartCanvas draw={draw} label={plain} className="size-full" fine afterPage />
      )}
      {fits.length === 0 && (
        <p className="absolute inset-x-12 inset-y-8 grid place-content-center text-center text-ink-muted text-sm">
          {t("empty")}
        </p>
      )}
      {!veiled && !small && fits.length > 0 && (
        <TableSwitch
          asTable={asTable}
          of={t("title")}
          onTable={setAsTable}
          className="absolute -top-1 right-0 z-1"
        />
      )}
    </div>
  );
  if (small) return chart;
  return (
    <PictureFrame
      title={t("title")}
      size={size}
      sentence={
        fits.length > 0 && (
          <>
            {bolder && <RichText>{t.rich(bolder, { ...tell, ...STRONG })}</RichText>}{" "}
            <span>{veiled || known.length === 0 ? t("count", range) : t("range", range)}</span>
          </>
        )
      }
      legend={
        <>
          <ColourLegend {...{ session, colours, size }} />
          <DotMark filled tone="text-train" label={t("legend.point")} />
        </>
      }
    >
      {chart}
    </PictureFrame>
  );
}

/** Whose curve is bold: that of whom the host points at, or else the best one. Null: nobody's. `standings`: those with a curve, in board order. */
function chosenFit(
  standings: readonly Standing[],
  { spotlight }: Pick<Session, "spotlight">,
  veiled: boolean,
): Standing | null {
  const pointedAt = standings.find(({ participant }) => participant.id === spotlight?.participant);
  return pointedAt ?? (veiled ? null : (standings[0] ?? null));
}

function useFitsDrawing(train: Split, fits: readonly Fit[], chosen: Fit | null): DrawChart {
  return useCallback(
    (context, size, palette) => drawFits(context, size, palette, { train, fits, chosen }),
    [train, fits, chosen],
  );
}
