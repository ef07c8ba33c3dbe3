"use client";

import { useTranslations } from "next-intl";
import type { BoardSize } from "@/components/board/board-size";
import { ColourLegend } from "@/components/board/colours/colour-legend";
import type { RunColours } from "@/components/board/colours/run-colours";
import { isolate } from "@/components/board/isolate";
import { useDiscreetName } from "@/components/board/names";
import { DotMark } from "@/components/charts/axes/class-shapes";
import { ScatterChart } from "@/components/charts/scatter/scatter-chart";
import type { ScatterRun } from "@/components/charts/scatter/scatter-plot";
import { dotted } from "@/components/ui/dotted";
import { formatLearningRate, formatScore } from "@/lib/learning/numbers/format";
import type { RateDot, RateScatter } from "@/lib/session/board/class-scatter";
import { splitInView } from "@/lib/session/board/leaderboard";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { PictureFrame } from "./picture-frame";
import { bandOf, rateSentence } from "./picture-sentence";
import { RateSentence } from "./rate-sentence";
import { dotId, namesOf, ownersOf, standingLabel } from "./run-marks";

/**
 * Learning rate against score for every run of a round: together the class's runs show the hump. `scatter`: of all these runs,
 * as this screen may not have them complete. `session`: with the names that this screen shows.
 */
export function RatesPicture({
  session,
  round,
  scatter,
  colours,
  self = null,
  size = "lab",
  small = false,
  marked = NONE,
}: {
  session: Session;
  round: number;
  scatter: RateScatter;
  colours: RunColours;
  self?: ParticipantId | null;
  size?: BoardSize;
  small?: boolean | undefined;
  /** Where it is small: the rates at which the best run stands out. */
  marked?: readonly number[] | undefined;
}) {
  const t = useTranslations("class-pictures.rates");
  const you = useTranslations("board")("you");
  const { dots, hump } = scatter;
  const on = splitInView(session, round);
  const named = ownersOf(session);
  const discreet = useDiscreetName(session, round, self);
  /** Whose run diverged is not told with a name. */
  const animal = ({ participant, diverged }: RateDot) => {
    const who = session.participants[participant];
    return diverged && who ? discreet(who) : null;
  };
  const owner = (dot: RateDot) => {
    const hidden = animal(dot);
    return { ...named(dot), ...(hidden !== null && { nickname: isolate(hidden) }) };
  };
  const readout = (dot: RateDot) =>
    t(dot.diverged ? "saysDiverged" : "says", {
      ...owner(dot),
      rate: formatLearningRate(dot.rate),
      score: formatScore(dot.score),
    });
  const names = namesOf(session, dots);
  const standing = standingLabel(session, round, self === null ? null : { id: self, you });
  const best = bestAtRates(dots, marked);
  const label = (dot: RateDot) => (best.has(dot) ? formatLearningRate(dot.rate) : standing(dot));
  const described = (name: string | null, hasDiverged: boolean) =>
    name && dotted([name, hasDiverged && t("legend.diverged")]);
  const runs = dots.map(
    (dot): ScatterRun => ({
      id: dotId(dot),
      readout: () => readout(dot),
      label: described(label(dot), dot.diverged),
      name: small ? null : names(dot) && (animal(dot) ?? names(dot)),
      colour: colours.of(dot.participant, dot.run),
      x: dot.rate,
      marks: [{ kind: dot.diverged ? "diverged" : on, y: dot.score }],
    }),
  );
  const held = session.plan.rounds[round]!.locks.learningRate !== undefined;
  const { key, values } = rateSentence(scatter, held);
  const diverged = dots.some((dot) => dot.diverged);
  return (
    <PictureFrame
      title={t("title")}
      {...{ size, small }}
      sentence={<RateSentence {...{ scatter, held }} />}
      legend={
        <>
          <ColourLegend {...{ session, colours, size, self }} />
          <DotMark filled={on === "train"} label={t("legend.score")} />
          {diverged && <CrossMark label={t("legend.diverged")} />}
        </>
      }
    >
      <ScatterChart
        key={round}
        runs={runs}
        measure="score"
        title={t("title")}
        across={t("across")}
        up={t("up", { on })}
        band={bandOf(key, hump)}
        summary={t.markup(`sentence.${key}`, { ...values, strong: (words) => words })}
        // With figures on the axis or a name, a dot would reveal a score.
        veiled={session.hidden.board && size !== "desk"}
        empty={t("empty")}
        table={{
          columns: [t("table.run"), t("table.rate"), t("table.score"), t("table.end")],
          rows: () =>
            dots.map((dot) => {
              const { nickname, number } = owner(dot);
              return [
                `${nickname} · ${number}`,
                formatLearningRate(dot.rate),
                formatScore(dot.score),
                t(dot.diverged ? "yes" : "no"),
              ];
            }),
        }}
      />
    </PictureFrame>
  );
}

const NONE: readonly never[] = [];

/** The best run at each of these rates. */
function bestAtRates(dots: readonly RateDot[], rates: readonly number[]): ReadonlySet<RateDot> {
  const best = rates.flatMap((rate) => {
    const there = dots.filter((dot) => dot.rate === rate);
    return there.length === 0 ? [] : there.reduce((top, dot) => (dot.score > top.score ? dot : top));
  });
  return new Set(best);
}

/** The legend's cross for a diverged run. */
function CrossMark({ label }: { label: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <svg viewBox="0 0 12 12" className="size-3" aria-hidden="true">
        <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" fill="none" stroke="currentColor" strokeWidth="1.8" />
      </svg>
      <span>{label}</span>
    </span>
  );
}
