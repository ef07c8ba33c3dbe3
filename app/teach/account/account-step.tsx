"use client";

import { signOut } from "next-auth/react";
import type { ComponentProps } from "react";
import { Account } from "@/components/teach/account";
import { DeleteAccount, OwnDetails } from "@/components/teach/people/own-account";
import { signOutEverywhereAction } from "../actions";
import { changeEmailAction, changePasswordAction, deleteAccountAction, renameAction } from "./actions";

type Connected = "onSignOutEverywhere" | "details" | "removal";
type AccountStepProps = Omit<ComponentProps<typeof Account>, Connected> &
  Omit<ComponentProps<typeof DeleteAccount>, "onDelete"> & { name: string };

/** The account page, connected to what it does. */
export function AccountStep({ name, hasPassword, sessions, plans, obstacle, ...account }: AccountStepProps) {
  return (
    <Account
      {...account}
      details={
        <OwnDetails
          name={name}
          hasPassword={hasPassword}
          onRename={renameAction}
          onEmail={changeEmailAction}
          onPassword={changePasswordAction}
        />
      }
      removal={
        <DeleteAccount
          {...{ hasPassword, sessions, plans, obstacle }}
          onDelete={async (typed) => {
            const refused = await deleteAccountAction(typed);
            // The cookie is void now; this deletes it and leaves the page.
            if (refused === null) await signOut({ callbackUrl: "/" });
            return refused;
          }}
        />
      }
      onSignOutEverywhere={async () => {
        const refusal = await signOutEverywhereAction().catch(() => "no-answer" as const);
        // The cookie is void now; this deletes it and leaves the page.
        if (refusal === null) await signOut({ callbackUrl: "/teach/sign-in" });
        return refusal;
      }}
    />
  );
}
