import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlanList } from "@/components/teach/plan/plan-list";
import { listPlans } from "@/db/school/plans";
import { getDatabase } from "@/db/store/client";
import { givenLesson, lessonMinutes } from "../given-lesson";
import { pageNumber } from "../page-number";
import { requireTeacher } from "../require-teacher";
import { TeacherFrame } from "../teacher-frame";
import { copyPlanAction, deletePlanAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("plans.title") };
}

type Search = { searchParams: Promise<{ page?: string | string[] }> };

/** The teacher's lesson plans, after the lessons that everybody has. */
export default async function PlansPage({ searchParams }: Search) {
  const teacher = await requireTeacher();
  const page = pageNumber((await searchParams).page);
  const { plans, more } = await listPlans(await getDatabase(), teacher.id, page);
  return (
    <TeacherFrame name={teacher.name}>
      <PlanList
        lessons={
          await Promise.all(
            lessonMinutes().map(async (one) => ({ ...one, rounds: (await givenLesson(one.name)).rounds })),
          )
        }
        plans={plans.map(({ id, name, plan, changedAt }) => ({
          id,
          name,
          rounds: plan.rounds,
          changedAt: changedAt.toISOString(),
        }))}
        pages={{ page, more }}
        onCopy={copyPlanAction}
        onDelete={deletePlanAction}
      />
    </TeacherFrame>
  );
}
