"use client";

import { useTranslations } from "next-intl";
import { useCommandKeys } from "@/components/keys/use-command-keys";
import { cn } from "@/components/ui/class-names";
import { type ClassPicture, pictureKey } from "@/lib/session/board/class-picture";

/** Buttons for the pictures that a screen can show, each with its key, which works wherever the focus is. `picture`: the one shown, or null. */
export function PictureKeys({
  pictures,
  picture,
  onPicture,
}: {
  pictures: readonly ClassPicture[];
  picture: ClassPicture | null;
  onPicture: (picture: ClassPicture) => void;
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
              <kbd
                dir="ltr"
                className="rounded-[0.3rem] border border-line-strong/60 bg-sunken px-1.5 font-sans text-xs"
              >
                {pictureKey(one, pictures)}
              </kbd>
              {/* A narrow screen has room only for the name of the picture it shows. */}
              <span aria-hidden className={cn(one !== picture && "hidden @min-[52rem]:inline")}>
                {t(`names.${one}`)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Chooses a picture by its digit key. With no pictures, digits are not commands. */
export function usePictureKeys(
  pictures: readonly ClassPicture[],
  onPicture: (picture: ClassPicture) => void,
): void {
  useCommandKeys(({ key, held }) => {
    const chosen = held ? undefined : pictures.find((one) => pictureKey(one, pictures) === key);
    if (chosen) onPicture(chosen);
    return chosen !== undefined;
  });
}
