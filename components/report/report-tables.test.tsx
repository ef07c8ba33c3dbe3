import { NextIntlClientProvider } from "next-intl";
import Papa from "papaparse";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { loadCatalogue } from "@/lib/i18n/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { fold } from "@/lib/session/log/apply";
import type { EventOf, EventType, SessionEvent } from "@/lib/session/log/events";
import type { RealNames } from "@/lib/session/names/real-name";
import { type ClassReport, classReport } from "@/lib/session/report/class-report";
import { reportedLog } from "@/lib/testing/session/reported-class";
import { EXERCISE } from "@/lib/testing/session/runs";
import { csvFile } from "./csv-file";
import { TABLES, type TableName, useReportTables } from "./report-tables";

type Files = Record<TableName, string>;

function Made({ report, names, files }: { report: ClassReport; names: RealNames; files: Partial<Files> }) {
  const tableOf = useReportTables(report, names);
  for (const table of TABLES) files[table] = csvFile(tableOf(table));
  return null;
}

/** The files that a teacher with this language gets of a class with this log. */
async function filesOf(log: readonly SessionEvent[], names: RealNames = {}, locale: Locale = "en") {
  const report = classReport(fold(log), () => EXERCISE.task);
  const files: Partial<Files> = {};
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={await loadCatalogue(locale)}>
      <Made {...{ report, names, files }} />
    </NextIntlClientProvider>,
  );
  return files as Files;
}

/** By their headings. */
const rowsOf = (file: string) =>
  Papa.parse<Record<string, string>>(file.slice(1), { header: true, delimiter: ",", skipEmptyLines: true })
    .data;
const eventsOf = <Type extends EventType>(log: readonly SessionEvent[], type: Type) =>
  log.filter((event): event is EventOf<Type> => event.type === type);
const nicknamesOf = (log: readonly SessionEvent[]) =>
  eventsOf(log, "participant-joined").map(({ nickname }) => nickname);
const shown = (score: number) => String(Math.round(10 * score) / 10);

test("the runs that are read back are those of the log, with their settings and scores", async () => {
  const log = reportedLog({ students: 6 });
  const { runs } = await filesOf(log);
  const nicknames = nicknamesOf(log);
  const tested = eventsOf(log, "test-opened").flatMap(({ results }) => results);
  const scored = eventsOf(log, "run-scored");
  const expected = eventsOf(log, "run-started").map(({ participant, run, round, hyperparameters, at }) => ({
    ...{ Nickname: nicknames[participant], Round: String(round + 1), Run: String(run + 1) },
    ...{ "Started after (s)": String(at / 1000), "Learning rate": String(hyperparameters.learningRate) },
    ...{ "Batch size": String(hyperparameters.batchSize), Epochs: String(hyperparameters.epochs) },
    ...{ "Weight decay": String(hyperparameters.weightDecay), Optimiser: "SGD" },
    "Validation score": shown(
      scored.find((one) => one.participant === participant && one.run === run)?.validation.score ?? -1,
    ),
    "Test score":
      tested
        .filter((one) => one.participant === participant && one.run === run)
        .map(({ test }) => shown(test.score))[0] ?? "",
    Checked: "checked",
  }));
  const key = (row: { Nickname?: string | undefined; Run?: string | undefined }) =>
    `${row.Nickname} ${row.Run}`;
  const byKey = <Row extends Parameters<typeof key>[0]>(rows: readonly Row[]) =>
    [...rows].sort((one, other) => (key(one) < key(other) ? -1 : 1));
  expect(byKey(rowsOf(runs))).toEqual(byKey(expected).map((row) => expect.objectContaining(row)));
  expect(rowsOf(runs)[0]).toEqual({
    ...{ Nickname: "Curious Hedgehog", Round: "1", Challenge: "Two spirals", Run: "1" },
    ...{ "Started after (s)": "73", Network: "24–24 tanh", "Learning rate": "0.1", Optimiser: "SGD" },
    ...{ "Batch size": "32", Epochs: "48", "Weight decay": "0", End: "finished", "Best step": "240000" },
    ...{ "Training score": "91.2", "Validation score": "88.8", "Test score": "84.8" },
    ...{ "Training loss": "0.101865", "Validation loss": "0.127332", Gap: "0.0254663" },
    ...{ "Steps (diagnosis)": "good steps", "Fit (diagnosis)": "generalises", Checked: "checked" },
    "On the board": "yes",
  });
});

test("the answers that are read back are those of the log, numbers below zero included", async () => {
  const log = reportedLog({ students: 6 });
  const { answers } = await filesOf(log);
  const nicknames = nicknamesOf(log);
  const asked = eventsOf(log, "question-asked");
  const given = eventsOf(log, "question-answered").map(({ participant, question, answer }) => {
    const { content } = asked[question]!;
    const text = content.answer.kind === "choices" ? content.answer.choices[answer ?? -1] : String(answer);
    return [nicknames[participant], String(question + 1), content.text, text];
  });
  const votes = eventsOf(log, "vote-cast").map(({ participant, item, answer }) => [
    ...[nicknames[participant], "", ["irritator", "erisaura"][item]],
    answer === "real" ? "Real" : "Invented",
  ]);
  const read = rowsOf(answers).map(({ Nickname, Number: number, Question, Answer }) => [
    ...[Nickname, number, Question, Answer],
  ]);
  expect(read.map(String).sort()).toEqual([...given, ...votes].map(String).sort());
  expect(rowsOf(answers).find(({ Answer }) => Answer === "-38.5")).toEqual({
    ...{ Nickname: "Curious Gecko", Round: "2", Number: "4", "Asked as": "What the class expects" },
    ...{ Question: "How many points will the best network score?", Answer: "-38.5", Right: "" },
  });
  expect(rowsOf(answers).map(({ Right }) => Right)).toContain("no");
});

test("the board has a row for each student, in the order of the places, with place and scores of each round", async () => {
  const { board } = await filesOf(reportedLog({ students: 6, title: "Nets" }));
  const rows = rowsOf(board);
  expect(rows.map(({ Nickname, Place }) => [Nickname, Place])).toEqual([
    ...[
      ["Curious Hedgehog", "1"],
      ["Curious Lynx", "2"],
      ["Curious Gecko", "3"],
      ["Curious Panda", "4"],
      ["Curious Otter", "5"],
      ["Curious Falcon", "5"],
    ],
  ]);
  const ofRound = (number: number) => ({
    ...{ [`Round ${number}: place`]: "5", [`Round ${number}: last shared place`]: "6" },
    ...{ [`Round ${number}: validation score`]: "41.8", [`Round ${number}: test score`]: "41.8" },
  });
  expect(rows[4]).toEqual({
    ...{ Place: "5", Nickname: "Curious Otter", Team: "Team Curious 1", "Ahead of (%)": "10" },
    ...Object.assign({}, ...[1, 2, 3, 4, 5].map(ofRound)),
  });
});

test("real names have a column of their own in every table once there is one, and none before", async () => {
  const log = reportedLog({ students: 3 });
  const [without, named] = [await filesOf(log), await filesOf(log, { 1: "نور عبد الله" })];
  for (const table of TABLES) {
    expect(rowsOf(without[table])[0]).not.toHaveProperty("Real name");
    const row = rowsOf(named[table]).find(({ Nickname }) => Nickname === "Curious Falcon");
    expect(row).toHaveProperty("Real name", "نور عبد الله");
    expect(rowsOf(named[table]).filter((one) => one["Real name"]).length).toBeLessThan(
      rowsOf(named[table]).length,
    );
  }
});

test("dangerous nicknames and real names are harmless in every table", async () => {
  const nicknames = ["=1+1", "+SUM(A1)", "-2+3", "@now", 'a;=1+1;"b"', "=cmd|' /C calc'!A0"];
  const log = reportedLog({ students: 6, nameOf: (student) => nicknames[student]! });
  const files = await filesOf(log, { 0: "=HYPERLINK(1)", 2: "-Ada" });
  for (const table of TABLES) {
    const cells = Papa.parse<string[]>(files[table].slice(1), { delimiter: "," }).data.flat();
    expect(cells.filter((cell) => /^[=+@\t\r]/.test(cell))).toEqual([]);
    expect(cells.filter((cell) => cell.startsWith("-") && !/^-[\d.]+(e-\d+)?$/.test(cell))).toEqual([]);
    expect(new Set(rowsOf(files[table]).map(({ Nickname }) => Nickname))).toEqual(
      new Set(["'=1+1", "'+SUM(A1)", "'-2+3", "'@now", 'a;\'=1+1;"b"', "'=cmd|' /C calc'!A0"]),
    );
  }
  const semicolons = Papa.parse<string[]>(files.board.slice(1), { delimiter: ";" }).data.flat();
  expect(semicolons.filter((cell) => /^[\s"]*[=+@]/.test(cell))).toEqual([]);
});

test("headings and words are in the reader's language, numbers are the same", async () => {
  const log = reportedLog({ students: 2 });
  const [english, arabic] = [await filesOf(log), await filesOf(log, {}, "ar")];
  const numbersIn = (file: string) =>
    Papa.parse<string[]>(file.slice(1))
      .data.flat()
      .filter((cell) => /^-?[\d.]+$/.test(cell));
  for (const table of TABLES) expect(numbersIn(arabic[table])).toEqual(numbersIn(english[table]));
  const [row] = rowsOf(arabic.runs);
  expect([row?.["الاسم المستعار"], row?.التحدي, row?.النهاية, row?.["على اللوحة"]]).toEqual([
    ...["Curious Otter", "لولبان متداخلان", "اكتملت"],
    expect.stringMatching(/نعم|لا/),
  ]);
});
