import { useTranslations } from "next-intl";
import { Brand } from "@/components/ui/page/brand";
import { SignInLink } from "@/components/ui/page/sign-in-link";

/** Shown to whoever may not practise: who can give them the right. `goingOn`: they may once the class is over. */
export function PracticeRefused({ goingOn, signedIn }: { goingOn: boolean; signedIn: boolean }) {
  const t = useTranslations("what-if.refused");
  return (
    <main className="mx-auto grid min-h-dvh max-w-lg content-center justify-items-start gap-4 p-6">
      <Brand className="mb-2" />
      <h1 className="text-2xl">{t(goingOn ? "goingOn" : "title")}</h1>
      {goingOn ? (
        <p className="text-ink-muted">{t("goingOnText")}</p>
      ) : (
        <p className="text-ink-muted">
          <span>{t(signedIn ? "signedIn" : "text")}</span> <span>{t("expired")}</span>
        </p>
      )}
      {!goingOn && !signedIn && <SignInLink />}
    </main>
  );
}
