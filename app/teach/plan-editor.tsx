"use client";

import type { ComponentProps } from "react";
import { LivePlanEditor } from "@/components/teach/plan/live-plan-editor";
import { outlineOf } from "@/lib/challenges/own-words";

type Props = Omit<ComponentProps<typeof LivePlanEditor>, "outlineOf" | "startRehearsal">;

/** The form for a plan, with what it needs to know of how a teacher's own words become a challenge, and how a plan is rehearsed. */
export function PlanEditor(props: Props) {
  return <LivePlanEditor {...props} outlineOf={outlineOf} startRehearsal={startRehearsal} />;
}

const startRehearsal = () =>
  new Worker(new URL("./rehearsal/worker.ts", import.meta.url), { type: "module" });
