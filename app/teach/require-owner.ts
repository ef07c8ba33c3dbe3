import { notFound } from "next/navigation";
import type { Teacher } from "@/db/school/teachers";
import { requireTeacher } from "./require-teacher";

/** The signed-in owner. Visitors who are not signed in are sent to sign in and back; for other teachers it is not found. */
export async function requireOwner(): Promise<Teacher> {
  const teacher = await requireTeacher();
  if (teacher.role !== "owner") notFound();
  return teacher;
}
