import { expect, onTestFinished, test } from "vitest";
import { findLiveSessionByCode } from "@/db/session/sessions";
import { openMemory } from "@/lib/testing/database/memory";
import { createLogger } from "../logger";
import { logConsole } from "./console-log";

test("what the console is told goes into the log, a line each, without the data that a failed query was about", async () => {
  const { error, warn } = console;
  onTestFinished(() => void Object.assign(console, { error, warn }));
  const lines: string[] = [];
  logConsole(createLogger("info", { write: (line) => void lines.push(line) }));

  const { db, close } = await openMemory();
  await close();
  const failure = await findLiveSessionByCode(db, "SECRET").catch((error: unknown) => error);
  console.error("⨯", failure);
  console.error(`⨯ ${failure}`);
  console.warn("a %s of libraries", "custom");

  expect(lines.join("")).not.toContain("SECRET");
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 50, msg: "⨯", err: { statement: expect.stringContaining("select") } },
    { level: 50, msg: expect.stringContaining("params: (left out)") },
    { level: 40, msg: "a %s of libraries custom" },
  ]);
});
