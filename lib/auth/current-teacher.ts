import { cookies } from "next/headers";
import type { Teacher } from "@/db/school/teachers";
import { teacherFromCookies } from "./teacher-from-cookies";

/** The teacher who is signed in for the current page or server action; null when nobody is. */
export async function currentTeacher(): Promise<Teacher | null> {
  const all = (await cookies()).getAll();
  return teacherFromCookies(Object.fromEntries(all.map(({ name, value }) => [name, value])));
}
