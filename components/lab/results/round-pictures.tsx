"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RatesPicture } from "@/components/class-pictures/rates-picture";
import { ScalePicture } from "@/components/class-pictures/scale-picture";
import { SizesPicture } from "@/components/class-pictures/sizes-picture";
import { Card } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import { unreachable } from "@/lib/learning/unreachable";
import type { ParticipantId } from "@/lib/session/events";
import type { RoundDigest } from "@/lib/session/round-digest";
import type { Session } from "@/lib/session/session";
import { DigestWaiting } from "./digest-waiting";
import type { ToldDigest } from "./told-digest";

/** Those that a student's page draws: for surfaces it would need the others' networks. */
const PICTURES = ["rates", "sizes", "scale"] as const;
type LabPicture = (typeof PICTURES)[number];

/** All runs of a round that is over, one's own among them by name. `session`: with the names that this screen shows. */
export function RoundPictures({
  session,
  round,
  told,
  self,
}: {
  session: Session;
  round: number;
  told: ToldDigest;
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
