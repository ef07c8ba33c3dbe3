"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { ColourLegend } from "@/components/board/colours/colour-legend";
import type { RunColours } from "@/components/board/colours/run-colours";
import { isolate } from "@/components/board/isolate";
import { useDiscreetName } from "@/components/board/names";
import { NumberTable } from "@/components/charts/axes/number-table";
import { TableSwitch } from "@/components/charts/axes/table-switch";
import { ClassValleyChart } from "@/components/charts/class-valley/class-valley-chart";
import {
  type BallLook,
  lossBall,
  lossTerrain,
  type Scene,
  settingsScene,
} from "@/components/charts/class-valley/scene";
import { settingsLandscape } from "@/components/charts/class-valley/settings-landscape";
import { RichText } from "@/components/ui/rich-text";
import { formatBriefly, formatCount, formatLearningRate, formatLoss } from "@/lib/learning/numbers/format";
import type { ClassValley } from "@/lib/learning/training/class-valley";
import type { Dot } from "@/lib/session/board/class-scatter";
import { type Motion, motionOf, rollingRuns } from "@/lib/session/board/class-valley/rolling-runs";
import { splitInView } from "@/lib/session/board/leaderboard";
import type { Exercise } from "@/lib/session/decide/decision";
import type { ParticipantId } from "@/lib/session/log/events";
import { unpackValley } from "@/lib/session/log/packed/packed-valley";
import type { Session } from "@/lib/session/log/session";
import { PictureFrame, STRONG } from "./picture-frame";
import { dotId, ownersOf, standingLabel } from "./run-marks";

type ValleyPictureProps = {
  /** With the names that this screen shows; a lab's has only its own runs. */
  readonly session: Session;
  readonly round: number;
  readonly exercise: Exercise;
  readonly colours: RunColours;
  readonly self?: ParticipantId | null;
  readonly size?: BoardSize;
};

/**
 * Where everybody trains the same network: the landscape of the loss from their common start, with every run rolling on it. Elsewhere: the
 * landscape of the settings, as far as the class has explored it.
 */
export function ValleyPicture(props: ValleyPictureProps) {
  const { session, round } = props;
  const state = session.rounds[round];
  const packed = state && state.state !== "planned" ? state.valley : undefined;
  const valley = useMemo(() => (packed ? unpackValley(packed) : null), [packed]);
  return valley ? <LossValley {...props} valley={valley} /> : <SettingsValley {...props} />;
}

function useLook({ session, round, colours, self = null }: ValleyPictureProps): (dot: Dot) => BallLook {
  const you = useTranslations("board")("you");
  const pointedAt = session.spotlight?.participant ?? null;
  const label = standingLabel(session, round, self === null ? null : { id: self, you });
  return (dot) => ({
    id: dotId(dot),
    colour: colours.of(dot.participant, dot.run),
    isPointedAt: dot.participant === pointedAt,
    name: label(dot),
  });
}

const MOTIONS = ["low", "rolls", "leaps", "creeps", "out"] as const satisfies readonly Motion[];

function LossValley(props: ValleyPictureProps & { valley: ClassValley }) {
  const { session, round, valley, colours, self = null, size = "lab" } = props;
  const t = useTranslations("class-pictures.valley");
  const terrain = useMemo(() => lossTerrain(valley), [valley]);
  const runs = useMemo(
    () => rollingRuns(session, round, valley).map((run) => ({ run, motion: motionOf(run, valley) })),
    [session, round, valley],
  );
  const look = useLook(props);
  const named = ownersOf(session);
  const discreet = useDiscreetName(session, round, self);
  if (terrain === null) return null;
  const scene: Scene = {
    ground: terrain.ground,
    start: terrain.start,
    outline: [],
    axes: null,
    balls: runs.map(({ run, motion }) => lossBall(terrain, run, look(run), motion === "out")),
  };
  const latest = runs.filter(({ run }) => run.isLatest);
  const count = (motion: Motion) => latest.filter((one) => one.motion === motion).length;
  const counts = Object.fromEntries(MOTIONS.map((motion) => [motion, count(motion)])) as Record<
    Motion,
    number
  >;
  const values = { runs: latest.length, ...counts };
  const held = valley.references.map((reference) => Math.round(100 * reference.held));
  const range = { from: Math.min(...held), to: Math.max(...held) };
  const parts = MOTIONS.filter((motion) => counts[motion] > 0).map((motion) =>
    t(`moves.${motion}`, { count: counts[motion] }),
  );
  const owner = (dot: Dot, motion: Motion) => {
    const who = session.participants[dot.participant];
    const { nickname, number } = named(dot);
    return `${motion === "out" && who ? isolate(discreet(who)) : nickname} · ${number}`;
  };
  return (
    <ValleyFrame
      size={size}
      sentence={
        <>
          <RichText>{t.rich("started", { ...values, ...STRONG })}</RichText>{" "}
          {parts.length > 0 && <span>{parts.join(" ")}</span>}
        </>
      }
      legend={
        <>
          <ColourLegend {...{ session, colours, size, self }} />
          <span>{t("holds", { ...range, one: range.from === range.to ? "yes" : "no" })}</span>
        </>
      }
      veiled={session.hidden.board && size !== "desk"}
      table={{
        columns: [t("table.run"), t("table.loss"), t("table.motion"), t("table.across"), t("table.up")],
        rows: () =>
          runs.map(({ run, motion }) => [
            owner(run, motion),
            formatLoss(run.loss.at(-1) ?? 0),
            t(`motions.${motion}`),
            ...[run.across.at(-1) ?? 0, run.up.at(-1) ?? 0].map(formatBriefly),
          ]),
      }}
    >
      <ClassValleyChart
        key={round}
        scene={scene}
        texts={{ start: t("start"), across: "", up: "" }}
        label={[t("plain", values), ...parts].join(" ")}
      />
    </ValleyFrame>
  );
}

function SettingsValley(props: ValleyPictureProps) {
  const { session, round, exercise, colours, self = null, size = "lab" } = props;
  const t = useTranslations("class-pictures.valley");
  const isSealed = splitInView(session, round) === "train";
  const landscape = useMemo(
    () => (isSealed ? null : settingsLandscape(session, round, exercise)),
    [session, round, exercise, isSealed],
  );
  const look = useLook(props);
  const named = ownersOf(session);
  const scene =
    landscape && settingsScene(landscape, look, { rate: formatLearningRate, parameters: formatCount });
  if (scene === null || landscape === null)
    return (
      <p className="grid size-full place-content-center text-balance px-8 text-center text-ink-muted">
        {t(isSealed ? "sealed" : "empty")}
      </p>
    );
  const { spots } = landscape;
  const best = spots.reduce((lowest, spot) => (spot.loss < lowest.loss ? spot : lowest));
  const values = {
    runs: spots.length,
    rate: formatLearningRate(best.rate),
    parameters: formatCount(best.parameters),
    loss: formatLoss(best.loss),
  };
  const veiled = session.hidden.board && size !== "desk";
  return (
    <ValleyFrame
      size={size}
      sentence={veiled ? t("veiled") : <RichText>{t.rich("lowest", { ...values, ...STRONG })}</RichText>}
      legend={
        <>
          <ColourLegend {...{ session, colours, size, self }} />
          <span>{t("between")}</span>
        </>
      }
      veiled={veiled}
      table={{
        columns: [t("table.run"), t("table.rate"), t("table.parameters"), t("table.best")],
        rows: () =>
          spots.map((spot) => {
            const { nickname, number } = named(spot);
            const numbers = [
              formatLearningRate(spot.rate),
              formatCount(spot.parameters),
              formatLoss(spot.loss),
            ];
            return [`${nickname} · ${number}`, ...numbers];
          }),
      }}
    >
      <ClassValleyChart
        key={round}
        scene={veiled ? { ...scene, axes: null } : scene}
        texts={{ start: "", across: t("across"), up: t("up") }}
        label={veiled ? t("veiled") : t.markup("lowest", { ...values, strong: (words) => words })}
      />
    </ValleyFrame>
  );
}

/** The picture or its table. `veiled`: the board is hidden, so there is no table to look up who is where. */
function ValleyFrame({
  sentence,
  legend,
  size,
  veiled,
  table,
  children,
}: {
  sentence: ReactNode;
  legend: ReactNode;
  size: BoardSize;
  veiled: boolean;
  table: { columns: readonly string[]; rows: () => readonly (readonly string[])[] };
  children: ReactNode;
}) {
  const t = useTranslations("class-pictures.valley");
  const [asTable, setAsTable] = useState(false);
  return (
    <PictureFrame title={t("title")} {...{ sentence, legend, size }}>
      <div className="relative size-full">
        {asTable && !veiled ? (
          <NumberTable caption={t("title")} columns={table.columns} rows={table.rows()} />
        ) : (
          children
        )}
        {!veiled && (
          <TableSwitch
            asTable={asTable}
            of={t("title")}
            onTable={setAsTable}
            className="absolute -top-1 end-0 z-1"
          />
        )}
      </div>
    </PictureFrame>
  );
}
