import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { isolate } from "@/components/board/isolate";
import { unreachable } from "@/lib/learning/unreachable";
import type { Session } from "@/lib/session/log/session";
import type { Moment } from "./moment";

const MINUTE = 60_000;

/** A decisive moment in words. `final`: the class as its log leaves it, for the names. */
export function useMomentLabel(final: Session): (moment: Moment) => string {
  const t = useTranslations("replay");
  return useCallback(
    (moment) => {
      const nickname = (id: number) => isolate(final.participants[id]?.nickname ?? "");
      switch (moment.kind) {
        case "round-started":
          return t("moment.roundStarted", { round: moment.round + 1 });
        case "round-closed":
          return t("moment.roundClosed", { round: moment.round + 1 });
        case "test-opened":
          return t("moment.testOpened", { round: moment.round + 1 });
        case "lead-change":
          return t("moment.leadChange", { nickname: nickname(moment.participant) });
        case "note":
          return t("moment.note", { text: isolate(moment.text) });
        case "diverged":
          return t("moment.diverged", { nickname: nickname(moment.participant), run: moment.run + 1 });
        case "fold": {
          const minutes = Math.round(moment.length / MINUTE);
          const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
          return t(hours === 0 ? "moment.fold" : "moment.longFold", { hours, minutes: rest });
        }
        default:
          return unreachable(moment);
      }
    },
    [t, final],
  );
}
