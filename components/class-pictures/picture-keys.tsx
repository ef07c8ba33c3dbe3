"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { COLOUR_KEY } from "@/components/board/colours/colour-switch";
import type { RunColours } from "@/components/board/colours/run-colours";
import { useCommandKeys } from "@/components/keys/use-command-keys";
import type { Rotation } from "@/components/projector/rotation";
import { cn } from "@/components/ui/class-names";
import { useLargestFit } from "@/components/ui/use-largest-fit";
import { nextColouring } from "@/lib/session/board/colouring";
import { type ClassPicture, type Colouring, pictureKey } from "@/lib/session/board/pictures/class-picture";
import { useColourKey } from "./use-class-colours";

/** Buttons for the pictures that a screen can show, each with its key, which works wherever the focus is. `picture`: the one shown, or null. */
export function PictureKeys({
  pictures,
  picture,
  onPicture,
  tools = "",
  children,
}: {
  pictures: readonly ClassPicture[];
  picture: ClassPicture | null;
  onPicture: (picture: ClassPicture) => void;
  /** Further keys, as items of the list. `tools`: changes with the room that they take up. */
  children?: ReactNode;
  tools?: string;
}) {
  const t = useTranslations("class-pictures");
  usePictureKeys(pictures, onPicture);
  // Where there is no room for all names, first those of the further keys are left out, then all but that of the picture shown.
  const { box, count } = useLargestFit<HTMLUListElement>(2, `${pictures.join()} ${picture} ${tools}`);
  return (
    <nav aria-label={t("keys")} className="shrink-0">
      <ul
        ref={box}
        data-named={NAMED[count]}
        className="group/keys flex gap-x-1 overflow-hidden whitespace-nowrap p-0.5 text-ink-muted text-sm"
      >
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
              <span aria-hidden className={cn(one !== picture && "group-data-[named=shown]/keys:hidden")}>
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

/** What has its name beside its key, from no room to enough. */
const NAMED = ["shown", "pictures", "all"] as const;
/** The name of a further key. */
const TOOL_NAME = "group-data-[named=pictures]/keys:hidden group-data-[named=shown]/keys:hidden";

/** The button, with its key, that has the pictures of the class take turns, stops that, or goes on with it. */
export function RotateKey({ rotation, onRotate }: { rotation: Rotation; onRotate: () => void }) {
  const t = useTranslations("class-pictures.rotation");
  useCommandKeys(({ key, held }) => {
    if (held || key !== ROTATE_KEY.toLowerCase()) return false;
    onRotate();
    return true;
  });
  return (
    <li className="ms-auto">
      <button
        type="button"
        aria-keyshortcuts={ROTATE_KEY}
        aria-pressed={rotation === "on"}
        aria-label={t(rotation)}
        onClick={onRotate}
        className={cn(
          "flex items-center gap-2 rounded-control px-2 py-0.5 hover:text-ink",
          rotation === "on" && "bg-sunken font-medium text-ink",
        )}
      >
        <Key>{ROTATE_KEY}</Key>
        <RefreshCw aria-hidden className={cn("size-[1em]", rotation === "held" && "opacity-50")} />
        <span aria-hidden className={TOOL_NAME}>
          {t(rotation)}
        </span>
      </button>
    </li>
  );
}

/** The key of the rotation on the host's screens, as it is written. */
const ROTATE_KEY = "L";

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
    <li className="ms-auto [&+li]:ms-0">
      <button
        type="button"
        aria-keyshortcuts={COLOUR_KEY}
        aria-label={t("chosen", { by })}
        onClick={() => onColouring(next)}
        className="flex items-center gap-2 rounded-control px-2 py-0.5 hover:text-ink"
      >
        <Key>{COLOUR_KEY}</Key>
        <span aria-hidden className={TOOL_NAME}>
          {t("chosen", { by })}
        </span>
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
