"use client";

import { useTranslations } from "next-intl";
import type { BoardSize } from "@/components/board/board-size";
import { DotMark } from "@/components/charts/axes/class-shapes";
import { ScatterChart } from "@/components/charts/scatter/scatter-chart";
import type { ScatterRun } from "@/components/charts/scatter/scatter-plot";
import { RichText } from "@/components/ui/rich-text";
import { formatCount, formatLoss } from "@/lib/learning/numbers/format";
import type { SizeScatter } from "@/lib/session/board/class-scatter";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { PictureFrame, STRONG } from "./picture-frame";
import { bandOf, type PictureSentence, pictureSentence } from "./picture-sentence";
import { dotId, namesOf, ownersOf, standingLabel } from "./run-marks";

/**
 * Network size against both losses for every ended run of a round: it shows where networks begin to learn by heart. `scatter`: of
 * all these runs, as this screen may not have them complete. `session`: with the names that this screen shows.
 */
export function SizesPicture({
  session,
  round,
  scatter,
  self = null,
  size = "lab",
}: {
  session: Session;
  round: number;
  scatter: SizeScatter;
  self?: ParticipantId | null;
  size?: BoardSize;
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
      name: names(dot),
      x: parameters,
      marks: [
        { kind: "validation", y: validationLoss },
        { kind: "train", y: trainLoss },
      ],
    };
  });
  const held = session.plan.rounds[round]!.locks.network !== undefined;
  const { sentence, memorised } = sizeSentence(scatter, held);
  const { key, values } = sentence;
  const plainSentence = t.markup(`sentence.${key}`, { ...values, strong: (words) => words });
  return (
    <PictureFrame
      title={t("title")}
      size={size}
      sentence={
        <>
          <RichText>{t.rich(`sentence.${key}`, { ...values, ...STRONG })}</RichText>{" "}
          {memorised && <span>{t("memorised", memorised)}</span>}
        </>
      }
      legend={
        <>
          <DotMark filled tone="text-train" label={t("legend.train")} />
          <DotMark tone="text-validation" label={t("legend.validation")} />
        </>
      }
    >
      <ScatterChart
        key={round}
        runs={runs}
        measure="loss"
        title={t("title")}
        across={t("across")}
        up={t("up")}
        band={bandOf(key, hump)}
        summary={memorised ? `${plainSentence} ${t("memorised", memorised)}` : plainSentence}
        // With figures on the axis or a name, a dot would reveal a loss, which is as good as a score.
        veiled={session.hidden.board && size !== "desk"}
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
    </PictureFrame>
  );
}

/** Median training losses of the larger networks and of the best ones, where the larger ones fit their training examples better. */
type Memorised = { readonly train: string; readonly trainBest: string };

/** Where the best sizes are, if the runs show it, and whether larger networks memorised instead; null if not. `held`: the round locks the network. */
export function sizeSentence(
  { dots, hump, trainAbove, trainBest }: SizeScatter,
  held: boolean,
): { readonly sentence: PictureSentence; readonly memorised: Memorised | null } {
  const isWorseAbove = hump.worse === "both" || hump.worse === "above";
  const won = isWorseAbove && trainAbove !== null && trainBest !== null && trainAbove < trainBest;
  const sizes = dots.map(({ parameters }) => parameters);
  return {
    sentence: pictureSentence(hump, sizes, held, formatCount, formatLoss),
    memorised: won ? { train: formatLoss(trainAbove), trainBest: formatLoss(trainBest) } : null,
  };
}
