"use client";

import { Presentation } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ClassCurves } from "@/components/board/class-curves";
import { ClassDebrief } from "@/components/board/class-debrief";
import { type ClassPictureProps, ClassPictureView } from "@/components/class-pictures/class-picture-view";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Select } from "@/components/ui/select";
import { type ClassPicture, picturesOf } from "@/lib/session/class-picture";
import type { Standing } from "@/lib/session/leaderboard";

export type DeskPicturesProps = Pick<ClassPictureProps, "session" | "round" | "challenges" | "surfaces"> & {
  /** The round's, in board order. */
  readonly standings: readonly Standing[];
  readonly screenPath: string;
  /** Shows a picture on the projector; null while none is open in this browser, which can then be opened with it. */
  readonly onScreen: ((picture: ClassPicture) => void) | null;
  /** The projector has this round before it. */
  readonly onWall: boolean;
};

/** The curves of a round, or another picture of all its runs; what is chosen here can be shown to the class. Fills its parent, which must have a height. */
export function DeskPictures(props: DeskPicturesProps) {
  const { session, round, standings, challenges, surfaces, screenPath, onScreen, onWall } = props;
  const t = useTranslations("class-pictures");
  const [chosen, setChosen] = useState<ClassPicture>("curves");
  const challenge = challenges[round] ?? null;
  const pictures = picturesOf(challenge, session.rounds[round]?.state === "closed");
  const picture = pictures.includes(chosen) ? chosen : "curves";
  return (
    <div className="flex size-full min-h-0 flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Select
          small
          aria-label={t("title")}
          value={picture}
          onValueChange={(value) => setChosen(value as ClassPicture)}
          options={pictures.map((value) => ({ value, label: t(`names.${value}`) }))}
          className="w-48 max-w-full"
        />
        {!onWall ? null : onScreen === null ? (
          <a
            href={`${screenPath}?view=${picture}`}
            target="_blank"
            rel="noopener"
            className={buttonClass({ variant: "quiet", size: "sm" })}
          >
            <Presentation aria-hidden />
            {t("screen.open")}
          </a>
        ) : (
          <Button variant="quiet" size="sm" onClick={() => onScreen(picture)}>
            <Presentation aria-hidden />
            {t("screen.show")}
          </Button>
        )}
      </div>
      <div className="min-h-0 flex-1">
        {picture === "curves" ? (
          <ClassCurves session={session} round={round} standings={standings} />
        ) : picture === "debrief" ? (
          <div
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
            tabIndex={0}
            className="size-full overflow-y-auto"
          >
            <ClassDebrief session={session} round={round} exercise={challenge} size="desk" />
          </div>
        ) : (
          <ClassPictureView {...{ session, round, challenges, surfaces, picture }} size="desk" />
        )}
      </div>
    </div>
  );
}
