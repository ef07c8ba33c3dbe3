"use client";

import { useRouter } from "next/navigation";
import { OtherWayIn } from "@/components/teach/identity/other-way-in";
import { InvitationForm } from "@/components/teach/people/invitation-form";
import { acceptInvitationAction } from "../../by-link";
import { enter, keepsCookies } from "../../enter";
import { leaveForIssuer } from "../../identity/leave";

type Props = {
  token: string;
  becomes: "owner" | "teacher";
  /** What the issuer of OpenID Connect is called; null: there is none. */
  issuer: string | null;
};

export function InvitationStep({ token, becomes, issuer }: Props) {
  const router = useRouter();
  return (
    <InvitationForm
      becomes={becomes}
      elsewhere={
        issuer !== null && (
          <OtherWayIn name={issuer} onLeave={() => leaveForIssuer("/teach", { invitation: token })} />
        )
      }
      onCreate={async (typed) => {
        // Checked before the account is created: without cookies it could not be used, and the invitation works only once.
        if (!(await keepsCookies())) return { problems: ["cookies-blocked"], waitSeconds: null };
        const refused = await acceptInvitationAction({ token, ...typed });
        if (refused !== null) return refused;
        const refusal = await enter(typed);
        if (refusal === null) router.replace("/teach");
        return refusal && { problems: [refusal.problem], waitSeconds: refusal.waitSeconds };
      }}
    />
  );
}
