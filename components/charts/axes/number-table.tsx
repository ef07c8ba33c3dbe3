"use client";

import { useTranslations } from "next-intl";

/** A table of numbers; the first cell of each row is its name. Fills its parent and scrolls inside it. `caption`: for screen readers. */
export function NumberTable({
  caption,
  columns,
  rows,
}: {
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}) {
  const t = useTranslations("charts");
  return (
    <section
      aria-label={t("numbersOf", { chart: caption })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      className="size-full overflow-auto"
    >
      <table className="tabular w-full text-xs">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-surface text-ink-muted">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="px-2 py-1 text-start font-medium">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...numbers]) => (
            <tr key={name} className="border-line border-t">
              <th scope="row" className="px-2 py-1 text-start font-medium">
                <bdi>{name}</bdi>
              </th>
              {numbers.map((number, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <td key={index} className="px-2 py-1">
                  <bdi translate="no">{number}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
