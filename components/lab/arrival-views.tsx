"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { RoundExamples } from "@/components/board/round-examples";
import { useRoundRules } from "@/components/board/round-rules";
import { RichText } from "@/components/ui/rich-text";
import { Spinner } from "@/components/ui/spinner";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { ExampleSample } from "@/lib/learning/examples/planned-challenges";
import { isMember } from "@/lib/session/decide/seats";
import type { Participant, Session } from "@/lib/session/log/session";
import type { ConnectionState } from "@/lib/session/page-state";
import { CalmPage, Waiting } from "./calm-page";
import { SlopeGame } from "./slope/slope-game";

/** Shown until the first state of the class has arrived. */
export function EnteringView({ connection }: { connection: ConnectionState }) {
  const t = useTranslations("lab.entering");
  return (
    <CalmPage>
      <p role="status" className="flex items-center justify-center gap-3 text-ink-muted text-lg">
        <Spinner />
        <span>{t(connection === "offline" ? "offline" : "title")}</span>
      </p>
    </CalmPage>
  );
}

/** Shown while a student waits for the host to let them in. */
export function WaitingView({
  title,
  nickname,
  status,
  notice,
}: {
  title: string;
  nickname: string;
  status: ReactNode;
  notice: ReactNode;
}) {
  const t = useTranslations("lab.waiting");
  return (
    <CalmPage {...{ status, notice }}>
      <div className="text-center">
        <p className="text-ink-muted">
          <RichText>
            {t.rich("hello", {
              nickname,
              name: (words) => (
                <bdi translate="no" className="text-accent">
                  {words}
                </bdi>
              ),
            })}
          </RichText>
        </p>
        <h1 className="mt-1 text-3xl">{t("title")}</h1>
        <Waiting>
          <span>
            <RichText>
              {t.rich("body", { title, name: (words) => <bdi translate="no">{words}</bdi> })}
            </RichText>
          </span>
        </Waiting>
      </div>
    </CalmPage>
  );
}

/** Shown before the first round: the student is in, and so are these others. */
export function LobbyView({
  session,
  self,
  starting = null,
  status,
  notice,
  questions,
}: {
  session: Session;
  self: Participant;
  /** In how many seconds the round starts; null while that is open. */
  starting?: ReactNode;
  status: ReactNode;
  notice: ReactNode;
  /** What the student is asked before the lesson. */
  questions: ReactNode;
}) {
  const t = useTranslations("lab.lobby");
  const here = session.participants.filter((one) => one.connected && isMember(one));
  return (
    <CalmPage {...{ status, notice }}>
      <div className="text-center">
        <p className="text-ink-muted">{session.title}</p>
        <h1 className="mt-1 text-3xl">
          <RichText>
            {t.rich("in", {
              nickname: self.nickname,
              name: (words) => (
                <bdi translate="no" className="text-accent">
                  {words}
                </bdi>
              ),
            })}
          </RichText>
        </h1>
        <Waiting>{starting ?? t("waiting")}</Waiting>
      </div>
      {questions}
      <SlopeGame />
      <section aria-label={t("here", { count: here.length })} className="text-center">
        <h2 className="font-normal text-ink-muted text-sm">{t("here", { count: here.length })}</h2>
        <ul className="mt-3 flex flex-wrap justify-center gap-2">
          {here.map(({ id, nickname }) => (
            <li
              key={id}
              className="max-w-full truncate rounded-full border border-line bg-surface px-3 py-1 text-sm aria-[current]:border-accent aria-[current]:font-medium"
              aria-current={id === self.id || undefined}
            >
              <bdi translate="no">{nickname}</bdi>
            </li>
          ))}
        </ul>
      </section>
    </CalmPage>
  );
}

/** Shown while this page does not know a round that came into the plan after it was opened. */
export function NewRoundView({
  session,
  round,
  status,
  notice,
}: {
  session: Session;
  round: number;
  status: ReactNode;
  notice: ReactNode;
}) {
  const t = useTranslations("lab");
  const { title } = useChallengeTexts()(session.plan.rounds[round]!);
  return (
    <CalmPage {...{ status, notice }}>
      <div className="text-center">
        <h1 className="text-3xl">{t("round", { number: round + 1, title })}</h1>
        <Waiting>{t("newRound")}</Waiting>
      </div>
    </CalmPage>
  );
}

/** Shown before a round starts: its question, some examples, and what the teacher has restricted. */
export function OpenedView({
  session,
  round,
  challenge,
  sample,
  starting = null,
  status,
  notice,
  expectation,
  drawing = null,
}: {
  session: Session;
  round: number;
  challenge: ChallengeInfo;
  sample: ExampleSample | null;
  /** In how many seconds the round starts; null while that is open. */
  starting?: ReactNode;
  status: ReactNode;
  notice: ReactNode;
  /** What the student is asked to expect of the round. */
  expectation: ReactNode;
  /** Where the student draws, in a round whose examples the class draws. */
  drawing?: ReactNode;
}) {
  const t = useTranslations("lab");
  const planned = session.plan.rounds[round]!;
  const rules = useRoundRules()(planned, challenge);
  const { title, question } = useChallengeTexts()(planned);
  const isBeside = drawing !== null && starting !== null;
  return (
    <CalmPage {...{ status, notice }}>
      <div className="grid gap-3 text-center">
        <h1 className="text-3xl">{t("round", { number: round + 1, title })}</h1>
        <p className="relative text-lg">
          {/* Whoever is drawing below must not have the paper move. */}
          <span className={isBeside ? "invisible" : undefined}>{question}</span>
          {isBeside && <span className="absolute inset-0">{starting}</span>}
        </p>
        {planned.aim !== null && (
          <p className="text-accent">
            <bdi>{planned.aim}</bdi>
          </p>
        )}
        {rules !== null && <p className="text-ink-muted text-sm">{rules}</p>}
        {drawing === null && <Waiting>{starting ?? t("opened.waiting")}</Waiting>}
      </div>
      {expectation}
      {drawing}
      {sample !== null && (
        <div className="rounded-card border border-line bg-surface p-4">
          <RoundExamples {...{ challenge, sample }} className="h-[min(26rem,50dvh)]" />
        </div>
      )}
    </CalmPage>
  );
}
