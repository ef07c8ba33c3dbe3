"use client";

import { useRouter } from "next/navigation";
import { SetUpForm } from "@/components/teach/set-up-form";
import { TeacherPage } from "@/components/teach/teacher-page";
import { setUpAction } from "../actions";
import { enter, keepsCookies } from "../enter";

export function SetUpStep({ after }: { after: string }) {
  const router = useRouter();
  return (
    <TeacherPage teacher={null} width="narrow">
      <SetUpForm
        onSetUp={async (typed) => {
          // Checked before the account is created: without cookies it could not be used, and the set-up code works only once.
          if (!(await keepsCookies())) return { problems: ["cookies-blocked"], waitSeconds: null };
          const refused = await setUpAction(typed);
          if (refused !== null) return refused;
          const refusal = await enter(typed);
          if (refusal === null) router.replace(after);
          return refusal && { problems: [refusal.problem], waitSeconds: refusal.waitSeconds };
        }}
      />
    </TeacherPage>
  );
}
