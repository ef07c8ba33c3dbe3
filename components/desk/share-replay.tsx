import { RotateCw, Share2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Segmented } from "@/components/ui/form/segmented";
import { SignInLink } from "@/components/ui/page/sign-in-link";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { ShareInClassroom } from "./classroom/share-in-classroom";

export type ReplayShare = {
  /** The link that opens the replay without signing in; null while it is not shared. */
  readonly link: string | null;
  /** Whether the link shows animals instead of nicknames. */
  readonly animals: boolean;
  readonly busy: boolean;
  /** Why the last change was refused. */
  readonly refusal: ProblemCode | null;
  readonly onAnimals: (animals: boolean) => void;
  readonly onShare: () => void;
  /** Makes a new link; the old one stops working. */
  readonly onRenew: () => void;
  readonly onRevoke: () => void;
};

/** Who may watch the replay, the host or anyone with the link, and which names they see. */
export function ShareReplay(props: ReplayShare) {
  const { link, animals, busy, refusal, onAnimals, onShare, onRenew, onRevoke } = props;
  const t = useTranslations("host.share");
  const common = useTranslations("host");
  const problems = useTranslations("problems");
  const shown = animals ? t("onAnimals") : t("on");
  return (
    <div className="flex min-w-0 flex-col items-start gap-3">
      <p aria-live="polite" className="text-ink-muted text-sm">
        {link === null ? t("off") : shown}
      </p>
      <Segmented
        label={t("names")}
        value={animals ? "animals" : "nicknames"}
        onValueChange={(names) => onAnimals(names === "animals")}
        options={[
          { value: "animals", label: t("animals") },
          { value: "nicknames", label: t("nicknames") },
        ]}
      />
      {link === null ? (
        <Button size="sm" disabled={busy} onClick={onShare}>
          <Share2 aria-hidden />
          <span>{t("turnOn")}</span>
        </Button>
      ) : (
        <>
          <p
            dir="ltr"
            translate="no"
            className="w-full break-all rounded-control bg-sunken px-3 py-2 font-mono text-xs"
          >
            {link}
          </p>
          <div className="flex flex-wrap gap-2">
            <CopyButton text={link} label={t("copy")} doneLabel={common("copied")} />
            <ShareInClassroom link={link} />
            <Button size="sm" variant="quiet" disabled={busy} onClick={onRenew}>
              <RotateCw aria-hidden />
              <span>{t("renew")}</span>
            </Button>
            <Button size="sm" variant="quiet" disabled={busy} onClick={onRevoke}>
              {t("turnOff")}
            </Button>
          </div>
        </>
      )}
      {refusal !== null && (
        <p role="alert" className="flex flex-wrap items-center gap-3 text-danger text-sm">
          <span>{problems(refusal)}</span>
          {refusal === "not-signed-in" && <SignInLink size="sm" />}
        </p>
      )}
    </div>
  );
}
