import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/app/messages-provider";
import { findPlan } from "@/db/school/plans";
import { getDatabase } from "@/db/store/client";
import { challengeOptions } from "../../challenge-options";
import { keepChallengeAction } from "../../challenges/actions";
import { ownChallengesOf, startOf } from "../../known-challenges";
import { PlanEditor } from "../../plan-editor";
import { requireTeacher } from "../../require-teacher";
import { TeacherFrame } from "../../teacher-frame";
import { changePlanAction } from "../actions";

type Params = { params: Promise<{ planId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("plans.form.title") };
}

/** Edits one of the teacher's saved lesson plans. */
export default async function PlanPage({ params }: Params) {
  const { planId } = await params;
  const teacher = await requireTeacher();
  const db = await getDatabase();
  const kept = await findPlan(db, planId, teacher.id);
  if (kept === null) notFound();
  return (
    <TeacherFrame name={teacher.name}>
      <Messages namespaces={["teach", "challenges", "lab", "class-pictures"]}>
        <PlanEditor
          place={{ teacher: teacher.id, page: `kept ${kept.id}`, base: kept.changedAt.toISOString() }}
          purpose="kept"
          initial={startOf(kept.name, kept.plan)}
          own={await ownChallengesOf(teacher.id, kept.plan)}
          onMake={keepChallengeAction}
          onDone={changePlanAction.bind(null, kept.id)}
          challenges={challengeOptions()}
        />
      </Messages>
    </TeacherFrame>
  );
}
