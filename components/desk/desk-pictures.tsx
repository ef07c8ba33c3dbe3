"use client";

import { Bookmark, Presentation, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChosenPicture, type ChosenPictureProps } from "@/components/class-pictures/chosen-picture";
import { Button } from "@/components/ui/button";
import type { ShowOnScreen } from "@/lib/session/board/colouring";
import type { ClassPicture, Colouring } from "@/lib/session/board/pictures/class-picture";

export type DeskPicturesProps = Omit<ChosenPictureProps, "actions"> & {
  /** Shows a picture on the projector, in the colours that it has here. */
  readonly onScreen: ShowOnScreen;
  /** Puts a picture aside, in the colours that it has here. */
  readonly onKeep: ShowOnScreen;
  /** Has the projector show one picture after the other, or stop that. */
  readonly onRotate: () => void;
  /** No commands can be sent at the moment. */
  readonly disabled: boolean;
  /** The projector shows this round. */
  readonly onWall: boolean;
};

/** The pictures of a round; the chosen one can be shown to the class. Fills its parent, which must have a height. */
export function DeskPictures({ onScreen, onKeep, onRotate, disabled, onWall, ...shown }: DeskPicturesProps) {
  const rotates = shown.session.shown.rotates === true;
  const t = useTranslations("class-pictures.screen");
  const keeping = useTranslations("host.snapshots");
  const actions = (picture: ClassPicture, colouring: Colouring | null) => (
    <div className="flex flex-wrap items-center gap-1">
      <Button
        variant="quiet"
        size="sm"
        aria-label={keeping("keepPicture")}
        title={keeping("keepPicture")}
        disabled={disabled}
        onClick={() => onKeep(picture, colouring)}
      >
        <Bookmark aria-hidden />
      </Button>
      {onWall && (
        <>
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
        </>
      )}
    </div>
  );
  const hasEnded = shown.session.phase.kind === "ended";
  return <ChosenPicture {...shown} keyed actions={hasEnded ? undefined : actions} />;
}
