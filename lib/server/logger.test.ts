import { expect, test } from "vitest";
import { createSeat } from "@/db/session/seats/seats";
import { openMemory } from "@/lib/testing/database/memory";
import { newSession } from "@/lib/testing/database/session";
import { withoutData } from "./logger";

test("an error of the database is logged with its statement, without the data it was about", async () => {
  const { db, close } = await openMemory();
  const { id } = await newSession(db);
  await close();
  const failure = await createSeat(db, id, 77).catch((error: unknown) => error);
  expect(String(failure)).toContain(id);
  const logged = JSON.stringify(withoutData(failure));
  expect(logged).toContain("insert into");
  expect(logged).not.toContain(id);
});

test("any other error keeps its message and where it came from", () => {
  const error = new TypeError("no such thing");
  expect(withoutData(error)).toMatchObject({
    type: "TypeError",
    message: "no such thing",
    stack: error.stack,
  });
});
