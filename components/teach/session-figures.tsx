import { useTranslations } from "next-intl";
import type { ListedSession } from "./sessions/session-list";

/** How much happened, in one line. */
export function SessionFigures({ session }: { session: ListedSession }) {
  const t = useTranslations("teach.sessions");
  const figures = [
    t("rounds", { count: session.rounds }),
    t("students", { count: session.participants }),
    t("runs", { count: session.runs }),
  ];
  return <p className="tabular text-ink-muted text-sm">{figures.join(" · ")}</p>;
}
