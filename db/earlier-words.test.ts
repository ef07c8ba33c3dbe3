import { readdirSync, readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { expect, test } from "vitest";
import { storedChallenge } from "@/db/session/own-challenges";
import { OWN_LIST, ownWords } from "@/lib/testing/learning/own-list";

const FOLDER = "db/migrations";
const TEACHER = "00000000-0000-4000-8000-000000000001";
const SESSION = "00000000-0000-4000-8000-000000000002";
const PLAN = "00000000-0000-4000-8000-000000000003";
/** The first migration after the tables of words. */
const OWN_CHALLENGES = "0007_own_challenges.sql";

test("words that an earlier version stored for sessions and plans are their own challenges, under the same name", async () => {
  const database = new PGlite();
  const list = { ...OWN_LIST, title: 'Rivers "of" Downhill, \\ أنهار' };
  const own = storedChallenge(ownWords(list));
  for (const file of readdirSync(FOLDER)
    .filter((name) => name.endsWith(".sql"))
    .sort()) {
    if (file === OWN_CHALLENGES) {
      await database.query(`insert into teachers (id, email, name) values ($1, 'ada@example.org', 'Ada')`, [
        TEACHER,
      ]);
      await database.query(
        `insert into sessions (id, host_id, title, plan, join_code, secret) values ($1, $2, 'Words', '{"rounds":[]}', 'ABCDEF', '')`,
        [SESSION, TEACHER],
      );
      await database.query(
        `insert into plans (id, teacher_id, name, plan, changed_at) values ($1, $2, 'Words', '{"rounds":[]}', now())`,
        [PLAN, TEACHER],
      );
      for (const [kind, id] of [
        ["session", SESSION],
        ["plan", PLAN],
      ])
        await database.query(
          `insert into ${kind}_words (${kind}_id, id, title, language, direction, words) values ($1, $2, $3, $4, $5, $6)`,
          [id, own.id, list.title, list.language, list.direction, list.words.join("\n")],
        );
    }
    await database.exec(readFileSync(`${FOLDER}/${file}`, "utf8").replaceAll("--> statement-breakpoint", ""));
  }
  for (const [kind, id] of [
    ["session", SESSION],
    ["plan", PLAN],
  ]) {
    const { rows } = await database.query<{ id: string; content: string }>(
      `select id, content from ${kind}_challenges where ${kind}_id = $1`,
      [id],
    );
    expect(rows.map((row) => ({ id: row.id, content: JSON.parse(row.content) }))).toEqual([
      { id: own.id, content: JSON.parse(own.content) },
    ]);
  }
  await database.close();
});
