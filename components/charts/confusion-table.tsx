import { useTranslations } from "next-intl";
import { ClassMark } from "./class-mark";

/** Strongest tint of a cell, so that its number stays readable. */
const MOST_TINT = 45;

/** Which class was taken for which: a row for each true class, a column for each guess. `classes`: names, by label. */
export function ConfusionTable({
  counts,
  classes,
}: {
  counts: readonly (readonly number[])[];
  classes: readonly string[];
}) {
  const t = useTranslations("charts.confusion");
  return (
    <table className="tabular w-full table-fixed border-separate border-spacing-1 text-sm">
      <caption className="sr-only">{t("caption")}</caption>
      <thead className="text-ink-muted text-xs">
        <tr>
          <th scope="col" className="w-[45%] text-start font-medium">
            {t("truth")}
          </th>
          {classes.map((name, label) => (
            <th key={name} scope="col" title={name} className="font-medium">
              <span className="flex justify-center">
                <ClassMark label={label} />
                <span className="sr-only">{name}</span>
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {counts.map((row, truth) => {
          const all = row.reduce((sum, count) => sum + count, 0);
          return (
            <tr key={classes[truth]}>
              <th scope="row" className="font-normal" title={classes[truth]}>
                <span className="flex min-w-0 items-center gap-1.5">
                  <ClassMark label={truth} />
                  <span className="truncate">{classes[truth]}</span>
                </span>
              </th>
              {row.map((count, guess) => {
                const tone = truth === guess ? "--good" : "--danger";
                const tint = count === 0 ? 0 : 8 + ((MOST_TINT - 8) * count) / all;
                return (
                  <td
                    key={classes[guess]}
                    className="h-9 rounded-sm bg-sunken text-center"
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
  );
}
