import { expect, test } from "vitest";
import { plans } from "@/db/schema";
import { openRound, type Plan } from "@/lib/session/decide/plan";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newTeacher } from "@/lib/testing/database/session";
import {
  changePlan,
  deletePlan,
  findPlan,
  listPlans,
  MAX_PLANS_A_TEACHER,
  namesOfPlans,
  PLANS_A_PAGE,
  savePlan,
} from "./plans";

const plan: Plan = {
  rounds: [
    { ...openRound("two-spirals", 8), aim: "How far a step goes", hints: false, locks: { epochs: 40 } },
  ],
};
const other: Plan = { rounds: [openRound("moons", null)] };

describeOnEachDatabase((db) => {
  test("a plan is kept whole under its name, and changed, in its teacher's list alone", async () => {
    const [ada, grace] = [await newTeacher(db()), await newTeacher(db())];
    const saved = await savePlan(db(), { teacherId: ada.id, name: "Nets", plan });
    const first = await savePlan(db(), { teacherId: ada.id, name: "Algebra", plan: other });
    expect(await listPlans(db(), ada.id)).toEqual({ plans: [first, saved], more: false });
    expect(saved).toMatchObject({ name: "Nets", plan });
    expect(await changePlan(db(), saved!.id, { teacherId: ada.id, name: "Zeros", plan: other })).toBe(true);
    expect(await findPlan(db(), saved!.id, ada.id)).toMatchObject({ name: "Zeros", plan: other });
    expect(await listPlans(db(), grace.id)).toEqual({ plans: [], more: false });
  });

  test("another teacher neither reads, nor changes, nor deletes it; an id that is none finds nothing", async () => {
    const [ada, grace] = [await newTeacher(db()), await newTeacher(db())];
    const saved = (await savePlan(db(), { teacherId: ada.id, name: "Nets", plan }))!;
    expect(await findPlan(db(), saved.id, grace.id)).toBe(null);
    expect(await changePlan(db(), saved.id, { teacherId: grace.id, name: "Mine", plan })).toBe(false);
    expect(await deletePlan(db(), saved.id, grace.id)).toBe(false);
    expect(await findPlan(db(), "'; drop table plans; --", ada.id)).toBe(null);
    expect(await findPlan(db(), saved.id, ada.id)).toEqual(saved);
    expect(await deletePlan(db(), saved.id, ada.id)).toBe(true);
    expect(await findPlan(db(), saved.id, ada.id)).toBe(null);
  });

  test("a teacher keeps so many plans and no more", async () => {
    const { id: teacherId } = await newTeacher(db());
    const rows = Array.from({ length: MAX_PLANS_A_TEACHER }, (_, index) => ({
      ...{ teacherId, name: `Plan ${index}`, plan: other, changedAt: new Date() },
    }));
    await db().insert(plans).values(rows.slice(1));
    const together = await Promise.all(
      ["One", "Two"].map((name) => savePlan(db(), { teacherId, name, plan })),
    );
    expect(together.filter((saved) => saved !== null)).toHaveLength(1);
    const [first, last] = [
      await listPlans(db(), teacherId),
      await listPlans(db(), teacherId, MAX_PLANS_A_TEACHER / PLANS_A_PAGE - 1),
    ];
    expect([first.plans.length, first.more]).toEqual([PLANS_A_PAGE, true]);
    expect([last.plans.length, last.more]).toEqual([PLANS_A_PAGE, false]);
    expect(await namesOfPlans(db(), teacherId)).toHaveLength(MAX_PLANS_A_TEACHER);
    expect(await savePlan(db(), { teacherId, name: "One more", plan })).toBe(null);
  });
});
