import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LocalTime } from "@/components/teach/sessions/local-time";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Select } from "@/components/ui/form/select";
import { SignInLink } from "@/components/ui/page/sign-in-link";
import { RichText } from "@/components/ui/rich-text";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { LINK_DAYS, type LinkDays } from "@/lib/session/link-end";
import { ShareInClassroom } from "../classroom/share-in-classroom";

/** A link to a replay that a teacher makes and ends. */
export type SharedLink = {
  /** Null while there is none that works. */
  readonly link: string | null;
  /** Whether there is one, be it one that has expired. */
  readonly made: boolean;
  /** From when on it opens nothing; null: it does not expire. */
  readonly expiresAt: Date | null;
  /** For how many days the next one works; null: it does not expire. */
  readonly days: LinkDays | null;
  readonly busy: boolean;
  /** Why the last change was refused. */
  readonly refusal: ProblemCode | null;
  /** Of a link that works: from now on. */
  readonly onDays: (days: LinkDays | null) => void;
  /** Makes the link; one that has expired works again. */
  readonly onShare: () => void;
  /** Makes a new link; the old one stops working. */
  readonly onRenew: () => void;
  readonly onRevoke: () => void;
};

type ShareLinkProps = SharedLink & {
  /** What the button says that makes the link. */
  readonly makeLabel: string;
  readonly icon: ReactNode;
};

/** The link itself, once it is made, until when it works, and what can be done with it. */
export function ShareLink(props: ShareLinkProps) {
  const { link, made, expiresAt, busy, refusal, onShare, onRenew, onRevoke } = props;
  const t = useTranslations("host.share");
  const common = useTranslations("host");
  const problems = useTranslations("problems");
  return (
    <>
      {link !== null && (
        <p
          dir="ltr"
          translate="no"
          className="w-full break-all rounded-control bg-sunken px-3 py-2 font-mono text-xs"
        >
          {link}
        </p>
      )}
      {made && expiresAt !== null && (
        <p aria-live="polite" className="text-ink-muted text-sm">
          <RichText>
            {t.rich(link === null ? "expired" : "expires", {
              date: () => <LocalTime at={expiresAt.toISOString()} />,
            })}
          </RichText>
        </p>
      )}
      <LinkTerm {...props} />
      <div className="flex flex-wrap gap-2">
        {link === null ? (
          <Button size="sm" disabled={busy} onClick={onShare}>
            {props.icon}
            <span>{made ? t("again") : props.makeLabel}</span>
          </Button>
        ) : (
          <>
            <CopyButton text={link} label={t("copy")} doneLabel={common("copied")} />
            <ShareInClassroom link={link} />
            <Button size="sm" variant="quiet" disabled={busy} onClick={onRenew}>
              <RotateCw aria-hidden />
              <span>{t("renew")}</span>
            </Button>
          </>
        )}
        {made && (
          <Button size="sm" variant="quiet" disabled={busy} onClick={onRevoke}>
            {t("turnOff")}
          </Button>
        )}
      </div>
      {refusal !== null && (
        <p role="alert" className="flex flex-wrap items-center gap-3 text-danger text-sm">
          <span>{problems(refusal)}</span>
          {refusal === "not-signed-in" && <SignInLink size="sm" />}
        </p>
      )}
    </>
  );
}

/** For how long the link works: of one that works, what it is changed to. */
function LinkTerm({ link, expiresAt, days, busy, onDays }: ShareLinkProps) {
  const t = useTranslations("host.share");
  const choices = [
    { value: "never", label: t("noEnd") },
    ...LINK_DAYS.map((count) => ({ value: String(count), label: t("days", { count }) })),
  ];
  // A link that works until a moment works for none of these from now.
  const set = link !== null && expiresAt !== null;
  const chosen = link === null ? days : null;
  return (
    <Select
      small
      label={t("term")}
      value={set ? "set" : String(chosen ?? "never")}
      disabled={busy}
      options={set ? [{ value: "set", label: t("asSet") }, ...choices] : choices}
      onValueChange={(value) => {
        if (value !== "set") onDays(LINK_DAYS.find((count) => String(count) === value) ?? null);
      }}
      className="w-full max-w-60"
    />
  );
}
