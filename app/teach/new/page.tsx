import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/app/messages-provider";
import type { NewSession } from "@/components/teach/plan/plan-form";
import { PlanSources } from "@/components/teach/plan/plan-sources";
import { findPlan, namesOfPlans } from "@/db/school/plans";
import { deskRole } from "@/db/session/desks";
import { findSession } from "@/db/session/sessions";
import { getDatabase } from "@/db/store/client";
import { LESSONS } from "@/lib/session/decide/lesson/lesson-plan";
import { createSessionAction } from "../actions";
import { challengeOptions } from "../challenge-options";
import { keepChallengeAction } from "../challenges/actions";
import { givenLesson, lessonMinutes } from "../given-lesson";
import { ownChallengesOf, startOf } from "../known-challenges";
import { PlanEditor } from "../plan-editor";
import { keepPlanAction } from "../plans/actions";
import { requireTeacher } from "../require-teacher";
import { TeacherFrame } from "../teacher-frame";

type Asked = string | string[];
type Search = { searchParams: Promise<{ from?: Asked; plan?: Asked; lesson?: Asked }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("plan.title") };
}

/** Plans a new session: from a lesson (`?lesson`), a saved plan (`?plan`), or an earlier session (`?from`). */
export default async function NewSessionPage({ searchParams }: Search) {
  const teacher = await requireTeacher();
  const { from, plan, lesson } = await searchParams;
  const t = await getTranslations("teach");
  const kept = typeof plan === "string" ? await keptPlan(plan, teacher.id) : null;
  const copied = typeof from === "string" ? await copyOf(from, teacher.id) : null;
  const given = kept ?? copied;
  const name = LESSONS.find((one) => one === lesson) ?? "default";
  const page = kept ? `plan ${plan}` : copied ? `like ${from}` : name === "default" ? "new" : `new ${name}`;
  const initial = given ?? { title: t("plan.nameDefault"), plan: await givenLesson(name) };
  const plans = await namesOfPlans(await getDatabase(), teacher.id);
  return (
    <TeacherFrame name={teacher.name}>
      <Messages namespaces={["teach", "challenges", "lab", "class-pictures"]}>
        <PlanEditor
          key={page}
          place={{ teacher: teacher.id, page, base: "" }}
          purpose="session"
          initial={initial}
          own={await ownChallengesOf(teacher.id, initial.plan)}
          onMake={keepChallengeAction}
          sources={
            <PlanSources
              plans={plans}
              lessons={lessonMinutes()}
              current={kept ? String(plan) : copied ? "copy" : name}
            />
          }
          onDone={createSessionAction}
          onKeep={keepPlanAction}
          challenges={challengeOptions()}
        />
      </Messages>
    </TeacherFrame>
  );
}

async function keptPlan(id: string, teacherId: string): Promise<NewSession | null> {
  const db = await getDatabase();
  const kept = await findPlan(db, id, teacherId);
  return kept && startOf(kept.name, kept.plan);
}

/** Title and plan of a session that the teacher teaches; null when there is no such session. */
async function copyOf(id: string, teacherId: string): Promise<NewSession | null> {
  const db = await getDatabase();
  const session = await findSession(db, id);
  if (!session || !(await deskRole(db, session, teacherId))) return null;
  return startOf(session.title, session.plan);
}
