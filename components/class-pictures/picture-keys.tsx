"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { cn } from "@/components/ui/class-names";
import { type ClassPicture, pictureKey } from "@/lib/session/class-picture";

/** The pictures that a screen can show, each with its key, which works wherever the focus is. `picture` null: none of them. */
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
  const latest = useRef({ pictures, onPicture });
  latest.current = { pictures, onPicture };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      const { pictures, onPicture } = latest.current;
      // By what is on the key, wherever a layout writes digits without Shift or with it.
      const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
      const chosen = pictures.find((one) => pictureKey(one) === digit);
      if (chosen) onPicture(chosen);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return (
    <nav aria-label={t("keys")} className="@container shrink-0">
      <ul className="flex gap-x-1 whitespace-nowrap text-ink-muted text-sm">
        {pictures.map((one) => (
          <li key={one}>
            <button
              type="button"
              aria-pressed={one === picture}
              aria-keyshortcuts={pictureKey(one)}
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
                {pictureKey(one)}
              </kbd>
              {/* A narrow screen has room for the name of the picture that it shows. */}
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
