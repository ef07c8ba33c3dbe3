import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { accountDetails } from "@/db/school/accounts";
import { listDeeds } from "@/db/school/audit";
import { countSignIns, SIGN_IN_DAYS } from "@/db/school/sign-ins";
import { getDatabase } from "@/db/store/client";
import { LinkedSection } from "../identity/linked-section";
import { pageNumber } from "../page-number";
import { requireTeacher } from "../require-teacher";
import { TeacherFrame } from "../teacher-frame";
import { AccountStep } from "./account-step";

type Search = { searchParams: Promise<Partial<Record<"page" | "error", string | string[]>>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("account.title") };
}

/** What belongs to the account, in how many browsers it is signed in, and the record of what was done with it. */
export default async function AccountPage({ searchParams }: Search) {
  const teacher = await requireTeacher();
  const { page: asked, error } = await searchParams;
  const page = pageNumber(asked);
  const db = await getDatabase();
  const { deeds, more } = await listDeeds(db, teacher.id, page, teacher.role);
  const details = await accountDetails(db, teacher.id);
  return (
    <TeacherFrame name={teacher.name}>
      <AccountStep
        name={teacher.name}
        email={teacher.email}
        owner={teacher.role === "owner"}
        {...details}
        browsers={await countSignIns(db, teacher.id)}
        idleDays={SIGN_IN_DAYS}
        pages={{ page, more }}
        identities={<LinkedSection teacherId={teacher.id} error={error} />}
        deeds={deeds.map((deed) => ({ ...deed, at: deed.at.toISOString() }))}
      />
    </TeacherFrame>
  );
}
