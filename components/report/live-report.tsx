"use client";

import { useLocale } from "next-intl";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useEveryoneNamed } from "@/components/board/names";
import { usePlannedInfos } from "@/components/replay/planned-infos";
import { loadReplay } from "@/lib/client/api/load-replay";
import { storedReplay } from "@/lib/client/api/replay-source";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { isMember } from "@/lib/session/decide/seats";
import type { Timeline } from "@/lib/session/insights/timeline";
import type { Session } from "@/lib/session/log/session";
import { HIDDEN_NAME } from "@/lib/session/log/visible-to-lab";
import type { RealNames } from "@/lib/session/names/real-name";
import { classReport } from "@/lib/session/report/class-report";
import { ReportFrame, ReportMessage } from "./report-frame";
import { ReportView } from "./report-view";
import { type NameKeeper, type NoteNames, useRealNames } from "./use-real-names";

type LiveReportProps = {
  readonly sessionId: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly title: string;
  /** All challenges of this version. */
  readonly catalogue: readonly ChallengeInfo[];
  readonly names: RealNames;
  readonly onNote: NoteNames;
};

/** The report of a session: its log is loaded as the replay loads it, and everything is worked out here on the page. */
export function LiveReport(props: LiveReportProps) {
  const { sessionId, catalogue } = props;
  const keeper = useRealNames(sessionId, props.names, props.onNote);
  const { loading, reload } = useWholeLog(sessionId);
  return (
    <ReportFrame sessionId={sessionId} printable={loading.timeline !== null}>
      {loading.problem !== null && <ReportMessage kind="failed" problem={loading.problem} onRetry={reload} />}
      {loading.problem === null && loading.timeline === null && (
        <ReportMessage kind="loading" loaded={loading.share} busy={loading.busy} />
      )}
      {loading.timeline && (
        <LoadedReport
          {...{ sessionId, catalogue, keeper }}
          createdAt={props.createdAt}
          title={props.title}
          timeline={loading.timeline}
          onRefresh={reload}
        />
      )}
    </ReportFrame>
  );
}

type LoadedReportProps = Pick<LiveReportProps, "sessionId" | "createdAt" | "title" | "catalogue"> & {
  readonly timeline: Timeline;
  readonly keeper: NameKeeper;
  readonly onRefresh: () => void;
};

function LoadedReport({ timeline, catalogue, keeper, onRefresh, ...session }: LoadedReportProps) {
  const { final, log } = timeline;
  const challenges = usePlannedInfos(final.plan, catalogue);
  const named = useEveryoneNamed(useMemo(() => asTeachersKnowIt(final), [final]));
  const report = useMemo(
    () => classReport(named, (round) => challenges[round]?.task ?? null),
    [named, challenges],
  );
  const nameable = useMemo(
    () => final.participants.filter((one) => isMember(one) && one.nickname !== HIDDEN_NAME),
    [final],
  );
  const about = { id: session.sessionId, title: session.title, createdAt: session.createdAt };
  return <ReportView {...{ about, report, log, challenges, nameable, keeper, onRefresh }} />;
}

/** What is hidden from the class for a while, and who goes by an animal before it, is no secret to its teacher. */
function asTeachersKnowIt(session: Session): Session {
  return {
    ...session,
    hidden: { board: false, names: false },
    rounds: session.rounds.map((round) => (round.state === "closed" ? { ...round, named: true } : round)),
  };
}

type Loading = {
  /** Null until all of it is loaded. */
  readonly timeline: Timeline | null;
  /** The share that is loaded, 0–1. */
  readonly share: number;
  readonly busy: boolean;
  readonly problem: ProblemCode | null;
};

const BEGINNING: Loading = { timeline: null, share: 0, busy: false, problem: null };
/** Nothing is marked on a timeline here. */
const taskOf = () => null;

function useWholeLog(sessionId: string): { readonly loading: Loading; readonly reload: () => void } {
  const language = useLocale();
  const [loading, setLoading] = useState(BEGINNING);
  const [attempt, setAttempt] = useState(0);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads again
  useEffect(() => {
    const abort = new AbortController();
    let latest: Timeline | null = null;
    setLoading(BEGINNING);
    loadReplay({ source: storedReplay(sessionId, null, language), taskOf }, abort.signal, (news) => {
      if (news.kind === "loaded") latest = news.timeline;
      setLoading((before) =>
        news.kind === "busy" ? { ...before, busy: true } : { ...BEGINNING, share: news.share },
      );
    }).then(
      (problem) =>
        setLoading({ ...BEGINNING, share: 1, problem, timeline: problem === null ? latest : null }),
      () => {},
    );
    return () => abort.abort();
  }, [sessionId, language, attempt]);
  return { loading, reload };
}
