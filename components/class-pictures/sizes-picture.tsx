"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useMemo } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { ColourLegend } from "@/components/board/colours/colour-legend";
import type { RunColours } from "@/components/board/colours/run-colours";
import { DotMark } from "@/components/charts/axes/class-shapes";
import { ScatterChart } from "@/components/charts/scatter/scatter-chart";
import type { ScatterRun } from "@/components/charts/scatter/scatter-plot";
import { cn } from "@/components/ui/class-names";
import { formatCount, formatLoss } from "@/lib/learning/numbers/format";
import { freeUnits } from "@/lib/learning/training/locks";
import type { SizeScatter } from "@/lib/session/board/class-scatter";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { PictureFrame } from "./picture-frame";
import { bandOf } from "./picture-sentence";
import { dotId, namesOf, ownersOf, standingLabel } from "./run-marks";
import { SizeSentence, sizeSentence } from "./size-sentence";

/**
 * Network size against both losses for every ended run of a round: it shows where networks begin to learn by heart. `scatter`: of
 * all these runs, as this screen may not have them complete. `session`: with the names that this screen shows.
 */
export function SizesPicture({
  session,
  round,
  scatter,
  colours,
  self = null,
  size = "lab",
  small = false,
}: {
  session: Session;
  round: number;
  scatter: SizeScatter;
  colours: RunColours;
  self?: ParticipantId | null;
  size?: BoardSize;
  small?: boolean | undefined;
}) {
  const t = useTranslations("class-pictures.sizes");
  const you = useTranslations("board")("you");
  const { dots, hump } = scatter;
  const names = namesOf(session, dots);
  const owner = ownersOf(session);
  const label = standingLabel(session, round, self === null ? null : { id: self, you });
  const runs = dots.map((dot): ScatterRun => {
    const { parameters, trainLoss, validationLoss } = dot;
    return {
      id: dotId(dot),
      readout: () =>
        t("says", {
          ...owner(dot),
          parameters: formatCount(parameters),
          train: formatLoss(trainLoss),
          validation: formatLoss(validationLoss),
        }),
      label: label(dot),
      name: small ? null : names(dot),
      colour: colours.of(dot.participant, dot.run),
      x: parameters,
      marks: [
        { kind: "validation", y: validationLoss },
        { kind: "train", y: trainLoss },
      ],
    };
  });
  const { locks } = session.plan.rounds[round]!;
  const held = locks.network !== undefined && freeUnits(locks) === null;
  const { sentence, memorised, recites } = sizeSentence(scatter, held);
  const { key, values } = sentence;
  const plainSentence = t.markup(`sentence.${key}`, { ...values, strong: (words) => words });
  const larger = recites ? t("recites", recites) : memorised && t("memorised", memorised);
  const counted = dots.filter(({ recited }) => recited !== undefined);
  // With figures on the axis or a name, a dot would reveal a loss, which is as good as a score.
  const veiled = session.hidden.board && size !== "desk";
  const shared = { title: t("title"), across: t("across"), band: bandOf(key, hump), veiled };
  return (
    <PictureFrame
      title={t("title")}
      {...{ size, small }}
      sentence={<SizeSentence {...{ scatter, held }} />}
      legend={
        <>
          <ColourLegend {...{ session, colours, size, self }} />
          <DotMark filled label={t("legend.train")} />
          <DotMark label={t("legend.validation")} />
        </>
      }
    >
      <Beside
        second={
          counted.length > 0 &&
          !small && <RecitedChart key={round} {...{ session, round, scatter, colours, self, shared }} />
        }
      >
        <ScatterChart
          key={round}
          runs={runs}
          measure="loss"
          {...shared}
          up={t("up")}
          summary={larger ? `${plainSentence} ${larger}` : plainSentence}
          empty={t("empty")}
          table={{
            columns: [t("table.run"), t("table.parameters"), t("table.train"), t("table.validation")],
            rows: () =>
              dots.map((dot) => {
                const { nickname, number } = owner(dot);
                return [
                  `${nickname} · ${number}`,
                  formatCount(dot.parameters),
                  formatLoss(dot.trainLoss),
                  formatLoss(dot.validationLoss),
                ];
              }),
          }}
        />
      </Beside>
    </PictureFrame>
  );
}

/** Stands in for the picture until the test is opened, where nothing may tell before it who will fall. */
export function SealedSizes() {
  const t = useTranslations("class-pictures.sizes");
  return (
    <p className="grid size-full place-content-center text-balance px-8 text-center text-ink-muted">
      {t("sealed")}
    </p>
  );
}

/** One chart, or two side by side, one below the other where there is little room. Fills its parent. */
function Beside({ children, second }: { children: ReactNode; second: ReactNode }) {
  return (
    <div className="@container size-full">
      <div className={cn("grid size-full gap-4", second && "@xl:grid-cols-2 auto-rows-[minmax(0,1fr)]")}>
        <div className="min-h-0 min-w-0">{children}</div>
        {second && <div className="min-h-0 min-w-0">{second}</div>}
      </div>
    </div>
  );
}

/** Of networks of letters: their size against how much of what they write they recite. */
function RecitedChart({
  session,
  round,
  scatter: { dots },
  colours,
  self,
  shared,
}: Pick<ComponentProps<typeof SizesPicture>, "session" | "round" | "scatter" | "colours"> & {
  self: ParticipantId | null;
  shared: Pick<ComponentProps<typeof ScatterChart>, "across" | "band" | "veiled">;
}) {
  const t = useTranslations("class-pictures.sizes");
  const you = useTranslations("board")("you");
  const names = namesOf(session, dots);
  const owner = ownersOf(session);
  const label = standingLabel(session, round, self === null ? null : { id: self, you });
  const reach = useMemo(() => dots.map(({ parameters }) => parameters), [dots]);
  const counted = dots.flatMap(({ recited, ...dot }) =>
    recited === undefined ? [] : [{ ...dot, percent: Math.round(100 * recited) }],
  );
  const runs = counted.map(
    (dot): ScatterRun => ({
      id: dotId(dot),
      readout: () =>
        t("recited.says", {
          ...owner(dot),
          parameters: formatCount(dot.parameters),
          percent: dot.percent,
        }),
      label: label(dot),
      name: names(dot),
      colour: colours.of(dot.participant, dot.run),
      x: dot.parameters,
      marks: [{ kind: "train", y: dot.percent }],
    }),
  );
  return (
    <ScatterChart
      runs={runs}
      measure="percentage"
      reach={reach}
      {...shared}
      title={t("recited.title")}
      up={t("recited.up")}
      summary={t("recited.summary", { runs: counted.length })}
      empty=""
      table={{
        columns: [t("table.run"), t("table.parameters"), t("recited.up")],
        rows: () =>
          counted.map((dot) => {
            const { nickname, number } = owner(dot);
            return [`${nickname} · ${number}`, formatCount(dot.parameters), `${dot.percent}%`];
          }),
      }}
    />
  );
}
