import { LockKeyholeOpen, UserRoundSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Spinner } from "@/components/ui/spinner";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Session } from "@/lib/session/log/session";
import { readiness } from "./next-step";

type OpenTestButtonProps = {
  readonly session: Session;
  readonly round: number;
  readonly primary: boolean;
  readonly disabled: boolean;
  /** The server is computing the test. */
  readonly computing: boolean;
  readonly onCommand: (command: HostCommand) => void;
};

/** Opens a closed round's test, after a confirmation that says who will be on it, as the scores are then final. */
export function OpenTestButton({
  session,
  round,
  primary,
  disabled,
  computing,
  onCommand,
}: OpenTestButtonProps) {
  const t = useTranslations("host.step");
  const { students, checked } = readiness(session, round);
  if (computing)
    return (
      <p role="status" className="flex min-h-10 items-center gap-2.5 text-sm">
        <Spinner className="size-4.5" />
        <span>{t("testComputing")}</span>
      </p>
    );
  return (
    <div className="flex flex-col gap-1.5">
      <ConfirmDialog
        title={t("testTitle", { round: round + 1 })}
        body={t("testBody")}
        confirmLabel={t("testConfirm")}
        onConfirm={() => onCommand({ type: "request-test", round })}
        trigger={
          <Button
            variant={primary ? "primary" : "secondary"}
            className="w-full"
            disabled={disabled || checked === 0}
          >
            <LockKeyholeOpen aria-hidden />
            <span>{t("test", { round: round + 1 })}</span>
          </Button>
        }
      />
      {checked < students && (
        <p className="text-ink-muted text-xs">
          {checked === 0 ? t("testWaiting") : t("testReady", { checked, students })}
        </p>
      )}
    </div>
  );
}

type TellNamesButtonProps = Pick<OpenTestButtonProps, "round" | "disabled" | "onCommand">;

/** Names those who fell or failed in a round, on every screen. What has been told stays told, so it asks first. */
export function TellNamesButton({ round, disabled, onCommand }: TellNamesButtonProps) {
  const t = useTranslations("host.step");
  return (
    <ConfirmDialog
      title={t("tellTitle", { round: round + 1 })}
      body={t("tellBody")}
      confirmLabel={t("tellConfirm")}
      onConfirm={() => onCommand({ type: "tell-names", round })}
      trigger={
        <Button size="sm" className="self-start" disabled={disabled}>
          <UserRoundSearch aria-hidden />
          <span>{t("tell", { round: round + 1 })}</span>
        </Button>
      }
    />
  );
}
