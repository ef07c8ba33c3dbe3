import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { coTeachers, teacherChallenges } from "@/db/schema";
import { storedChallenge } from "@/db/session/own-challenges";
import { createSession } from "@/db/session/sessions";
import { aboutOwn } from "@/lib/challenges/own-challenge";
import type { OwnContent } from "@/lib/learning/examples/own-content";
import { openRound } from "@/lib/session/decide/plan";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newTeacher } from "@/lib/testing/database/session";
import { OWN_LIST, ownWords } from "@/lib/testing/learning/own-list";
import { OWN_TABLE } from "@/lib/testing/learning/own-table";
import {
  challengesForTeacher,
  contentsOfTeacher,
  deleteOwnChallenge,
  keepOwnChallenge,
  listOwnChallenges,
  MOST_OWN,
} from "./own-challenges";
import { savePlan } from "./plans";

const checked = (content: OwnContent) => ({ ...storedChallenge(content), about: aboutOwn(content) });
const WORDS = checked(ownWords(OWN_LIST));
const TABLE = checked(OWN_TABLE);
const idOnly = ({ id, content }: typeof WORDS) => ({ id, content });

describeOnEachDatabase((db) => {
  test("a teacher keeps challenges, each once, and nobody else has them", async () => {
    const [ada, bob] = [await newTeacher(db()), await newTeacher(db())];
    for (const challenge of [WORDS, TABLE, WORDS])
      expect(await keepOwnChallenge(db(), ada.id, challenge)).toBe("kept");
    const listed = await listOwnChallenges(db(), ada.id);
    expect(listed.map(({ id, about }) => ({ id, about }))).toEqual(
      [TABLE, WORDS].map(({ id, about }) => ({ id, about })),
    );
    expect(await contentsOfTeacher(db(), ada.id)).toEqual([WORDS, TABLE].map(idOnly));
    expect(await listOwnChallenges(db(), bob.id)).toEqual([]);
    expect(await deleteOwnChallenge(db(), bob.id, WORDS.id)).toBe(false);
    expect(await deleteOwnChallenge(db(), ada.id, WORDS.id)).toBe(true);
    expect(await contentsOfTeacher(db(), ada.id)).toEqual([idOnly(TABLE)]);
  });

  test("nobody keeps more than fit, also of two at once", async () => {
    const { id } = await newTeacher(db());
    const { content, about } = WORDS;
    await db()
      .insert(teacherChallenges)
      .values(
        Array.from({ length: MOST_OWN.challenges - 1 }, (_, number) => ({
          ...{ teacherId: id, id: `words-${number}`, content: "{}", about, madeAt: new Date() },
        })),
      );
    const both = [WORDS, TABLE].map((challenge) => keepOwnChallenge(db(), id, challenge));
    expect((await Promise.all(both)).toSorted()).toEqual(["kept", "too-many-challenges"]);
    await db().delete(teacherChallenges).where(eq(teacherChallenges.teacherId, id));
    const large = { id: "words-large", content: content.padEnd(MOST_OWN.bytes), about };
    expect(await keepOwnChallenge(db(), id, large)).toBe("kept");
    expect(await keepOwnChallenge(db(), id, TABLE)).toBe("too-many-challenges");
    // The same again is no more than there is.
    expect(await keepOwnChallenge(db(), id, large)).toBe("kept");
  });

  test("a plan may have what its teacher keeps, has in a saved plan, or teaches in a session; nothing of others", async () => {
    const [ada, bob, eve] = [await newTeacher(db()), await newTeacher(db()), await newTeacher(db())];
    const plan = { rounds: [openRound(TABLE.id, 5)] };
    const ids = [WORDS.id, TABLE.id];
    const foundBy = async ({ id }: { id: string }) =>
      (await challengesForTeacher(db(), id, ids)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    await keepOwnChallenge(db(), ada.id, WORDS);
    expect(await foundBy(ada)).toEqual([idOnly(WORDS)]);
    await savePlan(db(), { teacherId: ada.id, name: "Flowers", plan, own: [idOnly(TABLE)] });
    expect(await foundBy(ada)).toEqual([TABLE, WORDS].map(idOnly));
    const row = await createSession(db(), {
      ...{ hostId: ada.id, title: "Flowers", plan, own: [idOnly(TABLE)] },
    });
    expect(await foundBy(bob)).toEqual([]);
    await db().insert(coTeachers).values({ sessionId: row.id, teacherId: bob.id, addedAt: new Date() });
    expect(await foundBy(bob)).toEqual([idOnly(TABLE)]);
    expect(await foundBy(eve)).toEqual([]);
  });
});
