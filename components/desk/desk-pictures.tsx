"use client";

import { Presentation } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChosenPicture, type ChosenPictureProps } from "@/components/class-pictures/chosen-picture";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import type { ClassPicture, Colouring } from "@/lib/session/board/class-picture";
import type { ShowOnScreen } from "@/lib/session/board/colouring";

export type DeskPicturesProps = Omit<ChosenPictureProps, "actions"> & {
  readonly screenPath: string;
  /** Shows a picture on the projector, in the colours that it has here; null while none is open in this browser, so that one is offered to be opened. */
  readonly onScreen: ShowOnScreen | null;
  /** The projector shows this round. */
  readonly onWall: boolean;
};

/** The pictures of a round; the chosen one can be shown to the class. Fills its parent, which must have a height. */
export function DeskPictures({ screenPath, onScreen, onWall, ...shown }: DeskPicturesProps) {
  const t = useTranslations("class-pictures.screen");
  const toScreen = (picture: ClassPicture, colouring: Colouring | null) =>
    onScreen === null ? (
      <a
        href={`${screenPath}?view=${picture}`}
        target="_blank"
        rel="noopener"
        className={buttonClass({ variant: "quiet", size: "sm" })}
      >
        <Presentation aria-hidden />
        <span>{t("open")}</span>
      </a>
    ) : (
      <Button variant="quiet" size="sm" onClick={() => onScreen(picture, colouring)}>
        <Presentation aria-hidden />
        <span>{t("show")}</span>
      </Button>
    );
  return <ChosenPicture {...shown} keyed actions={onWall ? toScreen : undefined} />;
}
