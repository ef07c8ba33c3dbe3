import { Presentation } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ClassPicture } from "@/lib/session/board/class-picture";
import type { HostAction } from "./host-action";

type PictureTerms = {
  /** Those that the projector can show at the moment. */
  readonly pictures: readonly ClassPicture[];
  readonly screenPath: string;
  /** Null while no projector is open in this browser: then one is opened. */
  readonly onScreen: ((picture: ClassPicture) => void) | null;
};

/** What the projector shows. */
export function usePictureActions({ pictures, screenPath, onScreen }: PictureTerms): HostAction[] {
  const t = useTranslations("class-pictures");
  return pictures.map((picture) => ({
    ...{ id: `picture-${picture}`, group: "page", icon: Presentation, pressed: null, disabled: false },
    ...{ shortcut: null, confirm: null },
    label: t("screen.palette", { picture: t(`names.${picture}`) }),
    perform: () => {
      if (onScreen) onScreen(picture);
      else window.open(`${screenPath}?view=${picture}`, "_blank", "noopener");
    },
  }));
}
