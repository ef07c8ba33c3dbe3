"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { createStore } from "zustand/vanilla";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { useAnimals } from "@/components/board/names";
import { ShowClock } from "@/components/board/opening/show-clock";
import { CalmPage } from "@/components/lab/calm-page";
import { LiveOwnWork } from "@/components/lab/live-own-work";
import { LiveRound } from "@/components/lab/live-round";
import { useAnswers } from "@/components/lab/questions/live-answers";
import { RoundResult } from "@/components/lab/results/round-result";
import { Button, buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { beatenBy } from "@/lib/client/local-class/beaten";
import type { GhostPace } from "@/lib/client/local-class/ghost-race";
import { type Practice, startPractice } from "@/lib/client/local-class/practice";
import { INITIAL_RUN_STATE, withoutProgress } from "@/lib/client/run/run-state";
import { useRun } from "@/lib/client/run/use-run";
import type { ProgressKeeper } from "@/lib/client/storage/practice-storage";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Ghost } from "@/lib/learning/practice/ghosts";
import { practiceSets } from "@/lib/learning/practice/practice-seeds";
import type { MakeSplit } from "@/lib/protocol/practice";
import type { Reply } from "@/lib/protocol/socket";
import { leaderboard } from "@/lib/session/board/leaderboard";
import type { ParticipantCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Participant, Session } from "@/lib/session/log/session";
import { PracticeBar } from "./practice-bar";

const NOT_TRAINING = createStore(() => INITIAL_RUN_STATE);
const ROUND = 0;
/** As often as a class is told what has happened. */
const TURN_MS = 250;

export type LivePracticeProps = {
  readonly challenge: ChallengeInfo;
  /** The set of examples, from 0. */
  readonly set: number;
  readonly ghosts: readonly Ghost[];
  readonly progress: ProgressKeeper;
  readonly makeSplit: MakeSplit;
  /** Begins another attempt. */
  readonly onAgain: () => void;
};

/** One attempt at a challenge, alone. Must get other examples under another `key`. */
export function LivePractice(props: LivePracticeProps) {
  const { challenge, set, ghosts, makeSplit } = props;
  const t = useTranslations("alone");
  const animals = useAnimals();
  const [practice, setPractice] = useState<Practice | null>(null);
  // Another language gives the next attempt other names.
  const [names] = useState(() => ({ self: t("you"), ghosts: animals }));
  useEffect(() => {
    const started = startPractice({ challenge, set, ghosts, names, makeSplit });
    setPractice(started);
    return () => started.dispose();
  }, [challenge, set, ghosts, names, makeSplit]);
  return practice && <Attempt key={practice.id} {...props} practice={practice} />;
}

function Attempt({
  challenge,
  set,
  progress,
  practice,
  onAgain,
}: LivePracticeProps & { practice: Practice }) {
  const problems = useTranslations("problems");
  const session = useStore(practice.of.store);
  const self = session.participants[practice.self]!;
  const round = session.rounds[ROUND];
  const isOver = session.phase.kind !== "round";
  const [times, setTimes] = useState<GhostPace>("in-turn");
  const [testing, setTesting] = useState(false);
  const [trouble, setTrouble] = useState<ProblemCode | null>(null);
  const send = useCallback(
    async (command: ParticipantCommand): Promise<Reply> =>
      practice.of.ask({ kind: "participant", participant: practice.self }, command),
    [practice],
  );
  const keeper = useRun({
    sessionId: practice.id,
    seat: practice.self,
    ended: false,
    round: ROUND,
    closed: isOver,
    planned: session.plan.rounds[ROUND] ?? null,
    rules: session.rules,
    challenge,
    next: null,
    seed: round === undefined || round.state === "planned" ? null : round.seed,
    valley: null,
    paused: false,
    ownRuns: self.runs,
    ...{ send, local: practice.local },
  });
  const run = useStore(keeper?.store ?? NOT_TRAINING, useShallow(withoutProgress));
  const answering = useAnswers(session, self, send);
  useEffect(() => {
    practice.turn(times);
    const timer = setInterval(() => practice.turn(times), TURN_MS);
    return () => clearInterval(timer);
  }, [practice, times]);
  const ghosts = useGhostsBehind(practice, session);
  useProgress({ challenge: challenge.id, practice, session, self, progress });
  const openTest = async () => {
    setTesting(true);
    setTrouble(await practice.openTest());
    setTesting(false);
  };
  if (keeper === null) return null;
  const sets = practiceSets(challenge);
  if (isOver && round?.state === "closed" && round.test !== null)
    return (
      <ShowClock clock={practice.of.now}>
        <PracticeResult {...{ challenge, sets, onAgain }}>
          <div className="flex min-w-0 flex-col gap-6">
            <RoundResult {...{ session, self }} round={ROUND} task={challenge.task} />
          </div>
          <div className="min-w-0">
            <LiveOwnWork {...{ session, self, challenge, keeper, run }} round={ROUND} />
          </div>
        </PracticeResult>
      </ShowClock>
    );
  return (
    <LiveRound
      sessionId={practice.id}
      {...{ session, self, challenge, keeper, run, answering }}
      round={ROUND}
      connection="live"
      stored
      now={practice.of.now}
      notice={
        <>
          <PracticeBar
            {...{ set, sets, times, ghosts, testing, onAgain }}
            onTimes={setTimes}
            canTest={leaderboard(session, ROUND).some(
              (standing) => standing.participant.id === practice.self && standing.run.verdict !== null,
            )}
            onTest={() => void openTest()}
          />
          {trouble !== null && <Notice tone="danger">{problems(trouble)}</Notice>}
        </>
      }
      onHand={null}
    />
  );
}

/** Which ghosts the reader is ahead of. `latest`: the name of the one that was beaten last, or null. */
function useGhostsBehind(practice: Practice, session: Session) {
  const behind = useMemo(
    () => (session.phase.kind === "round" ? beatenBy(session, ROUND, practice.self) : []),
    [session, practice],
  );
  const [seen, setSeen] = useState<{ readonly ids: readonly number[]; readonly latest: number | null }>({
    ids: [],
    latest: null,
  });
  // The best of those that are new.
  const latest = behind.find((id) => !seen.ids.includes(id)) ?? seen.latest;
  if (behind.some((id) => !seen.ids.includes(id)))
    setSeen({ ids: [...new Set([...seen.ids, ...behind])], latest });
  return {
    count: practice.ghosts.length,
    beaten: behind.length,
    latest: latest === null ? null : (session.participants[latest]?.nickname ?? null),
  };
}

/** Notes in the browser what has been reached: the best score, the last settings, and the ghosts that were beaten. */
function useProgress({
  challenge,
  practice,
  session,
  self,
  progress,
}: {
  challenge: string;
  practice: Practice;
  session: Session;
  self: Participant;
  progress: ProgressKeeper;
}) {
  const { network, hyperparameters } = self.runs.at(-1) ?? {};
  useEffect(() => {
    if (network && hyperparameters)
      progress.change(challenge, (before) => ({ ...before, settings: { network, hyperparameters } }));
  }, [network, hyperparameters, progress, challenge]);
  useEffect(() => {
    const own = leaderboard(session, ROUND).find(({ participant }) => participant.id === practice.self);
    if (!own?.run.verdict) return;
    const behind = beatenBy(session, ROUND, practice.self);
    const numbers = practice.ghosts
      .filter(({ participant }) => behind.includes(participant))
      .map(({ number }) => number);
    const { best, beaten } = progress.of(challenge);
    if (best !== null && best >= own.score && numbers.every((number) => beaten.includes(number))) return;
    progress.change(challenge, (before) => ({
      ...before,
      best: Math.max(before.best ?? 0, own.score),
      beaten: [...new Set([...before.beaten, ...numbers])].sort((one, other) => one - other),
    }));
  }, [session, practice, progress, challenge]);
  const played = session.rounds[ROUND];
  const test =
    played?.state === "closed"
      ? played.test?.find(({ participant }) => participant === practice.self)?.test.score
      : undefined;
  useEffect(() => {
    if (test === undefined) return;
    progress.change(challenge, (before) => ({ ...before, test: Math.max(before.test ?? 0, test) }));
  }, [test, progress, challenge]);
}

/** How an attempt ended: the opened test, and the reader's own networks. */
function PracticeResult({
  challenge,
  sets,
  onAgain,
  children,
}: {
  challenge: ChallengeInfo;
  sets: number;
  onAgain: () => void;
  children: React.ReactNode;
}) {
  const t = useTranslations("alone");
  const { title } = useChallengeTexts()(challenge);
  return (
    <CalmPage wide>
      <div className="flex flex-col items-center gap-3 text-center">
        <h1 className="text-3xl">{t("result.over")}</h1>
        <p className="text-ink-muted text-lg">{title}</p>
        <div className="flex flex-wrap justify-center gap-3">
          <Button variant="primary" onClick={onAgain}>
            <RefreshCw aria-hidden />
            <span>{t(sets > 1 ? "again.more" : "again.over")}</span>
          </Button>
          <a href="#challenges" className={buttonClass()}>
            {t("all")}
          </a>
        </div>
        <p className="max-w-prose text-ink-muted text-sm">
          <span>{t("result.byScore")}</span> {sets === 1 && <span>{t("result.same")}</span>}
        </p>
      </div>
      <div className="grid gap-6 lg:grid-cols-2 lg:items-start">{children}</div>
    </CalmPage>
  );
}
