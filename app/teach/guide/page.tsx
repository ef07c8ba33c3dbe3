import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HostsGuide } from "@/components/teach/hosts-guide";
import { requireTeacher } from "../require-teacher";
import { TeacherFrame } from "../teacher-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("guide"))("title") };
}

/** How to teach the default lesson. */
export default async function GuidePage() {
  const teacher = await requireTeacher();
  return (
    <TeacherFrame name={teacher.name}>
      <HostsGuide />
    </TeacherFrame>
  );
}
