import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { LessonName } from "@/lib/session/decide/lesson/lesson-plan";

type Props = {
  /** The teacher's own plans. */
  plans: readonly { readonly id: string; readonly name: string }[];
  /** The lessons to start from, with how many minutes each takes by the clock. */
  lessons: readonly { readonly name: LessonName; readonly minutes: number }[];
  /** The source of the form's rounds: one of these plans, a lesson, or a copied session. */
  current: string;
};

/** The address of a form for a new session that starts from a lesson. */
export function pathOfLesson(name: LessonName): string {
  return name === "default" ? "/teach/new" : `/teach/new?lesson=${name}`;
}

/** Chooses where a new session's rounds come from: a lesson or a saved plan. */
export function PlanSources({ plans, lessons, current }: Props) {
  const t = useTranslations("teach.plan");
  const sources = [
    ...lessons.map(({ name, minutes }) => ({
      ...{ key: name, href: pathOfLesson(name), name: t("lessonOf", { count: minutes }) },
    })),
    ...plans.map(({ id, name }) => ({ key: id, href: `/teach/new?plan=${id}`, name })),
  ];
  return (
    <nav aria-label={t("beginFrom")} className="mt-4 flex flex-wrap items-center gap-2 text-sm">
      <span aria-hidden className="text-ink-muted">
        {t("beginFrom")}
      </span>
      {sources.map(({ key, href, name }) => (
        <Link
          key={key}
          href={href}
          aria-current={key === current || undefined}
          className={cn(
            "inline-flex min-h-8 max-w-64 items-center truncate rounded-full border border-line bg-surface px-3 hover:border-line-strong pointer-coarse:min-h-11",
            key === current && "border-accent font-medium",
          )}
        >
          <bdi className="truncate">{name}</bdi>
        </Link>
      ))}
      <Link
        href="/teach/plans"
        className="inline-flex min-h-8 items-center px-2 underline underline-offset-4 pointer-coarse:min-h-11"
      >
        {t("allPlans")}
      </Link>
    </nav>
  );
}
