"use client";

import { Archive, Search, X } from "lucide-react";
import Form from "next/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/form/input";
import { addressOf, type LessonFilter, type ListedClass } from "./listed";

type Props = {
  readonly filter: LessonFilter;
  readonly classes: readonly ListedClass[];
  /** How many past sessions are in the list, and how many are archived. */
  readonly inList: number;
  readonly archived: number;
};

/** A search, and a link for each class and for what was put away. */
export function LessonFilters({ filter, classes, inList, archived }: Props) {
  const t = useTranslations("lessons");
  const { search } = filter;
  const all = { search, classLabel: null, archived: false };
  return (
    <div className="mb-3 flex flex-col gap-3 lg:flex-row-reverse lg:items-start lg:justify-between">
      <SearchForm filter={filter} />
      {(classes.length > 0 || archived > 0) && (
        <nav aria-label={t("filters")} className="flex min-w-0 flex-wrap items-center gap-1.5 text-sm">
          <Tab filter={all} count={inList} current={filter.classLabel === null && !filter.archived}>
            <span>{t("all")}</span>
          </Tab>
          {classes.map(({ label, count }) => (
            <Tab
              key={label}
              filter={{ ...all, classLabel: label }}
              count={count}
              current={filter.classLabel === label && !filter.archived}
            >
              <bdi className="max-w-40 truncate">{label}</bdi>
            </Tab>
          ))}
          {archived > 0 && (
            <Tab filter={{ ...all, archived: true }} count={archived} current={filter.archived}>
              <Archive aria-hidden className="size-3.5 shrink-0" />
              <span>{t("archived")}</span>
            </Tab>
          )}
        </nav>
      )}
    </div>
  );
}

type TabProps = {
  readonly filter: LessonFilter;
  readonly count: number;
  readonly current: boolean;
  readonly children: ReactNode;
};

function Tab({ filter, count, current, children }: TabProps) {
  const t = useTranslations("lessons");
  return (
    <Link
      href={addressOf(filter)}
      aria-current={current ? "page" : undefined}
      className={cn(
        "inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-full border border-line bg-surface px-3 hover:border-line-strong pointer-coarse:min-h-11",
        current && "border-accent font-medium",
      )}
    >
      {children}
      <span aria-hidden className="tabular text-ink-muted">
        {String(count)}
      </span>
      <span className="sr-only">{t("counted", { count })}</span>
    </Link>
  );
}

function SearchForm({ filter }: { readonly filter: LessonFilter }) {
  const t = useTranslations("lessons.search");
  const { search, classLabel, archived } = filter;
  return (
    <Form action="/teach" role="search" className="flex w-full shrink-0 items-center gap-2 lg:w-96">
      {classLabel !== null && <input type="hidden" name="class" value={classLabel} />}
      {archived && <input type="hidden" name="show" value="archived" />}
      <Input
        // Another search by the address begins with its own words.
        key={search}
        type="search"
        name="q"
        defaultValue={search}
        aria-label={t("label")}
        placeholder={t("hint")}
        autoComplete="off"
        dir="auto"
        className="h-9 flex-1 text-sm [&::-webkit-search-cancel-button]:hidden"
      />
      {search !== "" && (
        <Link
          href={addressOf({ ...filter, search: "" })}
          aria-label={t("clear")}
          title={t("clear")}
          className={buttonClass({ variant: "quiet", size: "sm", className: "w-9 px-0" })}
        >
          <X aria-hidden />
        </Link>
      )}
      <Button type="submit" size="sm" className="h-9">
        <Search aria-hidden />
        <span className="max-sm:sr-only">{t("action")}</span>
      </Button>
    </Form>
  );
}
