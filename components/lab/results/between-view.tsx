"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Debrief } from "@/components/board/debrief";
import { RatesPicture } from "@/components/class-pictures/rates-picture";
import { ScalePicture } from "@/components/class-pictures/scale-picture";
import { SizesPicture } from "@/components/class-pictures/sizes-picture";
import { CalmPage, Waiting } from "@/components/lab/calm-page";
import { Card } from "@/components/ui/card";
import { Segmented } from "@/components/ui/form/segmented";
import type { Task } from "@/lib/learning/examples/task";
import { unreachable } from "@/lib/learning/unreachable";
import type { DigestState, RoundDigest } from "@/lib/session/board/round-digest";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Participant, Session } from "@/lib/session/log/session";
import { RoundResult } from "./round-result";

/** A round is over: what it showed, one's own place, its board, its test when that is opened, all its runs, and what comes. */
export function BetweenView({
  session,
  self,
  round,
  task,
  digest: told,
  status,
  notice,
  news,
}: {
  session: Session;
  self: Participant;
  round: number;
  task: Task;
  /** Of this round. */
  digest: DigestState;
  status: ReactNode;
  notice: ReactNode;
  /** What happened to a run while this page was away, or nothing. */
  news: ReactNode;
}) {
  const t = useTranslations("lab.between");
  const more = round + 1 < session.plan.rounds.length;
  return (
    <CalmPage {...{ status, notice }}>
      <div className="text-center">
        <h1 className="text-3xl">{t("over", { number: round + 1 })}</h1>
        <Waiting>{more ? t("next", { number: round + 2 }) : t("last")}</Waiting>
      </div>
      {news}
      <Card>
        <Debrief
          {...{ session, round }}
          takeaways={told.digest?.takeaways ?? null}
          waiting={<DigestWaiting failed={told.failed} />}
          size="lab"
        />
      </Card>
      <RoundResult key={round} {...{ session, self, round }} task={task} />
      <RoundPictures {...{ session, round, told }} self={self.id} />
    </CalmPage>
  );
}

/** Those that a student's page draws: for surfaces it would need the others' networks. */
const PICTURES = ["rates", "sizes", "scale"] as const;
type LabPicture = (typeof PICTURES)[number];

/** All runs of a round that is over, one's own among them by name. `session`: with the names that this screen shows. */
function RoundPictures({
  session,
  round,
  told,
  self,
}: {
  session: Session;
  round: number;
  told: DigestState;
  self: ParticipantId;
}) {
  const t = useTranslations("class-pictures");
  const [picture, setPicture] = useState<LabPicture>("rates");
  return (
    <Card
      title={t("title")}
      actions={
        <Segmented
          label={t("title")}
          value={picture}
          onValueChange={setPicture}
          options={PICTURES.map((value) => ({ value, label: t(`names.${value}`) }))}
        />
      }
    >
      <div className="h-96">
        {told.digest ? (
          <DigestPicture {...{ picture, session, round, self }} digest={told.digest} />
        ) : (
          <DigestWaiting failed={told.failed} />
        )}
      </div>
    </Card>
  );
}

function DigestPicture({
  picture,
  digest,
  ...seen
}: {
  picture: LabPicture;
  digest: RoundDigest;
  session: Session;
  round: number;
  self: ParticipantId;
}) {
  switch (picture) {
    case "rates":
      return <RatesPicture {...seen} scatter={digest.rates} size="lab" />;
    case "sizes":
      return digest.sizes && <SizesPicture {...seen} scatter={digest.sizes} size="lab" />;
    case "scale":
      return <ScalePicture compute={digest.compute} size="lab" />;
    default:
      return unreachable(picture);
  }
}

/** In the place of what a round showed, until the page is told. */
function DigestWaiting({ failed }: { failed: boolean }) {
  const t = useTranslations("lab.between");
  return (
    <p role="status" className="text-ink-muted text-sm">
      {failed ? t("digestFailed") : "…"}
    </p>
  );
}
