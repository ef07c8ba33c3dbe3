import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { Notice } from "@/components/ui/notice";
import { SPLIT_NAMES } from "@/lib/learning/examples/split";
import type { CsvProblem, CsvTable } from "@/lib/learning/tables/csv";
import {
  type ChosenTable,
  type DataColumn,
  featureWidthOf,
  type TableProblem,
} from "@/lib/learning/tables/data-table";
import { partRows } from "@/lib/learning/tables/row-parts";
import { TABLE_LIMITS } from "@/lib/learning/tables/table-limits";
import { useMegabytes } from "./words-preview";

/** Why a file is no table, and what to do. */
export function UnreadableFile({ problem }: { problem: CsvProblem }) {
  const t = useTranslations("teach.own.table.files");
  const megabytes = useMegabytes();
  const [count, row] = ["count" in problem ? problem.count : 0, "row" in problem ? problem.row : 0];
  const limits = { size: megabytes(TABLE_LIMITS.bytes), columns: TABLE_LIMITS.columns };
  return (
    <Notice tone="danger">{t(problem.why, { ...limits, count, row, megabytes: megabytes(count) })}</Notice>
  );
}

type TableOutlineProps = { readonly table: CsvTable; readonly chosen: ChosenTable };

/** What the class would get: how many rows for what, what is left out and why, and the first rows. */
export function TableOutline({ table, chosen }: TableOutlineProps) {
  return (
    <>
      {chosen.problem && <UnusableTable problem={chosen.problem} />}
      {!chosen.problem && <Parts columns={chosen.columns} />}
      <LeftOut {...{ table, chosen }} />
      {chosen.columns.length > 0 && <FirstRows columns={chosen.columns} />}
    </>
  );
}

function UnusableTable({ problem }: { problem: TableProblem }) {
  const t = useTranslations("teach.own.table.problems");
  const format = useFormatter();
  const { rows, features, classes, categories, numbers } = TABLE_LIMITS;
  return (
    <Notice tone="danger">
      {t(problem.why, {
        ...{ count: "count" in problem ? problem.count : 0, features, categories, classes: classes.max },
        ...{ min: format.number(rows.min), max: format.number(rows.max), numbers: format.number(numbers) },
        name: "name" in problem ? problem.name : "column" in problem ? problem.column : "",
      })}
    </Notice>
  );
}

function Parts({ columns }: { columns: readonly DataColumn[] }) {
  const t = useTranslations("teach.own.table");
  const format = useFormatter();
  const parts = useMemo(() => partRows(columns), [columns]);
  const target = columns.at(-1)!;
  return (
    <>
      <p className="font-semibold text-lg">
        {t("used", { rows: target.cells.length, inputs: featureWidthOf(columns.slice(0, -1)) })}
      </p>
      <dl className="grid grid-cols-3 gap-2 text-sm">
        {SPLIT_NAMES.map((name) => (
          <div key={name} className="flex flex-col-reverse justify-end rounded-control bg-sunken px-3 py-2">
            <dt className="text-ink-muted">{t(`parts.${name}`)}</dt>
            <dd className="tabular font-semibold text-base">{format.number(parts[name].length)}</dd>
          </div>
        ))}
      </dl>
      {target.categories && (
        <p className="text-sm">
          <span>{t("classes", { count: target.categories.length })}</span>{" "}
          <bdi>
            {target.categories
              .map((name, label) => `${name} (${target.cells.filter((cell) => cell === label).length})`)
              .join(", ")}
          </bdi>
        </p>
      )}
      <p className="text-ink-muted text-sm">{t("seen")}</p>
    </>
  );
}

/** Columns that are named as having gaps. */
const GAPS_NAMED = 3;

function LeftOut({ table, chosen: { gaps, gapsBy, unreadable, cells } }: TableOutlineProps) {
  const t = useTranslations("teach.own.table");
  const { overlong } = table;
  if (gaps + unreadable + overlong.length === 0) return null;
  const worst = gapsBy.toSorted((one, other) => other.count - one.count).slice(0, GAPS_NAMED);
  return (
    <Notice tone="warning" title={t("leftOut")}>
      <ul className="grid gap-0.5 text-sm">
        {gaps > 0 && (
          <li>
            <span>{t("gaps", { count: gaps })}</span>{" "}
            <bdi>{`(${worst.map(({ column, count }) => `${column}: ${count}`).join(", ")})`}</bdi>
          </li>
        )}
        {overlong.length > 0 && (
          <li>
            {t("overlong", {
              count: overlong.length,
              row: overlong[0]!.row,
              cells: overlong[0]!.cells,
              columns: table.columns.length,
            })}
          </li>
        )}
        {unreadable > 0 && <li>{t("unreadable", { count: unreadable })}</li>}
      </ul>
      {cells.length > 0 && (
        <ul className="mt-2 grid gap-0.5 text-sm">
          {cells.map(({ row, column, text }) => (
            <li key={`${row} ${column}`} className="break-words">
              <span>{t("cell", { row, column })}</span> <bdi className="text-ink-muted">{text}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

const ROWS_SHOWN = 5;

function FirstRows({ columns }: { columns: readonly DataColumn[] }) {
  const t = useTranslations("teach.own.table");
  const format = useFormatter();
  const rows = Math.min(ROWS_SHOWN, columns[0]!.cells.length);
  if (rows === 0) return null;
  return (
    <div className="overflow-x-auto rounded-card border border-line">
      <table className="w-full text-xs">
        <caption className="sr-only">{t("firstRows")}</caption>
        <thead className="bg-sunken text-ink-muted">
          <tr>
            {columns.map(({ name }, index) => (
              <th
                key={name}
                scope="col"
                className="max-w-32 truncate px-2 py-1 text-start font-medium data-target:text-accent"
                data-target={index === columns.length - 1 || undefined}
              >
                <bdi>{name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name.
            <tr key={row}>
              {columns.map(({ name, categories, cells }) => (
                <td key={name} className="tabular max-w-32 truncate px-2 py-1">
                  <bdi>{categories ? categories[cells[row]!] : format.number(cells[row]!, NUMBER)}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const NUMBER = { maximumFractionDigits: 4, useGrouping: false } as const;
