import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { Brand } from "@/components/ui/page/brand";
import { SignInLink } from "@/components/ui/page/sign-in-link";
import { Spinner } from "@/components/ui/spinner";
import { unreachable } from "@/lib/learning/unreachable";
import type { ProblemCode } from "@/lib/session/decide/problem";

type ReplayMessageProps =
  | {
      readonly kind: "loading";
      /** The share that is loaded, 0–1. */
      readonly loaded: number;
      /** Many pages are loading it, and this one has to wait. */
      readonly busy: boolean;
    }
  | { readonly kind: "empty" }
  | {
      readonly kind: "failed";
      readonly problem: ProblemCode;
      readonly signedIn: boolean;
      readonly onRetry: () => void;
    };

/** Shown instead of a replay: it is loading, unavailable or empty. */
export function ReplayMessage(props: ReplayMessageProps) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-lg content-center justify-items-start gap-4 p-6">
      <Brand className="mb-2" />
      <Message {...props} />
    </main>
  );
}

function Message(props: ReplayMessageProps) {
  const t = useTranslations("replay");
  const problems = useTranslations("problems");
  switch (props.kind) {
    case "loading":
      return (
        <p className="flex items-center gap-3 text-ink-muted">
          <Spinner />
          <span role="status">{props.busy ? problems("replay-busy") : t("loading")}</span>
          {/* Announcing every new number would drown out everything else. */}
          {props.loaded > 0 && <span className="tabular">{t("share", { share: props.loaded })}</span>}
        </p>
      );
    case "empty":
      return (
        <>
          <h1 className="text-2xl">{t("emptyTitle")}</h1>
          <p className="text-ink-muted">{t("empty")}</p>
        </>
      );
    case "failed":
      // For someone it is not shared with, a class does not exist, just like one that was deleted.
      if (props.problem === "no-such-session")
        return (
          <>
            <h1 className="text-2xl">{t("refusedTitle")}</h1>
            <p role="alert" className="text-ink-muted">
              {t(props.signedIn ? "refusedSignedIn" : "refused")}
            </p>
            <div className="flex flex-wrap gap-2">
              {!props.signedIn && <SignInLink />}
              <a href="/replay/file" className={buttonClass()}>
                {t("fromFile.link")}
              </a>
            </div>
          </>
        );
      return (
        <>
          <h1 className="text-2xl">{t("failedTitle")}</h1>
          <p role="alert" className="text-ink-muted">
            {problems(props.problem)}
          </p>
          <Button variant="primary" onClick={props.onRetry}>
            {t("retry")}
          </Button>
        </>
      );
    default:
      return unreachable(props);
  }
}
