"use client";

import { Bookmark, Link2, Trophy } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { isolate } from "@/components/board/isolate";
import { useReplayShare } from "@/components/desk/sharing/use-replay-share";
import { LocalTime } from "@/components/teach/sessions/local-time";
import { Badge } from "@/components/ui/badge";
import { RichText } from "@/components/ui/rich-text";
import { LessonMenu } from "./lesson-menu";
import { addressOf, type LessonActions, type ListedLesson } from "./listed";

export type LessonRowProps = {
  readonly lesson: ListedLesson;
  /** The teacher's own classes. */
  readonly classes: readonly string[];
  /** Whether sessions are deleted automatically. */
  readonly deletes: boolean;
  readonly address: string;
  readonly actions: LessonActions;
  readonly onChanged: () => void;
};

/** A session that has ended, on two lines, with a menu of what can be done with it. */
export function LessonRow(props: LessonRowProps) {
  const { lesson, actions } = props;
  const t = useTranslations("lessons");
  const sessions = useTranslations("teach.sessions");
  const share = useReplayShare({
    ...{ sessionId: lesson.id, saved: lesson.share, address: props.address, actions: actions.share },
    ended: true,
  });
  const { classLabel, hostName, deletedOn } = lesson;
  return (
    <article className="flex items-center gap-x-3 py-2 ps-4 pe-2">
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h3 className="min-w-0 max-w-full text-base">
            <Link
              href={`/replay/${lesson.id}`}
              className="block truncate rounded-control underline-offset-4 hover:underline pointer-coarse:py-2"
            >
              <bdi>{lesson.title}</bdi>
            </Link>
          </h3>
          {classLabel !== null && (
            <Link
              href={addressOf({ search: "", classLabel, archived: false })}
              className="max-w-40 rounded-full"
            >
              <Badge tone="accent" className="max-w-full">
                <span className="sr-only">{t("class.label")}</span>
                <bdi className="truncate">{classLabel}</bdi>
              </Badge>
            </Link>
          )}
          {hostName !== null && <Badge>{t("host", { name: isolate(hostName) })}</Badge>}
          {lesson.kept && (
            <Badge>
              <Bookmark aria-hidden />
              <span>{t("kept")}</span>
            </Badge>
          )}
          {share.link !== null && (
            <span className="text-ink-muted" title={t("shared")}>
              <Link2 aria-hidden className="size-4" />
              <span className="sr-only">{t("shared")}</span>
            </span>
          )}
          {deletedOn !== null && (
            <span className="text-ink-muted text-sm lg:ms-auto">
              <RichText>
                {sessions.rich("deletedOn", { date: () => <LocalTime at={deletedOn} dateOnly /> })}
              </RichText>
            </span>
          )}
        </div>
        <p className="flex flex-wrap items-center gap-x-4 text-ink-muted text-sm">
          <LocalTime at={lesson.createdAt} />
          <span>
            <span className="sr-only">{sessions("code")}</span>
            <span dir="ltr" translate="no" className="font-mono">
              {lesson.joinCode}
            </span>
          </span>
          <span className="tabular">{sessions("rounds", { count: lesson.rounds })}</span>
          <span className="tabular">{sessions("students", { count: lesson.students })}</span>
          <span className="tabular">{sessions("runs", { count: lesson.runs })}</span>
          <Winners nicknames={lesson.winners ?? []} />
        </p>
      </div>
      <LessonMenu {...props} share={share} />
    </article>
  );
}

/** More names than these are counted. */
const MOST_NAMES = 3;

function Winners({ nicknames }: { readonly nicknames: readonly string[] }) {
  const t = useTranslations("lessons");
  const locale = useLocale();
  if (nicknames.length === 0) return null;
  const some = nicknames.slice(0, MOST_NAMES).map(isolate);
  const more = nicknames.length - some.length;
  const names = new Intl.ListFormat(locale, { type: more > 0 ? "unit" : "conjunction" }).format(some);
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-ink">
      <Trophy aria-hidden className="size-3.5 shrink-0 text-warning" />
      <span className="min-w-0 break-words">
        {more > 0 ? t("wonByMore", { names, count: more }) : t("wonBy", { names })}
      </span>
    </span>
  );
}
