"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { OtherWayIn } from "@/components/teach/identity/other-way-in";
import { SignInForm } from "@/components/teach/sign-in-form";
import { TeacherPage } from "@/components/teach/teacher-page";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { enter } from "../enter";
import { leaveForIssuer } from "../identity/leave";

type Props = {
  after: string;
  problem: ProblemCode | null;
  /** What the issuer of OpenID Connect is called; null: there is none. */
  issuer: string | null;
};

export function SignInStep({ after, problem, issuer }: Props) {
  const router = useRouter();
  const t = useTranslations("people");
  return (
    <TeacherPage teacher={null} width="narrow">
      <SignInForm
        problem={problem}
        elsewhere={issuer !== null && <OtherWayIn name={issuer} onLeave={() => leaveForIssuer(after)} />}
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
