import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { SignInLink } from "@/components/ui/page/sign-in-link";
import type { ProblemCode } from "@/lib/session/decide/problem";

/** Why something was refused to a teacher. If they were signed out meanwhile, the way back to this page as well. */
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
