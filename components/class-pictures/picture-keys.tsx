"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { COLOUR_KEY } from "@/components/board/colours/colour-switch";
import type { RunColours } from "@/components/board/colours/run-colours";
import { useCommandKeys } from "@/components/keys/use-command-keys";
import { cn } from "@/components/ui/class-names";
import { type ClassPicture, type Colouring, pictureKey } from "@/lib/session/board/class-picture";
import { nextColouring } from "@/lib/session/board/colouring";
import { useColourKey } from "./use-class-colours";

/** Buttons for the pictures that a screen can show, each with its key, which works wherever the focus is. `picture`: the one shown, or null. */
export function PictureKeys({
  pictures,
  picture,
  onPicture,
  children,
}: {
  pictures: readonly ClassPicture[];
  picture: ClassPicture | null;
  onPicture: (picture: ClassPicture) => void;
  /** Further keys, as items of the list. */
  children?: ReactNode;
}) {
  const t = useTranslations("class-pictures");
  usePictureKeys(pictures, onPicture);
  return (
    <nav aria-label={t("keys")} className="@container shrink-0">
      <ul className="flex gap-x-1 whitespace-nowrap text-ink-muted text-sm">
        {pictures.map((one) => (
          <li key={one}>
            <button
              type="button"
              aria-pressed={one === picture}
              aria-keyshortcuts={pictureKey(one, pictures)}
              onClick={() => onPicture(one)}
              aria-label={t(`names.${one}`)}
              className={cn(
                "group flex items-center gap-2 rounded-control px-2 py-0.5 hover:text-ink",
                one === picture && "bg-sunken font-medium text-ink",
              )}
            >
              <Key>{pictureKey(one, pictures)}</Key>
              {/* A narrow screen has room only for the name of the picture it shows. */}
              <span aria-hidden className={cn(one !== picture && "hidden @min-[52rem]:inline")}>
                {t(`names.${one}`)}
              </span>
            </button>
          </li>
        ))}
        {children}
      </ul>
    </nav>
  );
}

/** The button, with its key, that chooses what the colours of runs mean. Renders nothing where there is nothing to choose. */
export function ColourKey({
  colours,
  onColouring,
}: {
  colours: RunColours;
  onColouring: (colouring: Colouring) => void;
}) {
  const t = useTranslations("board.colours");
  useColourKey(colours, onColouring, true);
  const { offered, by } = colours;
  const next = nextColouring(by, offered);
  if (by === null || next === null || offered.length < 2) return null;
  return (
    <li className="ms-auto">
      <button
        type="button"
        aria-keyshortcuts={COLOUR_KEY}
        onClick={() => onColouring(next)}
        className="flex items-center gap-2 rounded-control px-2 py-0.5 hover:text-ink"
      >
        <Key>{COLOUR_KEY}</Key>
        <span>{t("chosen", { by })}</span>
      </button>
    </li>
  );
}

function Key({ children }: { children: ReactNode }) {
  return (
    <kbd
      dir="ltr"
      className="rounded-[0.3rem] border border-line-strong/60 bg-sunken px-1.5 font-sans text-xs"
    >
      {children}
    </kbd>
  );
}

/** Chooses a picture by its key. With no pictures, no key is a command. */
export function usePictureKeys(
  pictures: readonly ClassPicture[],
  onPicture: (picture: ClassPicture) => void,
): void {
  useCommandKeys(({ key, held }) => {
    const chosen = held ? undefined : pictures.find((one) => pictureKey(one, pictures) === key.toUpperCase());
    if (chosen) onPicture(chosen);
    return chosen !== undefined;
  });
}
