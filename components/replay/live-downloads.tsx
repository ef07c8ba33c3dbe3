"use client";

import { useLocale, useMessages } from "next-intl";
import { useState } from "react";
import { fileStem } from "@/components/lab/own-card/card-file";
import { saveFile } from "@/components/lab/save-file";
import { loadWebPage } from "@/lib/client/api/web-page";
import { directionOf, type Locale } from "@/lib/i18n/locales";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Timeline } from "@/lib/session/insights/timeline";
import { logToPassOn } from "@/lib/session/log/file/passed-on";
import { encodeReplay, REPLAY_ENDING, type ReplayFile } from "@/lib/session/log/file/replay-file";
import { nameLanguage } from "@/lib/session/names/nickname-words";
import { DownloadMenu, type TakenAs } from "./download-menu";
import { REPLAY_AREAS } from "./replay-areas";

/** As whom the page got its log, and for a host, whether their link shows animals instead of nicknames. */
type LogOfPage =
  | { readonly reader: "host"; readonly animals: boolean }
  | { readonly reader: "link" }
  | { readonly reader: "file"; readonly product: string };

type LiveDownloadsProps = {
  /** The share that is loaded, 0–1. */
  readonly loaded: number;
  readonly timeline: Timeline;
  /** By round; null if this version does not know the challenge. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  readonly from: LogOfPage;
};

/** Makes files of the replay on this page. Nothing is offered before all of it is there, or while the class goes on. */
export function LiveDownloads({ loaded, timeline, challenges, from }: LiveDownloadsProps) {
  const language = useLocale();
  const messages = useMessages();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemCode | null>(null);
  if (loaded < 1 || timeline.final.phase.kind !== "ended") return null;

  const take = async (as: TakenAs): Promise<ProblemCode | null> => {
    const file = fileOf(timeline, from, language);
    const stem = fileStem(file.title, "replay", new Date());
    const bytes = encodeReplay(file);
    if (as === "file") {
      saveFile(`${stem}.${REPLAY_ENDING}`, new Blob([bytes], { type: "application/octet-stream" }));
      return null;
    }
    const texts = Object.fromEntries(REPLAY_AREAS.map((area) => [area, messages[area] ?? {}]));
    const page = await loadWebPage({
      ...{ language, direction: directionOf(language as Locale), messages: texts, challenges, bytes },
      title: file.title,
    });
    if (typeof page === "string") return page;
    saveFile(`${stem}.html`, page);
    return null;
  };
  const onTake = async (as: TakenAs) => {
    setBusy(true);
    setProblem(null);
    setProblem(await take(as));
    setBusy(false);
  };
  return <DownloadMenu {...{ busy, problem }} onTake={onTake} />;
}

function fileOf({ final, log }: Timeline, from: LogOfPage, language: string): ReplayFile {
  const { title } = final;
  const made = { product: process.env.DOWNHILL_VERSION ?? "development", title };
  switch (from.reader) {
    case "host":
      return { ...made, log: logToPassOn(log, from.animals ? nameLanguage(language) : null) };
    case "link":
      return { ...made, log };
    case "file":
      return { ...made, product: from.product, log };
  }
}
