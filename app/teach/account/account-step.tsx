"use client";

import { signOut } from "next-auth/react";
import type { ComponentProps } from "react";
import { Account } from "@/components/teach/account";
import { signOutEverywhereAction } from "../actions";

/** The account page, connected to the action that signs out in every browser. */
export function AccountStep(props: Omit<ComponentProps<typeof Account>, "onSignOutEverywhere">) {
  return (
    <Account
      {...props}
      onSignOutEverywhere={async () => {
        const refusal = await signOutEverywhereAction().catch(() => "no-answer" as const);
        // The cookie is void now; this deletes it and leaves the page.
        if (refusal === null) await signOut({ callbackUrl: "/teach/sign-in" });
        return refusal;
      }}
    />
  );
}
