import type { ComponentProps } from "react";
import { OwnChallenges } from "@/components/teach/own/own-challenges";
import { TableColumns } from "@/components/teach/own/table-columns";
import { TableOutline, UnreadableFile } from "@/components/teach/own/table-outline";
import { aboutTable } from "@/lib/challenges/own-table";
import { outlineOf } from "@/lib/challenges/own-words";
import { columnsOf } from "@/lib/learning/tables/column";
import { readCsv } from "@/lib/learning/tables/csv";
import { chosenTable, usualChoices } from "@/lib/learning/tables/data-table";
import { OWN_LIST } from "@/lib/testing/learning/own-list";
import { OWN_TABLE } from "@/lib/testing/learning/own-table";
import { DAY, Inside } from "../doors";
import { accepted, nothing, part, type Shelf, screen } from "../specimen";

const LEAVES = Array.from({ length: 60 }, (_, leaf) =>
  [
    `leaf ${leaf}`,
    (7 + (leaf % 9) / 2).toFixed(1),
    leaf === 7 ? "" : 3 + (leaf % 5),
    ["oak", "elm"][leaf % 2],
  ].join(","),
);
const NAMES = "name,length (cm),width (cm),tree";
const written = (...lines: readonly string[]) => `${lines.join("\n")}\n`;

const TABLES = [
  ["ready", written(NAMES, ...LEAVES)],
  ["some left out", written(NAMES, ...LEAVES, "leaf 60,about 5,4,oak", "leaf 61,5,4,oak,6", "leaf 62,,,elm")],
  [
    "in Arabic",
    written(
      "الطول,العرض,الشجرة",
      ...LEAVES.map((leaf, row) => `${leaf.split(",").slice(1, 3).join(",")},${["بلوط", "دردار"][row % 2]}`),
    ),
  ],
  ["too few rows", written(NAMES, ...LEAVES.slice(0, 9))],
  ["a rare class", written(NAMES, ...LEAVES, "leaf 60,5,4,yew")],
  [
    "nothing to predict",
    written("name,day", ...LEAVES.map((leaf, row) => `${leaf.split(",")[0]},2026-01-${10 + (row % 20)}`)),
  ],
] as const;

const PROBLEMS: readonly ComponentProps<typeof UnreadableFile>["problem"][] = [
  { why: "empty" },
  { why: "not-text" },
  { why: "one-column" },
  { why: "too-large", count: 7_300_000 },
  { why: "too-many-columns", count: 612 },
  { why: "open-quote", row: 17 },
];

const OWN = [
  { id: "table-1", about: { table: aboutTable(OWN_TABLE) }, madeAt: DAY },
  { id: "words-1", about: { words: outlineOf(OWN_LIST).own }, madeAt: DAY },
];

export const OWN_DATA: Shelf = {
  title: "Own data",
  specimens: [
    screen("Kept", <Own challenges={OWN} />),
    screen("None", <Own challenges={[]} />),
    ...TABLES.map(([state, text]) => part(`Table, ${state}`, <Table text={text} />)),
    ...PROBLEMS.map((problem) =>
      part(`Table, refused: ${problem.why}`, <UnreadableFile problem={problem} />),
    ),
  ],
};

function Own({ challenges }: Pick<ComponentProps<typeof OwnChallenges>, "challenges">) {
  return (
    <Inside>
      <OwnChallenges
        {...{ challenges, outlineOf }}
        exampleOf={async () => new ArrayBuffer()}
        onMake={async () => "no-answer"}
        onDelete={accepted}
      />
    </Inside>
  );
}

function Table({ text }: { text: string }) {
  const read = readCsv(text);
  if (!read.ok) throw new Error("This table was to be read.");
  const columns = columnsOf(read.table, (name) => name);
  const choices = usualChoices(columns);
  const chosen = chosenTable(read.table, columns, choices, {
    nameOf: (column) => columns[column]?.name ?? "",
    textOf: (category) => category,
  });
  const csv = {
    ...{ source: null, reading: { kind: "none" } as const, open: nothing, isEncodingChosen: false },
    ...{ setEncoding: nothing, setHasNames: nothing, setTarget: nothing, setAs: nothing, setUse: nothing },
  };
  return (
    <div className="grid items-start gap-8 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <TableColumns kind="read" table={read.table} encoding="utf-8" {...{ columns, choices, chosen, csv }} />
      <div className="grid content-start gap-4">
        <TableOutline table={read.table} chosen={chosen} />
      </div>
    </div>
  );
}
