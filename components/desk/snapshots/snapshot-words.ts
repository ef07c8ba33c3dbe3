import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { isolate } from "@/components/board/isolate";
import type { Snapshot } from "@/lib/session/log/desk/desk-events";
import { keptRun } from "@/lib/session/log/desk/kept-run";
import type { Session } from "@/lib/session/log/session";

/** What a snapshot shows, in a line: `Round 1: Curves`, or `Curious Otter, run 2 of round 1`. */
export function useSnapshotWords(session: Session): (snapshot: Snapshot) => string {
  const t = useTranslations("host.snapshots");
  const names = useTranslations("class-pictures.names");
  return useCallback(
    (snapshot) => {
      if (snapshot.kind === "picture")
        return t("picture", { round: snapshot.round + 1, picture: names(snapshot.picture) });
      const kept = keptRun(session, snapshot);
      if (!kept) return t("gone");
      const { participant, run } = kept;
      const ofRound = participant.runs.filter(({ round }) => round === run.round);
      return t("run", {
        nickname: isolate(participant.nickname),
        run: ofRound.indexOf(run) + 1,
        round: run.round + 1,
      });
    },
    [session, t, names],
  );
}
