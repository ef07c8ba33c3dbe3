"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { TeacherPage } from "@/components/teach/teacher-page";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { fetchGhosts, ghostsOf } from "@/lib/client/api/ghosts";
import { forgetOfflineCopy } from "@/lib/client/offline/offline-copy";
import { openProgress, type ProgressKeeper, type ProgressState } from "@/lib/client/storage/practice-storage";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { GhostFile } from "@/lib/learning/practice/ghosts";
import { practiceSets } from "@/lib/learning/practice/practice-seeds";
import type { MakeSplit } from "@/lib/protocol/practice";
import { ChallengeList, type Reached } from "./challenge-list";
import { OfflineLine } from "./live-offline";
import { LivePractice } from "./live-practice";

const NOT_OPENED = createStore<ProgressState>(() => ({ kept: null, byChallenge: {} }));

/** Training without a class: the list of challenges, or the one that the address names behind its `#`. */
export function LiveAlone({
  challenges,
  makeSplit,
}: {
  readonly challenges: readonly ChallengeInfo[];
  readonly makeSplit: MakeSplit;
}) {
  const progress = useOpenProgress();
  const ghosts = useGhostFile();
  const state = useStore(progress?.store ?? NOT_OPENED);
  const id = useFragment();
  const chosen = challenges.find((challenge) => challenge.id === id);
  if (chosen && progress && state.kept !== null && ghosts !== undefined)
    return <Chosen key={chosen.id} {...{ challenge: chosen, ghosts, progress, makeSplit }} />;
  return (
    <Entrance {...{ challenges, state }} loading={chosen !== undefined} onForget={() => progress?.forget()} />
  );
}

/** A challenge that was chosen: one attempt after the other. */
function Chosen({
  challenge: given,
  ghosts: file,
  progress,
  makeSplit,
}: {
  challenge: ChallengeInfo;
  ghosts: GhostFile | null;
  progress: ProgressKeeper;
  makeSplit: MakeSplit;
}) {
  const sets = practiceSets(given);
  const [attempt, setAttempt] = useState(0);
  const [set, setSet] = useState(() => progress.of(given.id).set % sets);
  // Each attempt begins with the settings of the last run. Which those are is looked up once an attempt.
  const challenge = useMemo(
    () => ({ ...given, preset: progress.of(given.id).settings ?? given.preset, attempt }),
    [given, progress, attempt],
  );
  const ghosts = useMemo(() => (file ? ghostsOf(file, given, set) : []), [file, given, set]);
  const onAgain = useCallback(() => {
    const next = (set + 1) % sets;
    progress.change(given.id, (before) => ({ ...before, set: next }));
    setSet(next);
    setAttempt((before) => before + 1);
  }, [progress, given.id, set, sets]);
  return <LivePractice key={attempt} {...{ challenge, set, ghosts, progress, makeSplit, onAgain }} />;
}

function Entrance({
  challenges,
  state,
  loading,
  onForget,
}: {
  challenges: readonly ChallengeInfo[];
  state: ProgressState;
  loading: boolean;
  onForget: () => void;
}) {
  const t = useTranslations("alone");
  const [forgotten, setForgotten] = useState(false);
  const reachedIn = (challenge: string): Reached | null => {
    const reached = state.byChallenge[challenge];
    return reached ? { ...reached, beaten: reached.beaten.length } : null;
  };
  return (
    <TeacherPage teacher={null} width="wide">
      <div className="flex flex-col gap-6">
        <header className="flex max-w-3xl flex-col gap-2">
          <h1 className="text-3xl">{t("title")}</h1>
          <p className="text-lg">{t("intro")}</p>
          <p className="text-ink-muted">{t("private")}</p>
        </header>
        {state.kept === false && <Notice tone="warning">{t("noStorage")}</Notice>}
        {loading ? (
          <p role="status" className="text-ink-muted">
            {t("loading")}
          </p>
        ) : (
          <ChallengeList {...{ challenges, reachedIn }} />
        )}
        <footer className="flex max-w-3xl flex-col gap-3 border-line border-t pt-4 text-ink-muted text-sm">
          <p>{t("unsealed")}</p>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <OfflineLine forgotten={forgotten} />
            <ConfirmDialog
              trigger={
                <Button size="sm" variant="quiet">
                  {t("forget.open")}
                </Button>
              }
              title={t("forget.title")}
              body={t("forget.body")}
              confirmLabel={t("forget.confirm")}
              danger
              onConfirm={() => {
                onForget();
                void forgetOfflineCopy();
                setForgotten(true);
              }}
            />
            {forgotten && <span role="status">{t("forget.done")}</span>}
          </div>
        </footer>
      </div>
    </TeacherPage>
  );
}

/** What the browser keeps, while the page is open; null on the first render. */
function useOpenProgress(): ProgressKeeper | null {
  const [keeper, setKeeper] = useState<ProgressKeeper | null>(null);
  useEffect(() => {
    const opened = openProgress();
    setKeeper(opened);
    return () => opened.close();
  }, []);
  return keeper;
}

/** Undefined until there is an answer; null if there are no ghosts to be had. */
function useGhostFile(): GhostFile | null | undefined {
  const [file, setFile] = useState<GhostFile | null>();
  useEffect(() => {
    const leaving = new AbortController();
    void fetchGhosts(leaving.signal).then((found) => {
      if (!leaving.signal.aborted) setFile(found);
    });
    return () => leaving.abort();
  }, []);
  return file;
}

/** What the address has behind its `#`. Not a part of its path, so that one page, which can be kept for use offline, has all challenges. */
function useFragment(): string {
  return useSyncExternalStore(
    listenToFragment,
    () => location.hash.slice(1),
    () => "",
  );
}

function listenToFragment(changed: () => void): () => void {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
}
