import type { ReactNode } from "react";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { SignedInPage } from "./signed-in-page";

/** The frame of a teacher's page. `name`: theirs. Owners get the way to everybody's accounts. */
export async function TeacherFrame({ name, children }: { name: string; children: ReactNode }) {
  const teacher = await currentTeacher();
  return (
    <SignedInPage name={name} owner={teacher?.role === "owner"}>
      {children}
    </SignedInPage>
  );
}
