import { useFormatter, useTranslations } from "next-intl";
import { DrawnStrokes } from "@/components/drawing/drawn-strokes";
import { drawingsOf } from "@/lib/session/log/drawing";
import type { Session } from "@/lib/session/log/session";

/** As many as fit beside the words of a round; the latest come first. */
const MOST_SHOWN = 30;

/** What the class has drawn so far for a round: how many of each word, and the drawings that networks will train on. Nobody's name is with them. */
export function DrawingsWall({ session, round }: { session: Session; round: number }) {
  const t = useTranslations("drawings.projector");
  const format = useFormatter();
  const labels = session.plan.rounds[round]?.drawings?.labels ?? [];
  const taken = drawingsOf(session, round).filter(({ verdict }) => verdict === "taken");
  const counts = labels.map((word, label) =>
    t("ofWord", { count: taken.filter((one) => one.label === label).length, word }),
  );
  const shown = taken.flatMap(({ id, label, strokes }) => (strokes ? [{ id, label, strokes }] : []));
  return (
    <div className="flex h-full min-h-0 flex-col gap-4">
      <p role="status" className="tabular text-2xl">
        {t("soFar", { count: taken.length, counts: format.list(counts, { type: "unit" }) })}
      </p>
      {shown.length === 0 ? (
        <p className="text-ink-muted text-xl">{t("none")}</p>
      ) : (
        <ul aria-label={t("shown")} className="grid grid-cols-6 gap-3">
          {shown
            .slice(-MOST_SHOWN)
            .reverse()
            .map(({ id, label, strokes }) => (
              <li key={id} className="rounded-control border border-line bg-surface p-2">
                <DrawnStrokes strokes={strokes} label={labels[label] ?? ""} className="w-full" />
              </li>
            ))}
        </ul>
      )}
      <p className="mt-auto text-base text-ink-muted">{t("sealed")}</p>
    </div>
  );
}
