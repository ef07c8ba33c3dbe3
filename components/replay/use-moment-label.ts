"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { isolate } from "@/components/board/isolate";
import { aliasOf, useAnimals } from "@/components/board/names";
import { unreachable } from "@/lib/learning/unreachable";
import { hasToldNames, type Session } from "@/lib/session/log/session";
import type { Moment } from "./moment";

const MINUTE = 60_000;

/**
 * A decisive moment in words. `final`: the class at the end of its log, for the names. `now`: the class at the moment of the playback. Until the host
 * tells who it was, whose run diverged or overfits goes by an animal.
 */
export function useMomentLabel(final: Session, now: Session): (moment: Moment) => string {
  const t = useTranslations("replay");
  const animals = useAnimals();
  // As a string, which stays the same while a playback goes on.
  const told = now.rounds.flatMap((_, round) => (hasToldNames(now, round) ? [round] : [])).join();
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
        case "vote-opened":
          return t("moment.voteOpened");
        case "vote-closed":
          return t("moment.voteClosed");
        case "question-asked":
          return t(`moment.asked.${moment.purpose}`, { text: isolate(moment.text) });
        case "question-closed":
          return t(`moment.answered.${moment.purpose}`, { text: isolate(moment.text) });
        case "lead-change":
          return t("moment.leadChange", { nickname: nickname(moment.participant), changes: moment.changes });
        case "afterwards": {
          const { text, author, shown } = moment.note;
          return t("moment.afterwards", {
            by: author === null ? "reader" : author.self ? "self" : "other",
            author: isolate(author?.name ?? ""),
            ...{ text: isolate(text), shown: shown ? "yes" : "no" },
          });
        }
        case "note":
          return t("moment.note", { text: isolate(moment.text) });
        case "diverged":
        case "overfitting": {
          const { participant, run } = moment;
          const round = final.participants[participant]?.runs[run]?.round ?? -1;
          const isTold = told.split(",").includes(String(round));
          const who = isTold ? nickname(participant) : isolate(aliasOf(participant, animals));
          return t(`moment.${moment.kind}`, { nickname: who, run: run + 1 });
        }
        case "fold": {
          const minutes = Math.round(moment.length / MINUTE);
          const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
          return t(hours === 0 ? "moment.fold" : "moment.longFold", { hours, minutes: rest });
        }
        default:
          return unreachable(moment);
      }
    },
    [t, final, animals, told],
  );
}
