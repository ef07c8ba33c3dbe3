"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { SignInForm } from "@/components/teach/sign-in-form";
import { TeacherPage } from "@/components/teach/teacher-page";
import { enter } from "../enter";

export function SignInStep({ after }: { after: string }) {
  const router = useRouter();
  const t = useTranslations("people");
  return (
    <TeacherPage teacher={null} width="narrow">
      <SignInForm
        onSignIn={async (typed) => {
          const refusal = await enter(typed);
          if (refusal === null) router.replace(after);
          return refusal;
        }}
      />
      <p className="mt-3 text-ink-muted">{t("forgotten")}</p>
    </TeacherPage>
  );
}
