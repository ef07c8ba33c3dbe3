"use client";

import { signOut } from "next-auth/react";
import type { ReactNode } from "react";
import { TeacherPage } from "@/components/teach/teacher-page";

/** The frame of a teacher's page, with its sign-out connected. */
export function TeacherFrame({ name, children }: { name: string; children: ReactNode }) {
  return (
    <TeacherPage teacher={{ name, onSignOut: () => void signOut({ callbackUrl: "/" }) }} width="wide">
      {children}
    </TeacherPage>
  );
}
