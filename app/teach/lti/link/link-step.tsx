"use client";

import { unstable_rethrow } from "next/navigation";
import { LinkLaunched } from "@/components/teach/platforms/link-launched";
import { linkAction } from "./actions";

type Props = { platform: string; there: string | null; here: string };

/** The question whether two accounts are one teacher's, connected to the action that links them. */
export function LinkStep(props: Props) {
  return (
    <LinkLaunched
      {...props}
      onLink={() =>
        linkAction().catch((error) => {
          // The action leaves the page by throwing.
          unstable_rethrow(error);
          return "no-answer" as const;
        })
      }
    />
  );
}
