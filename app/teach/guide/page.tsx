import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { HostsGuide } from "@/components/teach/hosts-guide";
import type { Locale } from "@/lib/i18n/locales";
import { requireTeacher } from "../require-teacher";
import { TeacherFrame } from "../teacher-frame";
import { readGuide } from "./read-guide";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await ownGuide()).title };
}

/** How to teach the default lesson. */
export default async function GuidePage() {
  const teacher = await requireTeacher();
  return (
    <TeacherFrame name={teacher.name}>
      <HostsGuide guide={await ownGuide()} />
    </TeacherFrame>
  );
}

/** The guide in the reader's language. */
async function ownGuide() {
  return readGuide((await getLocale()) as Locale);
}
