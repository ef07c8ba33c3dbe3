import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openEmbedded, openPostgres } from "@/db/store/open";
import { layNewborn } from "@/lib/testing/database/memory";
import { startPostgres } from "@/lib/testing/database/postgres";
import { surviveDeaths } from "@/lib/testing/server/deaths";

/** `npm run torture -- kill-postgresql` and `kill-embedded` go on for fifty deaths. */
const CLASS = { deaths: 2, students: 3, seed: 11 };

test("killed again and again under load, the server on PostgreSQL keeps everything, once", async () => {
  const postgres = await startPostgres();
  onTestFinished(postgres.stop);
  const ground = { settings: { DATABASE_URL: postgres.url }, open: () => openPostgres(postgres.url) };
  expect((await surviveDeaths(ground, CLASS)).broken).toEqual([]);
}, 180_000);

test("killed again and again under load, the server on the embedded database keeps everything, once", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "downhill-deaths-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await layNewborn(folder);
  const ground = {
    settings: { DATA_DIR: folder, DATABASE_URL: "" },
    open: () => openEmbedded(folder),
  };
  expect((await surviveDeaths(ground, CLASS)).broken).toEqual([]);
}, 180_000);
