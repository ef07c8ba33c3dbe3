"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { secondsLeft } from "@/components/board/countdown/seconds-left";
import { useCommandKeys } from "@/components/keys/use-command-keys";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Millis } from "@/lib/session/log/events";
import type { Announced, Session } from "@/lib/session/log/session";
import { cancel, STEP_NAMES, takeNow } from "./step-commands";

type StepCountdownProps = {
  readonly session: Pick<Session, "announced">;
  readonly now: Millis;
  /** How many students are training, whose runs closing the round would stop. */
  readonly training: number;
  /** A command is being sent, or cannot be sent. */
  readonly disabled: boolean;
  readonly onCommand: (command: HostCommand) => void;
};

/**
 * What is about to happen to the class, with as long as there is to take it back; nothing while no step is announced. In the header, which it makes no
 * higher, in place of the class's title; on a phone across the foot of the header. The join code stays in view.
 */
export function StepCountdown({ session: { announced }, ...props }: StepCountdownProps) {
  const t = useTranslations("host.countdown");
  return (
    <>
      {/* Always there, or screen readers would not notice that it changes; and told once, not every second. */}
      <p role="status" className="sr-only">
        {announced && t("said", wordsOf(announced))}
      </p>
      {announced && <Bar announced={announced} {...props} />}
    </>
  );
}

function wordsOf({ step, round }: Announced) {
  return { step: STEP_NAMES[step], round: (round ?? 0) + 1 };
}

function Bar({
  announced,
  now,
  training,
  disabled,
  onCommand,
}: Omit<StepCountdownProps, "session"> & { readonly announced: Announced }) {
  const t = useTranslations("host.countdown");
  const common = useTranslations("common");
  useCommandKeys(({ key, held }) => {
    if (key !== "Escape" || held || disabled) return false;
    onCommand(cancel(announced));
    return true;
  });
  const { step } = announced;
  const loses = {
    "start-round": "",
    "close-round": t("stopped", { count: training }),
    "end-session": t("ended"),
  };
  return (
    <section
      aria-label={t("title")}
      className={cn(
        "flex items-center gap-x-3 gap-y-1 bg-accent py-1.5 ps-4 pe-2 text-on-accent",
        "max-lg:absolute max-lg:inset-x-0 max-lg:top-12 max-lg:bottom-0 max-lg:min-h-11",
        // Its margins take back what it is higher than the rest of the header.
        "lg:-my-1 lg:min-w-0 lg:flex-1 lg:shrink! lg:rounded-control lg:py-1",
      )}
    >
      <p aria-hidden className="tabular shrink-0 font-semibold text-base leading-tight sm:text-lg">
        {t(STEP_NAMES[step], { round: (announced.round ?? 0) + 1, seconds: secondsLeft(announced, now) })}
      </p>
      <p className="min-w-0 flex-1 truncate text-sm max-sm:invisible" title={loses[step]}>
        {loses[step]}
      </p>
      <Button
        size="sm"
        disabled={disabled}
        aria-keyshortcuts="Escape"
        title={t("escape")}
        className="border-transparent"
        onClick={() => onCommand(cancel(announced))}
      >
        <X aria-hidden />
        <span>{common("cancel")}</span>
      </Button>
      <Button
        size="sm"
        variant="quiet"
        disabled={disabled}
        className="border-on-accent/60 text-on-accent hover:bg-[color-mix(in_oklab,var(--on-accent)_16%,transparent)]"
        onClick={() => onCommand(takeNow(announced))}
      >
        {t("now")}
      </Button>
    </section>
  );
}
