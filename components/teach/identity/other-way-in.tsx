import { useTranslations } from "next-intl";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { LeavingButton } from "./leaving-button";

type Props = {
  /** What the issuer of OpenID Connect is called. */
  name: string;
  /** Leaves the page for the issuer's, or returns the problem. */
  onLeave: () => Promise<ProblemCode | null>;
};

/** Below a form for signing in or for an invitation: the way in with an account elsewhere. */
export function OtherWayIn({ name, onLeave }: Props) {
  const t = useTranslations("identity");
  return (
    <>
      <p className="flex items-center gap-3 text-ink-muted text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        <span>{t("or")}</span>
      </p>
      <LeavingButton size="lg" label={t("signIn", { name })} name={name} onLeave={onLeave} />
    </>
  );
}
