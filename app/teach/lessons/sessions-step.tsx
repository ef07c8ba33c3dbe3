"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { SessionList } from "@/components/teach/sessions/session-list";

/** The list of sessions, which is loaded again when who teaches one has changed: the desk asks for that as well, and must not be loaded again. */
export function SessionsStep(props: Omit<ComponentProps<typeof SessionList>, "onChanged">) {
  const router = useRouter();
  return <SessionList {...props} onChanged={() => router.refresh()} />;
}
