import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { RefusalNotice } from "@/components/teach/refusal-notice";
import { LINK_COOKIE } from "@/lib/auth/lti/linking";
import { launchTickets } from "@/lib/auth/lti/tickets";
import { requireTeacher } from "../../require-teacher";
import { TeacherFrame } from "../../teacher-frame";
import { LinkStep } from "./link-step";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lti"))("link.submit") };
}

/** A teacher whom a platform has sent for the first time signs in here once, and says that both accounts are theirs. */
export default async function LinkPage() {
  const teacher = await requireTeacher();
  const ticket = launchTickets().see("link", (await cookies()).get(LINK_COOKIE)?.value);
  return (
    <TeacherFrame name={teacher.name}>
      {ticket ? (
        <LinkStep platform={ticket.teacher.platform.name} there={ticket.teacher.name} here={teacher.name} />
      ) : (
        <RefusalNotice code="lti-expired" />
      )}
    </TeacherFrame>
  );
}
