import { useTranslations } from "next-intl";
import { secondsLeft } from "@/components/board/countdown/seconds-left";
import type { Millis } from "@/lib/session/log/events";
import type { Announced } from "@/lib/session/log/session";

type StepSoonProps = { readonly announced: Announced; readonly now: Millis };

/** In how many seconds the round starts or closes, in the header, where nothing else moves for it. That the class will end is only for the desk. */
export function StepSoon({ announced, now }: StepSoonProps) {
  const t = useTranslations("projector.countdown");
  if (announced.step === "end-session") return null;
  return (
    <p role="timer" className="tabular shrink-0 whitespace-nowrap font-semibold text-2xl text-accent">
      {t(announced.step === "start-round" ? "start" : "close", { seconds: secondsLeft(announced, now) })}
    </p>
  );
}
