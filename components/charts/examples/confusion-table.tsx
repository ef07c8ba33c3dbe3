import { useTranslations } from "next-intl";
import { ClassMark } from "@/components/charts/axes/class-shapes";
import { cn } from "@/components/ui/class-names";

/** Strongest tint of a cell, so that its number stays readable. */
const MOST_TINT = 45;
/** From this many classes on, cells are packed more closely. */
const MANY = 5;

/**
 * Which class was taken for which: a row for each true class, a column for each guess. `classes`: names, by label. Each column is
 * as wide as its widest number; if there is too little room for all columns, the table scrolls.
 */
export function ConfusionTable({
  counts,
  classes,
}: {
  counts: readonly (readonly number[])[];
  classes: readonly string[];
}) {
  const t = useTranslations("charts.confusion");
  const many = classes.length >= MANY;
  return (
    <section
      aria-label={t("caption")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      className="overflow-x-auto"
    >
      <table
        className={cn(
          "tabular w-full border-separate",
          many ? "border-spacing-0.5 text-xs" : "border-spacing-1 text-sm",
        )}
      >
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="text-ink-muted text-xs">
          <tr>
            <th scope="col" className="text-start font-medium">
              {t("truth")}
            </th>
            {classes.map((name, label) => (
              <th key={name} scope="col" title={name} className="font-medium">
                {isShort(name) ? (
                  name
                ) : (
                  <span className="flex justify-center">
                    <ClassMark label={label} />
                    <span className="sr-only">{name}</span>
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((row, truth) => {
            const all = row.reduce((sum, count) => sum + count, 0);
            return (
              <tr key={classes[truth]}>
                <th scope="row" className="max-w-24 font-normal" title={classes[truth]}>
                  <span className="flex min-w-0 items-center gap-1.5">
                    {!isShort(classes[truth]!) && <ClassMark label={truth} />}
                    <span className="truncate">{classes[truth]}</span>
                  </span>
                </th>
                {row.map((count, guess) => {
                  const tone = truth === guess ? "--good" : "--danger";
                  const tint = count === 0 ? 0 : 8 + ((MOST_TINT - 8) * count) / all;
                  return (
                    <td
                      key={classes[guess]}
                      className={cn(
                        "whitespace-nowrap rounded-sm bg-sunken text-center",
                        many ? "h-7 min-w-[3.4ch] px-0.5" : "h-9 min-w-8 px-1",
                      )}
                      style={{ background: `color-mix(in oklab, var(${tone}) ${tint}%, var(--sunken))` }}
                    >
                      {count === 0 ? <span className="text-ink-muted">0</span> : count}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Whether a name, such as a digit, fits into a column heading without a mark in its place. */
function isShort(name: string): boolean {
  return name.length <= 2;
}
