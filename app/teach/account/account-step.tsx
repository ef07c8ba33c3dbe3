"use client";

import { signOut } from "next-auth/react";
import type { ComponentProps } from "react";
import { Account } from "@/components/teach/account";
import { signOutEverywhereAction } from "../actions";

/** The account page with a way out of every browser. */
export function AccountStep(props: Omit<ComponentProps<typeof Account>, "onSignOutEverywhere">) {
  return (
    <Account
      {...props}
      onSignOutEverywhere={async () => {
        const refusal = await signOutEverywhereAction().catch(() => "no-answer" as const);
        // The cookie opens nothing any more; this takes it away and leaves the page.
        if (refusal === null) await signOut({ callbackUrl: "/teach/sign-in" });
        return refusal;
      }}
    />
  );
}
