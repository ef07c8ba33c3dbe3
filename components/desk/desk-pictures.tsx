"use client";

import { Presentation, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChosenPicture, type ChosenPictureProps } from "@/components/class-pictures/chosen-picture";
import { Button } from "@/components/ui/button";
import type { ShowOnScreen } from "@/lib/session/board/colouring";
import type { ClassPicture, Colouring } from "@/lib/session/board/pictures/class-picture";

export type DeskPicturesProps = Omit<ChosenPictureProps, "actions"> & {
  /** Shows a picture on the projector, in the colours that it has here. */
  readonly onScreen: ShowOnScreen;
  /** Has the projector show one picture after the other, or stop that. */
  readonly onRotate: () => void;
  /** No commands can be sent at the moment. */
  readonly disabled: boolean;
  /** The projector shows this round. */
  readonly onWall: boolean;
};

/** The pictures of a round; the chosen one can be shown to the class. Fills its parent, which must have a height. */
export function DeskPictures({ onScreen, onRotate, disabled, onWall, ...shown }: DeskPicturesProps) {
  const rotates = shown.session.shown.rotates === true;
  const t = useTranslations("class-pictures.screen");
  const toScreen = (picture: ClassPicture, colouring: Colouring | null) => (
    <div className="flex flex-wrap items-center gap-1">
      <Button
        variant="quiet"
        size="sm"
        aria-pressed={rotates}
        aria-label={t(rotates ? "stop" : "rotate")}
        title={t(rotates ? "stop" : "rotate")}
        disabled={disabled}
        onClick={onRotate}
        className="aria-pressed:text-accent"
      >
        <RefreshCw aria-hidden />
      </Button>
      <Button variant="quiet" size="sm" disabled={disabled} onClick={() => onScreen(picture, colouring)}>
        <Presentation aria-hidden />
        <span>{t("show")}</span>
      </Button>
    </div>
  );
  return <ChosenPicture {...shown} keyed actions={onWall ? toScreen : undefined} />;
}
