"use client";

import { useRouter } from "next/navigation";
import { ResetForm } from "@/components/teach/people/reset-form";
import { resetPasswordAction } from "../../by-link";
import { enter, keepsCookies } from "../../enter";

export function ResetStep({ token, name, email }: { token: string; name: string; email: string }) {
  const router = useRouter();
  return (
    <ResetForm
      name={name}
      email={email}
      onSet={async (password) => {
        // Checked before the link is used up.
        if (!(await keepsCookies())) return { problems: ["cookies-blocked"], waitSeconds: null };
        const refused = await resetPasswordAction({ token, password });
        if (refused !== null) return refused;
        const refusal = await enter({ email, password });
        if (refusal === null) router.replace("/teach");
        return refusal && { problems: [refusal.problem], waitSeconds: refusal.waitSeconds };
      }}
    />
  );
}
