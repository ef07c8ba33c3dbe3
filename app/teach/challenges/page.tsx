import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/app/messages-provider";
import { listOwnChallenges } from "@/db/school/own-challenges";
import { getDatabase } from "@/db/store/client";
import { requireTeacher } from "../require-teacher";
import { TeacherFrame } from "../teacher-frame";
import { deleteChallengeAction, keepChallengeAction } from "./actions";
import { OwnEditor } from "./own-editor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("own.title") };
}

/** The challenges that the teacher has made. */
export default async function ChallengesPage() {
  const teacher = await requireTeacher();
  const challenges = await listOwnChallenges(await getDatabase(), teacher.id);
  return (
    <TeacherFrame name={teacher.name}>
      <Messages namespaces={["teach"]}>
        <OwnEditor
          challenges={challenges.map(({ madeAt, ...one }) => ({ ...one, madeAt: madeAt.toISOString() }))}
          onMake={keepChallengeAction}
          onDelete={deleteChallengeAction}
        />
      </Messages>
    </TeacherFrame>
  );
}
