import { FastForward, SkipForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { useShow } from "@/components/board/opening/show-clock";
import { Button } from "@/components/ui/button";
import { stepAfter } from "@/lib/session/board/opening/show";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ShowStep } from "@/lib/session/log/opening";
import type { Session } from "@/lib/session/log/session";

/** The round whose test was opened last, and the step of its show; null if none is being shown. */
export function useShownStep(
  session: Session,
): { readonly round: number; readonly step: ShowStep; readonly next: ShowStep | null } | null {
  const openings = session.rounds.map((round) => (round.state === "closed" ? (round.opening?.at ?? -1) : -1));
  const round = openings.indexOf(Math.max(-1, ...openings));
  const moment = useShow(session, round);
  if (moment === null || moment.placed) return null;
  return { round, step: moment.step, next: stepAfter(moment.step) };
}

/** While a test is being shown: how far it is, and the way to go on before its time. Renders nothing otherwise. */
export function OpeningControl({
  session,
  disabled,
  onCommand,
}: {
  readonly session: Session;
  readonly disabled: boolean;
  readonly onCommand: (command: HostCommand) => void;
}) {
  const t = useTranslations("host.opening");
  const shown = useShownStep(session);
  if (shown === null) return null;
  const { round, step, next } = shown;
  const advance = (step: ShowStep) => onCommand({ type: "advance-opening", round, step });
  return (
    <div className="flex flex-col gap-2 rounded-control bg-test/10 px-3 py-2.5">
      <p role="status" className="font-medium text-sm text-test">
        {t("now", { step, round: round + 1 })}
      </p>
      {next !== null && (
        <div className="flex flex-wrap gap-1.5">
          <Button size="sm" disabled={disabled} onClick={() => advance(next)}>
            <FastForward aria-hidden className="rtl:-scale-x-100" />
            <span>{t("next", { step: next })}</span>
          </Button>
          {next !== "places" && (
            <Button size="sm" variant="quiet" disabled={disabled} onClick={() => advance("places")}>
              <SkipForward aria-hidden className="rtl:-scale-x-100" />
              <span>{t("next", { step: "places" })}</span>
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
