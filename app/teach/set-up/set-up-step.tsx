"use client";

import { useRouter } from "next/navigation";
import { SetUpForm } from "@/components/teach/set-up-form";
import { TeacherPage } from "@/components/teach/teacher-page";
import { setUpAction } from "../actions";
import { enter } from "../enter";

export function SetUpStep({ after }: { after: string }) {
  const router = useRouter();
  return (
    <TeacherPage teacher={null} width="narrow">
      <SetUpForm
        onSetUp={async (typed) => {
          const refusal = (await setUpAction(typed)) ?? (await enter(typed));
          if (refusal === null) router.replace(after);
          return refusal;
        }}
      />
    </TeacherPage>
  );
}
