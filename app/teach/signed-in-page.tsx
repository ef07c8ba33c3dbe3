"use client";

import { signOut } from "next-auth/react";
import type { ReactNode } from "react";
import { TeacherPage } from "@/components/teach/teacher-page";

/** The frame of a teacher's page, with its sign-out connected. */
export function SignedInPage({
  name,
  owner,
  children,
}: {
  name: string;
  owner: boolean;
  children: ReactNode;
}) {
  return (
    <TeacherPage teacher={{ name, owner, onSignOut: () => void signOut({ callbackUrl: "/" }) }} width="wide">
      {children}
    </TeacherPage>
  );
}
