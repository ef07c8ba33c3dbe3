"use client";

import { useRouter } from "next/navigation";
import { InvitationForm } from "@/components/teach/people/invitation-form";
import { acceptInvitationAction } from "../../by-link";
import { enter, keepsCookies } from "../../enter";

export function InvitationStep({ token, becomes }: { token: string; becomes: "owner" | "teacher" }) {
  const router = useRouter();
  return (
    <InvitationForm
      becomes={becomes}
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
