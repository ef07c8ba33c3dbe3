"use client";

import { Check, PawPrint } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { Button } from "@/components/ui/button";
import { RichText } from "@/components/ui/rich-text";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Participant } from "@/lib/session/log/session";

type NameWishesProps = {
  /** Students whose nickname awaits approval, in the order of joining. */
  readonly wishing: readonly Participant[];
  readonly readOnly: boolean;
  readonly onCommand: (command: HostCommand) => void;
};

/** Rows shown at most; more follow as the first ones are decided. */
const MOST_ROWS = 60;

/** Nicknames that the teacher has to approve before the class sees them: one press allows each, or keeps its student an animal. */
export const NameWishes = memo(function NameWishes({ wishing, readOnly, onCommand }: NameWishesProps) {
  const t = useTranslations("host.names");
  if (wishing.length === 0) return null;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <div>
          <h2 className="font-semibold text-base">
            <span role="status">{t("count", { count: wishing.length })}</span>
          </h2>
          <p className="text-ink-muted text-sm">{t("hint")}</p>
        </div>
        {wishing.length > 1 && (
          <Button
            size="sm"
            disabled={readOnly}
            onClick={() => onCommand({ type: "refuse-nicknames", participants: wishing.map(({ id }) => id) })}
          >
            <PawPrint aria-hidden />
            <span>{t("keepAll")}</span>
          </Button>
        )}
      </header>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        tabIndex={0}
        aria-label={t("title")}
        className="grid max-h-44 grid-cols-[repeat(auto-fill,minmax(min(24rem,100%),1fr))] gap-x-6 overflow-y-auto"
      >
        {wishing.slice(0, MOST_ROWS).map(({ id, nickname, wish }) => (
          <li
            key={id}
            className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1 border-line/60 border-b py-1 text-sm"
          >
            <span className="flex min-w-40 flex-1 flex-col leading-tight">
              <span className="truncate text-ink-muted text-xs">
                <RichText>
                  {t.rich("wants", {
                    nickname,
                    name: (words) => <bdi translate="no">{words}</bdi>,
                  })}
                </RichText>
              </span>
              <span className="break-words font-medium">
                <bdi translate="no">{wish}</bdi>
              </span>
            </span>
            <Button
              size="sm"
              disabled={readOnly}
              aria-label={t("allowNamed", { wish: wish ?? "", nickname })}
              onClick={() => onCommand({ type: "allow-nickname", participant: id, nickname: wish ?? "" })}
            >
              <Check aria-hidden />
              <span>{t("allow")}</span>
            </Button>
            <Button
              size="sm"
              disabled={readOnly}
              aria-label={t("keepNamed", { nickname })}
              onClick={() => onCommand({ type: "refuse-nicknames", participants: [id] })}
            >
              <PawPrint aria-hidden />
              <span>{t("keep")}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
});
