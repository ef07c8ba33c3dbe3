import { useTranslations } from "next-intl";
import { isolate } from "@/components/board/isolate";
import { Badge } from "@/components/ui/badge";
import type { CheckedQuestion } from "@/lib/session/report/class-summary";

const HEAD = "px-1.5 pb-1 text-start align-bottom font-normal text-ink-muted text-xs";

/** What the class knew, before and after, with what most got wrong first. */
export function CheckedQuestions({ checks }: { checks: readonly CheckedQuestion[] }) {
  const t = useTranslations("report.class");
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr>
            {(["question", "before", "after", "mistake"] as const).map((column) => (
              <th key={column} scope="col" className={HEAD}>
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {checks.map(({ question: { content, askedAt }, before, after, mistaken, misunderstood }) => {
            const choices = content.answer.kind === "choices" ? content.answer : null;
            const textOf = (choice: number | null) => isolate(choices?.choices[choice ?? -1] ?? "");
            return (
              <tr key={`${askedAt} ${content.text}`} className="border-line/60 border-t align-baseline">
                <th scope="row" className="px-1.5 py-1 text-start font-medium">
                  <bdi>{content.text}</bdi>{" "}
                  {misunderstood && <Badge tone="warning">{t("misunderstood")}</Badge>}
                  <span className="block font-normal text-ink-muted text-xs">
                    {t("rights", { choice: textOf(choices?.right ?? null) })}
                  </span>
                </th>
                {[before, after].map((known, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: before is first, after second
                  <td key={index} className="tabular whitespace-nowrap px-1.5 py-1">
                    {known && known.of > 0 ? t("known", known) : "–"}
                  </td>
                ))}
                <td className="px-1.5 py-1">
                  {mistaken ? t("mistaken", { choice: textOf(mistaken.choice), count: mistaken.count }) : "–"}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
