"use client";

import { Presentation } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { isolate } from "@/components/board/isolate";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { RichText } from "@/components/ui/rich-text";
import { HOURS_UNATTENDED } from "@/lib/session/retention";
import { LocalTime } from "./local-time";
import { OpenSessionMenu, type OpenSessionMenuProps } from "./open-session-menu";

/** A session that students can join now; its code is prominent. */
export function OpenSessionCard({ session, classes, actions, onChanged }: OpenSessionMenuProps) {
  const t = useTranslations("teach.sessions");
  const lessons = useTranslations("lessons");
  const named = (action: string) => t("actionOn", { action, title: session.title });
  return (
    <article className="flex h-full flex-col gap-5 rounded-card border border-line bg-surface p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-56">
          <h3 className="break-words text-xl">
            <bdi>{session.title}</bdi>
          </h3>
          {(session.classLabel !== null || session.hostName !== null) && (
            <p className="mt-1 flex flex-wrap gap-2">
              {session.classLabel !== null && (
                <Badge tone="accent">{lessons("className", { label: isolate(session.classLabel) })}</Badge>
              )}
              {session.hostName !== null && (
                <Badge>{lessons("host", { name: isolate(session.hostName) })}</Badge>
              )}
            </p>
          )}
          <p className="mt-1 text-ink-muted text-sm">
            <span>{t("started")}</span> <LocalTime at={session.createdAt} />
          </p>
          <p className="tabular text-ink-muted text-sm">
            {[
              t("rounds", { count: session.rounds }),
              t("students", { count: session.students }),
              t("runs", { count: session.runs }),
            ].join(" · ")}
          </p>
          {session.begun && (
            <p className="mt-1 text-ink-muted text-sm">{t("endsUnattended", { hours: HOURS_UNATTENDED })}</p>
          )}
          {!session.begun && session.deletedOn !== null && (
            <p className="mt-1 text-ink-muted text-sm">
              <RichText>
                {t.rich("deletedUnused", { date: () => <LocalTime at={session.deletedOn ?? ""} dateOnly /> })}
              </RichText>
            </p>
          )}
        </div>
        <p className="flex flex-col">
          <span className="text-ink-muted text-sm">{t("code")}</span>
          <span dir="ltr" translate="no" className="font-mono font-semibold text-2xl tracking-[0.12em]">
            {session.joinCode}
          </span>
        </p>
      </div>
      <div className="mt-auto flex flex-wrap gap-2">
        <Link
          href={`/teach/${session.id}`}
          aria-label={named(t("desk"))}
          className={buttonClass({ variant: "primary" })}
        >
          {t("desk")}
        </Link>
        <a
          href={`/screen/${session.id}`}
          target="_blank"
          rel="noreferrer"
          aria-label={named(t("projector"))}
          className={buttonClass()}
        >
          <Presentation aria-hidden />
          <span>{t("projector")}</span>
        </a>
        <OpenSessionMenu {...{ session, classes, actions, onChanged }} />
      </div>
    </article>
  );
}
