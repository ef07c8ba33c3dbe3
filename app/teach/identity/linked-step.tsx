"use client";

import type { ComponentProps } from "react";
import { LinkedIdentities } from "@/components/teach/identity/linked-identities";
import { unlinkIdentityAction } from "./actions";
import { leaveForIssuer } from "./leave";

/** The accounts elsewhere on the account page, connected to the way to the issuer and to the action that unlinks one. */
export function LinkedStep(props: Omit<ComponentProps<typeof LinkedIdentities>, "onLink" | "onUnlink">) {
  return (
    <LinkedIdentities
      {...props}
      onLink={() => leaveForIssuer("/teach/account", "link")}
      onUnlink={({ issuer, subject }) =>
        unlinkIdentityAction({ issuer, subject }).catch(() => "no-answer" as const)
      }
    />
  );
}
