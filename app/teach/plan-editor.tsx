"use client";

import type { ComponentProps } from "react";
import { LivePlanEditor } from "@/components/teach/plan/live-plan-editor";
import { outlineOf } from "@/lib/challenges/own-words";

/** The form for a plan, with what it needs to know of how a teacher's own words become a challenge. */
export function PlanEditor(props: Omit<ComponentProps<typeof LivePlanEditor>, "outlineOf">) {
  return <LivePlanEditor {...props} outlineOf={outlineOf} />;
}
