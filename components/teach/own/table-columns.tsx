"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { Segmented } from "@/components/ui/form/segmented";
import { Select } from "@/components/ui/form/select";
import { Switch } from "@/components/ui/form/switch";
import { ENCODINGS } from "@/lib/learning/files/text-file";
import { formatBriefly } from "@/lib/learning/numbers/format";
import { type Column, type ColumnUse, targetKinds } from "@/lib/learning/tables/column";
import { TABLE_LIMITS } from "@/lib/learning/tables/table-limits";
import type { CsvReading, useCsv } from "./use-csv";

type TableColumnsProps = Extract<CsvReading, { kind: "read" }> & {
  readonly csv: ReturnType<typeof useCsv>;
};

/** How a file is read, what is predicted, and for each column what it is used as. */
export function TableColumns({ table, columns, choices, encoding, csv }: TableColumnsProps) {
  const t = useTranslations("teach.own.table");
  const nameOf = (column: number) => columns[column]!.name ?? t("column", { number: column + 1 });
  const targets = columns.flatMap((column, index) => (targetKinds(column).length > 0 ? [index] : []));
  const kinds = choices.target === null ? [] : targetKinds(columns[choices.target]!);
  return (
    <div className="grid content-start gap-4">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
        <p className="text-ink-muted">
          {[
            t("found", {
              rows: table.fileRows.length,
              columns: columns.length,
              separator: t(`separators.${SEPARATOR_KEYS[table.separator]}`),
            }),
            ...(table.above > 0 ? [t("above", { count: table.above })] : []),
          ].join(" ")}
        </p>
        <Switch checked={table.hasNames} onCheckedChange={csv.setHasNames} label={t("hasNames")} />
        {(csv.isEncodingChosen || !encoding.startsWith("utf")) && (
          <Select
            small
            aria-label={t("encoding")}
            value={encoding}
            options={ENCODINGS.map((value) => ({
              value,
              label: t(`encodings.${value.replaceAll("-", "")}`),
            }))}
            onValueChange={csv.setEncoding}
          />
        )}
      </div>
      {choices.target !== null && (
        <div className="flex flex-wrap items-end gap-3">
          <Select
            label={t("target")}
            value={String(choices.target)}
            options={targets.map((index) => ({ value: String(index), label: nameOf(index) }))}
            onValueChange={(chosen) => csv.setTarget(Number(chosen), columns)}
            className="min-w-48 flex-1"
          />
          {kinds.length > 1 ? (
            <Segmented
              wide
              label={t("as")}
              value={choices.as}
              onValueChange={csv.setAs}
              options={(["classes", "number"] as const).map((value) => ({
                value,
                label: t(`kinds.${value}`),
              }))}
            />
          ) : (
            <p className="flex h-10 items-center text-ink-muted text-sm">{t(`kinds.${choices.as}`)}</p>
          )}
        </div>
      )}
      <div className="max-h-[50dvh] overflow-auto rounded-card border border-line">
        <table className="w-full text-sm">
          <caption className="sr-only">{t("columns")}</caption>
          <thead className="sticky top-0 z-10 bg-sunken text-ink-muted">
            <tr>
              {(["name", "holds", "use"] as const).map((head) => (
                <th
                  key={head}
                  scope="col"
                  className={cn("px-3 py-1.5 text-start font-medium", head === "holds" && "max-sm:hidden")}
                >
                  {t(`heads.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {columns.map((column, index) => {
              const isTarget = index === choices.target;
              const use = choices.uses[index]!;
              return (
                <tr key={nameOf(index)} className={cn(!isTarget && use === "out" && "text-ink-muted")}>
                  <th scope="row" className="max-w-44 px-3 py-1.5 text-start font-medium">
                    <bdi className="block truncate">{nameOf(index)}</bdi>
                    <span className="block font-normal sm:hidden">
                      <Holds column={column} />
                    </span>
                  </th>
                  <td className="max-w-56 px-3 py-1.5 max-sm:hidden">
                    <Holds column={column} />
                  </td>
                  <td className="w-40 px-3 py-1.5">
                    {isTarget ? (
                      <span className="font-medium text-accent">{t("isTarget")}</span>
                    ) : (
                      <Select
                        small
                        aria-label={t("useOf", { column: nameOf(index) })}
                        value={use}
                        options={usesOf(column).map((value) => ({ value, label: t(`uses.${value}`) }))}
                        onValueChange={(chosen) => csv.setUse(index, chosen)}
                      />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}

const SEPARATOR_KEYS = { "\t": "tab", ";": "semicolon", "|": "bar", ",": "comma" } as const;

function usesOf({ numbers, categories }: Column): ColumnUse[] {
  return [
    ...(numbers ? (["numbers"] as const) : []),
    ...(categories.length > 1 ? (["categories"] as const) : []),
    "out",
  ];
}

const NAMED = 4;

/** What a column holds, in a few words. */
function Holds({ column: { numbers, categories, missing, why } }: { column: Column }) {
  const t = useTranslations("teach.own.table");
  const found = numbers?.filter((number) => number !== null) ?? [];
  const [low, high] = found.reduce(
    ([least, most], number) => [Math.min(least, number), Math.max(most, number)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  return (
    <>
      <span className="block">
        {why ? (
          t(`why.${why}`, { most: TABLE_LIMITS.categories })
        ) : numbers ? (
          <bdi className="tabular">{t("range", { low: formatBriefly(low), high: formatBriefly(high) })}</bdi>
        ) : (
          <bdi>
            {categories.slice(0, NAMED).join(", ") +
              (categories.length > NAMED ? ` … (${categories.length})` : "")}
          </bdi>
        )}
      </span>
      {missing > 0 && why !== "empty" && (
        <span className="text-ink-muted text-xs">{t("missing", { count: missing })}</span>
      )}
    </>
  );
}
