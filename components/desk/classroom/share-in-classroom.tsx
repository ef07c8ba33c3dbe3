import { GraduationCap } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";
import { isLoopbackAddress } from "../class-address";

/**
 * The page on which Google Classroom asks its teacher for a class and what to post: an announcement, material or an assignment with this
 * link. Null for an address that only this machine can open.
 */
export function classroomShareAddress(link: string, title: string | null): string | null {
  if (isLoopbackAddress(link)) return null;
  const asked = new URLSearchParams({ url: link, ...(title !== null && { title }) });
  return `https://classroom.google.com/share?${asked}`;
}

/** Leads to Google Classroom, in a window of its own. Nothing is asked of Google before somebody follows it. `title`: of what is shared, if known. */
export function ShareInClassroom({ link, title = null }: { link: string; title?: string | null }) {
  const t = useTranslations("host");
  const address = classroomShareAddress(link, title);
  if (address === null) return null;
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      className={buttonClass({ variant: "secondary", size: "sm" })}
    >
      <GraduationCap aria-hidden />
      <span>{t("classroom")}</span>
    </a>
  );
}
