import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { SignInLink } from "@/components/ui/page/sign-in-link";
import type { ProblemCode } from "@/lib/session/decide/problem";

/** Why a teacher's request was refused. If they have been signed out, also a link to sign in and return to this page. */
export function RefusalNotice({ code, className }: { code: ProblemCode; className?: string }) {
  const t = useTranslations("problems");
  return (
    <Notice tone="danger" className={className}>
      <p>{t(code)}</p>
      {code === "not-signed-in" && (
        <p className="mt-3">
          <SignInLink size="sm" />
        </p>
      )}
    </Notice>
  );
}
