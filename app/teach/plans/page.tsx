import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlanList } from "@/components/teach/plan-list";
import { getDatabase } from "@/db/client";
import { listPlans } from "@/db/plans";
import { defaultLesson } from "../default-lesson";
import { requireTeacher } from "../require-teacher";
import { TeacherFrame } from "../teacher-frame";
import { copyPlanAction, deletePlanAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("plans.title") };
}

/** The teacher's lesson plans, the default one first. */
export default async function PlansPage() {
  const teacher = await requireTeacher();
  const plans = await listPlans(await getDatabase(), teacher.id);
  return (
    <TeacherFrame name={teacher.name}>
      <PlanList
        lesson={(await defaultLesson()).rounds}
        plans={plans.map(({ id, name, plan, changedAt }) => ({
          id,
          name,
          rounds: plan.rounds,
          changedAt: changedAt.toISOString(),
        }))}
        onCopy={copyPlanAction}
        onDelete={deletePlanAction}
      />
    </TeacherFrame>
  );
}
