"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ClassPictureView } from "@/components/class-pictures/class-picture-view";
import { Card } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import type { ParticipantId } from "@/lib/session/events";
import type { Session } from "@/lib/session/session";

/** Those that a student's page draws: for surfaces it would need the others' networks. */
const PICTURES = ["rates", "sizes"] as const;

/** All runs of a round that is over, one's own among them by name. */
export function RoundPictures({
  session,
  round,
  challenges,
  self,
}: {
  session: Session;
  round: number;
  challenges: readonly ChallengeInfo[];
  self: ParticipantId;
}) {
  const t = useTranslations("class-pictures");
  const [picture, setPicture] = useState<(typeof PICTURES)[number]>("rates");
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
        <ClassPictureView {...{ picture, session, round, challenges, self }} surfaces={null} size="lab" />
      </div>
    </Card>
  );
}
