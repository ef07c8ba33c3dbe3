import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";
import { Brand } from "@/components/ui/page/brand";
import { SignInLink } from "@/components/ui/page/sign-in-link";
import type { ProblemCode } from "@/lib/session/decide/problem";

/** The server has closed this page for good: why, and the way on. */
export function ClosedScreen({ problem }: { problem: ProblemCode }) {
  const t = useTranslations("host");
  const problems = useTranslations("problems");
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center justify-items-start gap-4 p-6">
      <Brand />
      <div role="alert">
        <h1 className="font-normal text-xl leading-relaxed">{problems(problem)}</h1>
      </div>
      {problem === "not-signed-in" || problem === "signed-out" ? (
        <SignInLink />
      ) : (
        <a href="/teach" className={buttonClass({ variant: "primary" })}>
          {t("allClasses")}
        </a>
      )}
    </main>
  );
}
