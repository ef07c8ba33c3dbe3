import { afterAll, beforeAll, describe } from "vitest";
import { type Database, type OpenDatabase, openPostgres } from "@/db/store/open";
import { openMemory } from "./memory";
import { startPostgres } from "./postgres";

/** Runs the same tests on the embedded database and on a real PostgreSQL. `db()`: the database, inside the tests. */
export function describeOnEachDatabase(claims: (db: () => Database) => void): void {
  describe("on the embedded database", () => {
    let open: OpenDatabase;
    beforeAll(async () => {
      open = await openMemory();
    });
    afterAll(() => open?.close());
    claims(() => open.db);
  });

  describe("on PostgreSQL", () => {
    let open: OpenDatabase;
    let stop = async () => {};
    beforeAll(async () => {
      const server = await startPostgres();
      stop = server.stop;
      open = await openPostgres(server.url);
    });
    afterAll(async () => {
      await open?.close();
      await stop();
    });
    claims(() => open.db);
  });
}
