import { expect, test } from "vitest";
import { floatsInBytes } from "@/lib/learning/numbers/float-bytes";
import { keptCheckpointPath } from "@/lib/protocol/checkpoint";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newTeacher } from "@/lib/testing/database/session";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { DONE, refereedClasses, refusal, SETTINGS } from "@/lib/testing/server/refereed-class";
import { SOON } from "@/lib/testing/soon";

describeOnEachDatabase((db) => {
  const classes = refereedClasses(db);
  const get = (session: string, participant: number, run: number, cookie: string) =>
    fetch(`${classes.server().url}${keptCheckpointPath(session, participant, run)}`, { headers: { cookie } });

  test("the host has the weights that a student's run was checked by, and nobody else has them", async () => {
    const { row, desk, students, seed } = await classes.began(["Ada"]);
    const [ada] = students;
    const { curve, step, weights } = await classes.train(row, seed);
    await classes.report(ada, 0, { settings: SETTINGS, curve });
    const host = classes.hostCookie();
    expect(await (await get(row.id, 0, 0, host)).json()).toEqual(refusal("no-such-run"));
    expect(await classes.put(ada, row, { step }, weights)).toEqual(DONE);
    await expect.poll(() => classes.runOf(desk, 0)?.verdict?.agrees, SOON).toBe(true);

    const answer = await get(row.id, 0, 0, host);
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(floatsInBytes(new Uint8Array(await answer.arrayBuffer()))).toEqual(weights);

    const other = await teacherCookie(await newTeacher(db()));
    const refusals = await Promise.all(
      [ada.cookie, "", other].map(async (cookie) => (await get(row.id, 0, 0, cookie)).json()),
    );
    expect(refusals).toEqual([refusal("not-signed-in"), refusal("not-signed-in"), refusal("not-allowed")]);
    for (const [participant, run] of [
      [0, 1],
      [7, 0],
    ])
      expect(await (await get(row.id, participant, run, host)).json()).toEqual(refusal("no-such-run"));
    const nobody = "00000000-0000-4000-8000-000000000000";
    expect((await get(nobody, 0, 0, host)).status).toBe(404);
  });
});
