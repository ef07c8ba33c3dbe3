"use client";

import { useRouter } from "next/navigation";
import { type ClassPlaces, useClassAddress } from "@/components/desk/class-address";
import type { ListedAccount } from "@/components/teach/people/account-row";
import type { ListedInvitation } from "@/components/teach/people/invitations";
import { People } from "@/components/teach/people/people";
import {
  changeRoleAction,
  inviteAction,
  makeResetLinkAction,
  removeAccountAction,
  withdrawInvitationAction,
} from "./actions";

type PeopleStepProps = {
  self: string;
  days: number;
  places: ClassPlaces;
  accounts: readonly ListedAccount[];
  invitations: readonly ListedInvitation[];
};

/** The owners' page, connected to what it does. Colleagues reach the server at the same address as students. */
export function PeopleStep({ places, ...props }: PeopleStepProps) {
  const router = useRouter();
  const lost = () => "no-answer" as const;
  return (
    <People
      {...props}
      origin={useClassAddress(places)}
      onInvite={(role) => inviteAction(role).catch(lost)}
      onWithdraw={(id) => withdrawInvitationAction(id).catch(lost)}
      onRole={async (id, role) => {
        const refused = await changeRoleAction(id, role).catch(lost);
        // For somebody who is no owner any more, this page does not exist.
        if (refused === null && id === props.self && role === "teacher") router.replace("/teach");
        return refused;
      }}
      onReset={(id) => makeResetLinkAction(id).catch(lost)}
      onRemove={(id, heir) => removeAccountAction(id, heir).catch(lost)}
    />
  );
}
