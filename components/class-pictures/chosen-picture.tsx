"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ClassCurves } from "@/components/board/class-curves";
import { ColourSwitch } from "@/components/board/colours/colour-switch";
import { ClassDebrief } from "@/components/board/debrief/class-debrief";
import { Select } from "@/components/ui/form/select";
import type { Standing } from "@/lib/session/board/leaderboard";
import type { Colouring } from "@/lib/session/board/pictures/class-picture";
import {
  type ClassPicture,
  COLOURED_PICTURES,
  needsNetworks,
  pictureKey,
} from "@/lib/session/board/pictures/class-picture";
import { picturesIn } from "@/lib/session/board/pictures/round-pictures";
import { type ClassPictureProps, ClassPictureView } from "./class-picture-view";
import { usePictureKeys } from "./picture-keys";
import { useClassColours, useColourKey } from "./use-class-colours";

export type ChosenPictureProps = Pick<
  ClassPictureProps,
  "session" | "round" | "challenges" | "drawNetworks"
> & {
  /** Of the round, in board order. */
  readonly standings: readonly Standing[];
  /** Controls for the picture, shown next to its name. */
  readonly actions?: (picture: ClassPicture, colouring: Colouring | null) => ReactNode;
  /** Whether digit keys choose a picture and what its colours mean, as on the projector. In the replay they belong to the player. */
  readonly keyed?: boolean;
};

const NONE: readonly ClassPicture[] = [];

/** The curves of a round or another chosen picture of all its runs. Fills its parent, which must have a height. */
export function ChosenPicture(props: ChosenPictureProps) {
  const { session, round, standings, challenges, drawNetworks, actions, keyed = false } = props;
  const t = useTranslations("class-pictures");
  const [chosen, setChosen] = useState<ClassPicture>("curves");
  const [colouring, setColouring] = useState<Colouring | null>(null);
  const challenge = challenges[round] ?? null;
  const pictures = picturesIn(session, round, challenge).filter(
    (picture) => !needsNetworks(picture) || drawNetworks !== null,
  );
  usePictureKeys(keyed ? pictures : NONE, setChosen);
  const picture = pictures.includes(chosen) ? chosen : "curves";
  const colours = useClassColours({ session, round, challenge, standings, chosen: colouring });
  const isColoured = COLOURED_PICTURES.includes(picture);
  useColourKey(colours, setColouring, keyed && isColoured);
  return (
    <div className="flex size-full min-h-0 flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <Select
            small
            aria-label={t("title")}
            value={picture}
            onValueChange={(value) => setChosen(value as ClassPicture)}
            options={pictures.map((value) => ({
              ...{ value, label: t(`names.${value}`) },
              shortcut: keyed ? pictureKey(value, pictures) : undefined,
            }))}
            className="w-40 max-w-full"
          />
          {isColoured && <ColourSwitch {...{ colours, keyed }} onColouring={setColouring} />}
        </div>
        {actions?.(picture, colours.by)}
      </div>
      <div className="min-h-0 flex-1">
        {picture === "curves" ? (
          <ClassCurves {...{ session, round, standings, colours }} />
        ) : picture === "debrief" ? (
          <div
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
            tabIndex={0}
            className="size-full overflow-y-auto"
          >
            <ClassDebrief
              {...{ session, round, challenges, drawNetworks }}
              size="desk"
              pictured
              onOpen={setChosen}
            />
          </div>
        ) : (
          <ClassPictureView {...{ session, round, challenges, drawNetworks, picture, colours }} size="desk" />
        )}
      </div>
    </div>
  );
}
