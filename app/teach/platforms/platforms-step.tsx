"use client";

import type { ComponentProps } from "react";
import { Platforms } from "@/components/teach/platforms/platforms";
import { addPlatformAction, removePlatformAction } from "./actions";

/** The owners' page about learning platforms, connected to what it does. */
export function PlatformsStep(props: Omit<ComponentProps<typeof Platforms>, "onAdd" | "onRemove">) {
  return (
    <Platforms
      {...props}
      onAdd={async (typed) => {
        const problems = await addPlatformAction(typed);
        return problems && { problems, waitSeconds: null };
      }}
      onRemove={(id) => removePlatformAction(id).catch(() => "no-answer" as const)}
    />
  );
}
