"use client";

import { Presentation } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChosenPicture, type ChosenPictureProps } from "@/components/class-pictures/chosen-picture";
import { Button } from "@/components/ui/button";
import type { ClassPicture, Colouring } from "@/lib/session/board/class-picture";
import type { ShowOnScreen } from "@/lib/session/board/colouring";

export type DeskPicturesProps = Omit<ChosenPictureProps, "actions"> & {
  /** Shows a picture on the projector, in the colours that it has here. */
  readonly onScreen: ShowOnScreen;
  /** No commands can be sent at the moment. */
  readonly disabled: boolean;
  /** The projector shows this round. */
  readonly onWall: boolean;
};

/** The pictures of a round; the chosen one can be shown to the class. Fills its parent, which must have a height. */
export function DeskPictures({ onScreen, disabled, onWall, ...shown }: DeskPicturesProps) {
  const t = useTranslations("class-pictures.screen");
  const toScreen = (picture: ClassPicture, colouring: Colouring | null) => (
    <Button variant="quiet" size="sm" disabled={disabled} onClick={() => onScreen(picture, colouring)}>
      <Presentation aria-hidden />
      <span>{t("show")}</span>
    </Button>
  );
  return <ChosenPicture {...shown} keyed actions={onWall ? toScreen : undefined} />;
}
