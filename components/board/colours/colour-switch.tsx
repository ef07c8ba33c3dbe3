"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/form/select";
import type { Colouring } from "@/lib/session/board/pictures/class-picture";
import type { RunColours } from "./run-colours";

/** The key that chooses the next colouring on the host’s screens, as it is written. `C` closes a round. */
export const COLOUR_KEY = "K";

/** Chooses what the colours of the class's pictures mean. Renders nothing where there is nothing to choose. `keyed`: whether `COLOUR_KEY` does so too. */
export function ColourSwitch({
  colours: { offered, by },
  onColouring,
  keyed = false,
}: {
  colours: RunColours;
  onColouring: (colouring: Colouring) => void;
  keyed?: boolean;
}) {
  const t = useTranslations("board.colours");
  if (by === null || offered.length < 2) return null;
  return (
    <Select
      small
      aria-label={t("by")}
      value={by}
      shown={t("chosen", { by })}
      onValueChange={onColouring}
      options={offered.map((value) => ({
        ...{ value, label: t(`names.${value}`) },
        shortcut:
          keyed && value === offered[(offered.indexOf(by) + 1) % offered.length] ? COLOUR_KEY : undefined,
      }))}
      className="w-44 max-w-full"
    />
  );
}
