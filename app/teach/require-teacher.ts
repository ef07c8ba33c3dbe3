import { redirect } from "next/navigation";
import type { Teacher } from "@/db/teachers";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { needsSetUp } from "@/lib/auth/set-up";

/** Who is signed in; else off to sign in and back to `here`, or to set the server up while it has no teacher. */
export async function requireTeacher(here: string): Promise<Teacher> {
  const teacher = await currentTeacher();
  if (teacher) return teacher;
  if (await needsSetUp()) redirect("/teach/set-up");
  redirect(`/teach/sign-in?next=${encodeURIComponent(here)}`);
}
