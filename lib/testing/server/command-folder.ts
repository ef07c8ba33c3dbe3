import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach } from "vitest";
import { runProgram } from "./programs";

/** For tests of commands that each start a process and a database, on a busy machine. */
export const COMMAND_PATIENCE_MS = 120_000;

/** A folder of this test file's own, and how it runs a command of the data program there. `closing`: what is closed after each test, the last first. */
export function commandFolder(name: string) {
  const root = mkdtempSync(path.join(tmpdir(), `downhill-${name}-`));
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return {
    at: (file: string) => path.join(root, file),
    closing,
    run: (args: readonly string[], settings: Record<string, string>) =>
      runProgram("lib/server/operations/data-command.ts", args, { INIT_CWD: root, ...settings }),
  };
}
