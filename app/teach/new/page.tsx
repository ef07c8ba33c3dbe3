import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/app/messages-provider";
import { ChallengePreview } from "@/components/teach/challenge-preview";
import { type NewSession, PlanForm } from "@/components/teach/plan-form";
import { getDatabase } from "@/db/client";
import { findSession } from "@/db/sessions";
import { CATALOGUE, challengeInfo, findChallenge } from "@/lib/challenges/catalogue";
import { openRound, type Plan } from "@/lib/session/plan";
import { createSessionAction } from "../actions";
import { requireTeacher } from "../require-teacher";
import { TeacherFrame } from "../teacher-frame";
import { previewSplit } from "./preview-split";

type Search = { searchParams: Promise<{ from?: string | string[] }> };

/** The first two rounds of the lesson: walking downhill with cross-entropy, then measuring the mistake as a squared error. */
const FIRST_PLAN: Plan = {
  rounds: [openRound("two-spirals", 10), openRound("noisy-curve", 10)],
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("plan.title") };
}

export default async function NewSessionPage({ searchParams }: Search) {
  const teacher = await requireTeacher("/teach/new");
  const { from } = await searchParams;
  const t = await getTranslations("teach");
  const copied = typeof from === "string" ? await copyOf(from, teacher.id) : null;
  return (
    <TeacherFrame name={teacher.name}>
      <Messages namespaces={["teach", "challenges", "lab"]}>
        <PlanForm
          key={copied ? String(from) : "new"}
          initial={copied ?? { title: t("plan.nameDefault"), plan: FIRST_PLAN }}
          onCreate={createSessionAction}
          challenges={CATALOGUE.map((challenge) => ({
            info: challengeInfo(challenge),
            preview: (
              <ChallengePreview
                view={challenge.view}
                task={challenge.task}
                featureShape={challenge.featureShape}
                split={previewSplit(challenge)}
              />
            ),
          }))}
        />
      </Messages>
    </TeacherFrame>
  );
}

/** Title and plan of one of the teacher's own sessions, less the challenges that are no longer in the catalogue. */
async function copyOf(id: string, hostId: string): Promise<NewSession | null> {
  const session = await findSession(await getDatabase(), id);
  if (!session || session.hostId !== hostId) return null;
  const rounds = session.plan.rounds.filter((round) => findChallenge(round.challenge) !== null);
  return { title: session.title, plan: { rounds } };
}
