import { useTranslations } from "next-intl";
import { LESSON_ROUNDS, type LessonRound } from "@/lib/session/default-plan";

const BEFORE = ["start", "join", "names", "keys"] as const;
const EACH = ["open", "pause", "point", "pictures", "stuck", "note"] as const;
const AFTER = ["three", "replay"] as const;

/** The lesson for whoever teaches it: what comes before, what is the same in every round, each round, and how to end. */
export function HostsGuide() {
  const t = useTranslations("guide");
  return (
    <article className="mx-auto flex max-w-3xl flex-col gap-10">
      <header>
        <h1 className="mb-2 text-3xl">{t("title")}</h1>
        <p className="text-ink-muted text-lg">{t("intro")}</p>
      </header>
      <Points title={t("before.title")} points={BEFORE.map((key) => t(`before.${key}`))} />
      <Points title={t("each.title")} points={EACH.map((key) => t(`each.${key}`))} />
      {LESSON_ROUNDS.map((round, index) => (
        <GuideRound key={round} round={round} number={index + 1} />
      ))}
      <Points title={t("after.title")} points={AFTER.map((key) => t(`after.${key}`))} />
    </article>
  );
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  return (
    <section>
      <h2 className="mb-2 text-xl">{title}</h2>
      <ul className="flex list-disc flex-col gap-1.5 ps-5">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}

function GuideRound({ round, number }: { round: LessonRound; number: number }) {
  const t = useTranslations("guide");
  const aims = useTranslations("teach.lesson.aims");
  return (
    <section
      id={round}
      className="scroll-mt-6 break-inside-avoid rounded-card border border-line bg-surface p-5 sm:p-6"
    >
      <h2 className="mb-4 flex gap-3 text-xl">
        <span className="tabular text-ink-muted">{number}</span>
        <span>{aims(round)}</span>
      </h2>
      <dl className="flex flex-col gap-4">
        <div>
          <dt className="font-medium text-accent text-sm">{t("headings.say")}</dt>
          <dd className="mt-1 border-accent/50 border-s-2 ps-4 text-lg leading-relaxed">
            {t(`rounds.${round}.say`)}
          </dd>
        </div>
        {(["watch", "usual"] as const).map((part) => (
          <div key={part}>
            <dt className="font-medium text-ink-muted text-sm">{t(`headings.${part}`)}</dt>
            <dd className="mt-1">{t(`rounds.${round}.${part}`)}</dd>
          </div>
        ))}
        <div>
          <dt className="font-medium text-ink-muted text-sm">{t("headings.ask")}</dt>
          <dd className="mt-1">
            <ul className="flex list-disc flex-col gap-1 ps-5">
              {(["ask1", "ask2", "ask3"] as const).map((question) => (
                <li key={question}>{t(`rounds.${round}.${question}`)}</li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
    </section>
  );
}
