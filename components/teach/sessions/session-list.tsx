"use client";

import { BookOpen, ListChecks, MonitorCheck, Play, Plus, Table2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { type ClassPlaces, useClassAddress } from "@/components/desk/class-address";
import { PastLessons, type PastLessonsProps } from "@/components/teach/lessons/past-lessons";
import { Button, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { RichText } from "@/components/ui/rich-text";
import { LocalTime } from "./local-time";
import { OpenSessionCard } from "./open-session-card";

/** A live session in its teacher's list. Times as ISO 8601. */
export type ListedSession = {
  readonly id: string;
  readonly title: string;
  readonly joinCode: string;
  readonly createdAt: string;
  /** When it will be deleted automatically unless it is opened before then; null: never. */
  readonly deletedOn: string | null;
  /** Whether any of its rounds was ever started: if so, it ends by itself unless somebody ends it. */
  readonly begun: boolean;
  readonly classLabel: string | null;
  /** Whose session it is; null: the teacher's own. */
  readonly hostName: string | null;
  readonly rounds: number;
  readonly students: number;
  readonly runs: number;
};

type SessionListProps = Omit<PastLessonsProps, "address"> & {
  readonly live: readonly ListedSession[];
  readonly places: ClassPlaces;
  /** Null while the server trusts its clock. */
  readonly clockDoubt: Pick<ClockDoubtProps, "now" | "last"> | null;
  readonly onConfirmClock: ClockDoubtProps["onConfirm"];
};

/** The teacher's sessions: live ones first and large, past ones below. */
export function SessionList(props: SessionListProps) {
  const { live, places, clockDoubt, onConfirmClock, ...past } = props;
  const { actions, onChanged } = past;
  const t = useTranslations("teach.sessions");
  const common = useTranslations("common");
  const address = useClassAddress(places);
  const nonePast = past.inList === 0 && past.archived === 0;
  const none = live.length === 0 && nonePast;
  const classes = past.classes.filter(({ own }) => own).map(({ label }) => label);
  return (
    <>
      <div className="mb-8 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-3xl">{t("title")}</h1>
        <div className="flex flex-wrap gap-2">
          <Link href="/teach/guide" className={buttonClass({ variant: "quiet" })}>
            <BookOpen aria-hidden />
            <span>{t("guide")}</span>
          </Link>
          <a href="/check" className={buttonClass({ variant: "quiet" })}>
            <MonitorCheck aria-hidden />
            <span>{common("checkDevice")}</span>
          </a>
          <Link href="/teach/plans" className={buttonClass({ variant: "quiet" })}>
            <ListChecks aria-hidden />
            <span>{t("plans")}</span>
          </Link>
          <Link href="/teach/challenges" className={buttonClass({ variant: "quiet" })}>
            <Table2 aria-hidden />
            <span>{t("own")}</span>
          </Link>
          {!none && (
            <Link href="/teach/new" className={buttonClass({ variant: "primary" })}>
              <Plus aria-hidden />
              <span>{t("new")}</span>
            </Link>
          )}
        </div>
      </div>
      {clockDoubt && <ClockDoubt {...clockDoubt} onConfirm={onConfirmClock} />}
      {none ? (
        <EmptyState
          title={t("emptyTitle")}
          body={t("emptyBody")}
          action={
            <div className="flex flex-wrap justify-center gap-2">
              <Link href="/teach/new" className={buttonClass({ variant: "primary", size: "lg" })}>
                <Plus aria-hidden />
                <span>{t("emptyAction")}</span>
              </Link>
              <a href="/tour" className={buttonClass({ size: "lg" })}>
                <Play aria-hidden />
                <span>{t("emptyTour")}</span>
              </a>
            </div>
          }
        />
      ) : (
        <div className="flex flex-col gap-10">
          <section aria-labelledby="live-sessions">
            <h2 id="live-sessions" className="mb-3 text-lg">
              {t("live")}
            </h2>
            {live.length === 0 ? (
              <p className="text-ink-muted">{t("noneLive")}</p>
            ) : (
              <ul className="grid gap-4 lg:grid-cols-2">
                {live.map((session) => (
                  <li key={session.id}>
                    <OpenSessionCard {...{ session, classes, actions, onChanged }} />
                  </li>
                ))}
              </ul>
            )}
          </section>
          {!nonePast && <PastLessons {...past} address={address} />}
        </div>
      )}
    </>
  );
}

/** The server's clock is far ahead of its last known time, so it may be wrong. Times as ISO 8601. */
type ClockDoubtProps = {
  readonly now: string;
  readonly last: string;
  readonly onConfirm: (now: string) => Promise<void>;
};

/** Says why nothing is being deleted automatically, and asks the teacher to confirm the date. */
function ClockDoubt({ now, last, onConfirm }: ClockDoubtProps) {
  const t = useTranslations("teach.clock");
  const [confirming, startConfirming] = useTransition();
  return (
    <div className="mb-8">
      <Notice tone="warning" title={t("title")}>
        <p>
          <RichText>
            {t.rich("body", {
              now: () => <LocalTime at={now} dateOnly />,
              last: () => <LocalTime at={last} dateOnly />,
            })}
          </RichText>
        </p>
        <div className="mt-3">
          <Button size="sm" disabled={confirming} onClick={() => startConfirming(() => onConfirm(now))}>
            {t("confirm")}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
