"use client";

import { Pencil } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isolate } from "@/components/board/isolate";
import { Pager, type Pages } from "@/components/teach/sessions/pager";
import { Button, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LessonFilters } from "./lesson-filters";
import { LessonRow } from "./lesson-row";
import {
  addressOf,
  type LessonActions,
  type LessonFilter,
  type ListedClass,
  type ListedLesson,
} from "./listed";
import { TextDialog } from "./text-dialog";

export type PastLessonsProps = {
  readonly filter: LessonFilter;
  readonly classes: readonly ListedClass[];
  /** How many past sessions are in the list, and how many are archived. */
  readonly inList: number;
  readonly archived: number;
  /** One page of what the filter lets through. */
  readonly lessons: readonly ListedLesson[];
  readonly pages: Pages;
  /** Scheme, host and port under which students reach the server. */
  readonly address: string;
  /** After how many days sessions are deleted automatically; null: never. */
  readonly daysKept: number | null;
  readonly actions: LessonActions;
  /** Called when who teaches a session has changed. */
  readonly onChanged: () => void;
};

/** The sessions that have ended, by class, searched, one page at a time. */
export function PastLessons(props: PastLessonsProps) {
  const { filter, classes, lessons, pages, daysKept, actions } = props;
  const t = useTranslations("lessons");
  const sessions = useTranslations("teach.sessions");
  const mine = classes.filter(({ own }) => own).map(({ label }) => label);
  const { classLabel, archived } = filter;
  return (
    <section aria-labelledby="past-sessions">
      <div className="mb-3 flex flex-wrap items-center gap-x-3">
        <h2 id="past-sessions" className="text-lg">
          {classLabel === null ? sessions("past") : t("className", { label: isolate(classLabel) })}
        </h2>
        {classLabel !== null && !archived && mine.includes(classLabel) && (
          <RenameClass label={classLabel} classes={mine} actions={actions} />
        )}
      </div>
      <LessonFilters {...{ filter, classes }} inList={props.inList} archived={props.archived} />
      {lessons.length > 0 ? (
        <ul className="divide-y divide-line rounded-card border border-line bg-surface">
          {lessons.map((lesson) => (
            <li key={lesson.id}>
              <LessonRow
                {...{ lesson, actions }}
                classes={mine}
                deletes={daysKept !== null}
                address={props.address}
                onChanged={props.onChanged}
              />
            </li>
          ))}
        </ul>
      ) : (
        <NoLessons filter={filter} page={pages.page} />
      )}
      <Pager {...pages} path={addressOf(filter)} label={sessions("pages")} />
      <p className="mt-4 flex flex-wrap items-baseline gap-x-3 text-ink-muted text-sm">
        <span>{daysKept === null ? t("forever") : t("retention", { days: daysKept })}</span>
        <Link
          href="/replay/file"
          prefetch={false}
          className="inline-flex items-center text-accent underline-offset-4 hover:underline pointer-coarse:min-h-11"
        >
          {t("openFile")}
        </Link>
      </p>
    </section>
  );
}

function NoLessons({ filter, page }: { readonly filter: LessonFilter; readonly page: number }) {
  const t = useTranslations("lessons.none");
  const sessions = useTranslations("teach.sessions");
  const { search, classLabel, archived } = filter;
  if (page > 0) return <p className="text-ink-muted">{sessions("noneOnPage")}</p>;
  const label = classLabel === null ? null : isolate(classLabel);
  const [title, body] =
    search !== ""
      ? [
          t("found", { search: isolate(search) }),
          archived ? t("foundArchived") : label === null ? t("foundBody") : t("foundInClass", { label }),
        ]
      : archived
        ? [t("archived"), t("archivedBody")]
        : label !== null
          ? [t("inClass", { label }), undefined]
          : [t("past"), undefined];
  const isFiltered = search !== "" || archived || label !== null;
  return (
    <EmptyState
      title={title}
      body={body}
      action={
        isFiltered && (
          <Link href="/teach" className={buttonClass()}>
            {t("showAll")}
          </Link>
        )
      }
    />
  );
}

type RenameProps = {
  readonly label: string;
  readonly classes: readonly string[];
  readonly actions: Pick<LessonActions, "renameClass">;
};

/** Renames the class on show; its list then has another address. */
function RenameClass({ label, classes, actions }: RenameProps) {
  const t = useTranslations("lessons.class");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>
        <Pencil aria-hidden />
        <span>{t("rename")}</span>
      </Button>
      <TextDialog
        {...{ open }}
        onOpenChange={setOpen}
        title={t("renameTitle", { label: isolate(label) })}
        label={t("renameLabel")}
        hint={t("renameHint")}
        initial={label}
        offered={classes.filter((one) => one !== label)}
        onSave={(typed) => actions.renameClass(label, typed)}
      />
    </>
  );
}
