"use client";

import type { ComponentProps } from "react";
import { OwnChallenges } from "@/components/teach/own/own-challenges";
import { outlineOf } from "@/lib/challenges/own-words";
import { exampleTable } from "@/lib/client/api/example-table";

/** The teacher's own challenges, with what the page needs to know of how words become one. */
export function OwnEditor(props: Omit<ComponentProps<typeof OwnChallenges>, "outlineOf" | "exampleOf">) {
  return <OwnChallenges {...props} outlineOf={outlineOf} exampleOf={exampleTable} />;
}
