import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { isolate } from "@/components/board/isolate";
import { unreachable } from "@/lib/learning/unreachable";
import type { Marker } from "@/lib/session/markers";
import type { Session } from "@/lib/session/session";

/** A decisive moment in words. `final`: the class as its log leaves it, for the names. */
export function useMomentLabel(final: Session): (marker: Marker) => string {
  const t = useTranslations("replay");
  return useCallback(
    (marker) => {
      const nickname = (id: number) => isolate(final.participants[id]?.nickname ?? "");
      switch (marker.kind) {
        case "round-started":
          return t("moment.roundStarted", { round: marker.round + 1 });
        case "round-closed":
          return t("moment.roundClosed", { round: marker.round + 1 });
        case "test-opened":
          return t("moment.testOpened", { round: marker.round + 1 });
        case "lead-change":
          return t("moment.leadChange", { nickname: nickname(marker.participant) });
        case "note":
          return t("moment.note", { text: isolate(marker.text) });
        case "diverged":
          return t("moment.diverged", { nickname: nickname(marker.participant), run: marker.run + 1 });
        default:
          return unreachable(marker);
      }
    },
    [t, final],
  );
}
