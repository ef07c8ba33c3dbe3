"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { ColourSwitch } from "@/components/board/colours/colour-switch";
import type { RunColours } from "@/components/board/colours/run-colours";
import { coloursInLab } from "@/components/board/colours/use-lab-colours";
import { Debrief } from "@/components/board/debrief/debrief";
import { SmallPicture } from "@/components/board/debrief/small-picture";
import { useShow } from "@/components/board/opening/show-clock";
import { RatesPicture } from "@/components/class-pictures/rates-picture";
import { ScalePicture } from "@/components/class-pictures/scale-picture";
import { SealedSizes, SizesPicture } from "@/components/class-pictures/sizes-picture";
import { CalmPage, Waiting } from "@/components/lab/calm-page";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { Segmented } from "@/components/ui/form/segmented";
import type { Task } from "@/lib/learning/examples/task";
import { unreachable } from "@/lib/learning/unreachable";
import { toldRuns } from "@/lib/session/board/colouring";
import { leaderboard, splitInView } from "@/lib/session/board/leaderboard";
import type { Colouring } from "@/lib/session/board/pictures/class-picture";
import type { DigestState, RoundDigest } from "@/lib/session/board/round-digest";
import type { Takeaway } from "@/lib/session/insights/takeaway";
import { pictureOf } from "@/lib/session/insights/takeaway-picture";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Participant, Session } from "@/lib/session/log/session";
import { RoundResult } from "./round-result";

/**
 * Shown between rounds: what the round showed, the student's place, the board with the test once that is opened, pictures of all
 * runs, and what comes next.
 */
export function BetweenView({
  session,
  self,
  round,
  task,
  digest,
  starting = null,
  status,
  notice,
  news,
  questions,
  own,
}: {
  session: Session;
  self: Participant;
  round: number;
  task: Task;
  /** The figures of this round. */
  digest: DigestState;
  /** In how many seconds the next round starts; null while that is open. */
  starting?: ReactNode;
  status: ReactNode;
  notice: ReactNode;
  /** What happened to a run while this page was closed or offline, if anything did. */
  news: ReactNode;
  /** What the class is asked, and how it has answered. */
  questions: ReactNode;
  /** The student's own runs and networks of the round; null if they have none. */
  own: ReactNode;
}) {
  const t = useTranslations("lab.between");
  const opening = useTranslations("board.opening");
  const isBeingShown = useShow(session, round)?.placed === false;
  const more = round + 1 < session.plan.rounds.length;
  const [picture, setPicture] = useState<LabPicture>("rates");
  const pictures = useRef<HTMLDivElement>(null);
  const onOpen = useCallback((chosen: LabPicture) => {
    setPicture(chosen);
    pictures.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const { colours, onColouring } = useRoundColours(session, round, digest, self.id);
  const found = digest.digest;
  const pictureOfTakeaway = useCallback(
    (takeaway: Takeaway) => {
      const beside = pictureOf(takeaway, session, round, null);
      const shown = PICTURES.find((one) => one === beside.picture);
      if (!shown || !found || (shown === "sizes" && !found.sizes)) return null;
      const { participant, rates } = beside;
      const pointing = { ...session, spotlight: participant === null ? null : { participant, run: null } };
      return (
        <SmallPicture picture={shown} size="lab" onOpen={() => onOpen(shown)}>
          <DigestPicture
            {...{ picture: shown, session: pointing, round, self: self.id, colours }}
            digest={found}
            small
            marked={rates}
          />
        </SmallPicture>
      );
    },
    [session, round, found, colours, self.id, onOpen],
  );
  return (
    <CalmPage wide={own !== null} {...{ status, notice }}>
      <div className="text-center">
        <h1 className="text-3xl">{t("over", { number: round + 1 })}</h1>
        <Waiting>{starting ?? (more ? t("next", { number: round + 2 }) : t("last"))}</Waiting>
      </div>
      {news}
      <div
        className={cn("grid gap-6", own !== null && "lg:grid-cols-2 lg:grid-rows-[auto_1fr] lg:items-start")}
      >
        <div className="flex min-w-0 flex-col gap-6">
          {questions}
          <Card>
            <Debrief
              {...{ session, round }}
              self={self.id}
              // What the test showed comes after it.
              takeaways={isBeingShown ? null : (digest.digest?.takeaways ?? null)}
              waiting={
                isBeingShown ? (
                  <p className="text-ink-muted text-sm">{opening("soon")}</p>
                ) : (
                  <DigestWaiting failed={digest.failed} />
                )
              }
              size="lab"
              pictureOf={pictureOfTakeaway}
            />
          </Card>
          <RoundResult key={round} {...{ session, self, round }} task={task} />
        </div>
        {own !== null && <div className="min-w-0 lg:row-span-2">{own}</div>}
        <div ref={pictures}>
          <RoundPictures
            {...{ session, round, digest, picture, colours, onColouring }}
            onPicture={setPicture}
            self={self.id}
          />
        </div>
      </div>
    </CalmPage>
  );
}

/** The pictures that a student's page can draw: surfaces would need the others' networks. */
const PICTURES = ["rates", "sizes", "scale"] as const;
type LabPicture = (typeof PICTURES)[number];

/** Pictures of all runs of a round that is over, with the student's own marked. `session`: with the names that this screen shows. */
function RoundPictures({
  session,
  round,
  digest,
  self,
  picture,
  colours,
  onPicture,
  onColouring,
}: {
  session: Session;
  round: number;
  digest: DigestState;
  self: ParticipantId;
  picture: LabPicture;
  colours: RunColours;
  onPicture: (picture: LabPicture) => void;
  onColouring: (colouring: Colouring) => void;
}) {
  const t = useTranslations("class-pictures");
  // On a phone, networks of letters have two charts, one below the other.
  const isTall =
    picture === "sizes" && digest.digest?.sizes?.dots.some(({ recited }) => recited !== undefined);
  return (
    <Card
      title={t("title")}
      actions={
        <Segmented
          label={t("title")}
          value={picture}
          onValueChange={onPicture}
          options={PICTURES.map((value) => ({ value, label: t(`names.${value}`) }))}
        />
      }
    >
      {picture !== "scale" && (
        <div className="flex justify-end pb-2 empty:hidden">
          <ColourSwitch {...{ colours, onColouring }} />
        </div>
      )}
      <div className={isTall ? "h-[40rem] sm:h-96" : "h-96"}>
        {digest.digest ? (
          <DigestPicture {...{ picture, session, round, self, colours }} digest={digest.digest} />
        ) : (
          <DigestWaiting failed={digest.failed} />
        )}
      </div>
    </Card>
  );
}

/** The colours of a round's runs, as far as the digest tells of them. */
function useRoundColours(session: Session, round: number, { digest }: DigestState, self: ParticipantId) {
  const [colouring, onColouring] = useState<Colouring | null>(null);
  const standings = useMemo(() => leaderboard(session, round), [session, round]);
  const runs = useMemo(() => (digest ? toldRuns(digest) : []), [digest]);
  const colours = useMemo(
    () => coloursInLab({ session, round, self, standings, runs, chosen: colouring }),
    [session, round, self, standings, runs, colouring],
  );
  return { colours, onColouring };
}

function DigestPicture({
  picture,
  digest,
  colours,
  small = false,
  marked,
  ...seen
}: {
  picture: LabPicture;
  digest: RoundDigest;
  session: Session;
  round: number;
  self: ParticipantId;
  colours: RunColours;
  small?: boolean;
  marked?: readonly number[];
}) {
  switch (picture) {
    case "rates":
      return <RatesPicture {...{ ...seen, colours, small, marked }} scatter={digest.rates} size="lab" />;
    case "sizes":
      if (splitInView(seen.session, seen.round) === "train") return <SealedSizes />;
      return (
        digest.sizes && <SizesPicture {...{ ...seen, colours, small }} scatter={digest.sizes} size="lab" />
      );
    case "scale":
      return <ScalePicture compute={digest.compute} size="lab" />;
    default:
      return unreachable(picture);
  }
}

/** Stands in for the figures of a round until they arrive. */
function DigestWaiting({ failed }: { failed: boolean }) {
  const t = useTranslations("lab.between");
  return (
    <p role="status" className="text-ink-muted text-sm">
      {failed ? t("digestFailed") : "…"}
    </p>
  );
}
