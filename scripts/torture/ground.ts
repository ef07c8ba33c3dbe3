import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openEmbedded, openPostgres } from "@/db/store/open";
import { startPostgres, type TestPostgres } from "@/lib/testing/database/postgres";
import type { Ground } from "@/lib/testing/server/deaths";

/** Does `work` on an embedded database in a folder of its own. */
export async function onEmbedded<Result>(work: (ground: Ground) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), "downhill-torture-"));
  try {
    return await work(embeddedIn(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function embeddedIn(folder: string): Ground {
  return { settings: { DATA_DIR: folder, DATABASE_URL: "" }, open: () => openEmbedded(folder) };
}

/** Does `work` on a PostgreSQL of its own. `folder`: where to put its data. */
export async function onPostgres<Result>(
  work: (ground: Ground, postgres: TestPostgres) => Promise<Result>,
  folder?: string,
): Promise<Result> {
  const postgres = await startPostgres(folder);
  try {
    return await work(postgresAt(postgres.url), postgres);
  } finally {
    await postgres.stop();
  }
}

export function postgresAt(url: string): Ground {
  return { settings: { DATABASE_URL: url }, open: () => openPostgres(url) };
}
