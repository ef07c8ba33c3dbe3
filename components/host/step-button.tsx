import { Flag, Play, RotateCcw, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { unreachable } from "@/lib/learning/unreachable";
import type { HostCommand } from "@/lib/session/commands";
import type { NextStep } from "./next-step";

type StepButtonProps = {
  readonly step: NextStep;
  /** How many are training: what closing the round would stop. */
  readonly training: number;
  /** A command is on its way, or cannot be sent. */
  readonly disabled: boolean;
  readonly replayPath: string;
  readonly onCommand: (command: HostCommand) => void;
};

/** The desk's one primary button: what a host would do now. What cannot be undone asks once. */
export function StepButton({ step, training, disabled, replayPath, onCommand }: StepButtonProps) {
  const t = useTranslations("host");
  switch (step.kind) {
    case "start-round":
      return (
        <Button
          variant="primary"
          className="w-full"
          disabled={disabled}
          onClick={() => onCommand({ type: "start-round", round: step.round })}
        >
          <Play aria-hidden />
          {t("step.start", { round: step.round + 1 })}
        </Button>
      );
    case "close-round":
      return (
        <ConfirmDialog
          title={t("step.closeTitle", { round: step.round + 1 })}
          body={t("step.closeBody", { count: training })}
          confirmLabel={t("step.close", { round: step.round + 1 })}
          onConfirm={() => onCommand({ type: "close-round", round: step.round })}
          trigger={
            <Button variant="primary" className="w-full" disabled={disabled}>
              <Square aria-hidden />
              {t("step.close", { round: step.round + 1 })}
            </Button>
          }
        />
      );
    case "end-session":
      return <EndSession variant="primary" disabled={disabled} onCommand={onCommand} />;
    case "watch-replay":
      return (
        <a href={replayPath} className={cn(buttonClass({ variant: "primary" }), "w-full")}>
          <RotateCcw aria-hidden />
          {t("step.replay")}
        </a>
      );
    default:
      return unreachable(step);
  }
}

type EndSessionProps = {
  readonly variant: "primary" | "quiet";
  readonly disabled: boolean;
  readonly onCommand: (command: HostCommand) => void;
};

/** Ends the class for everyone, after one question. */
export function EndSession({ variant, disabled, onCommand }: EndSessionProps) {
  const t = useTranslations("host");
  return (
    <ConfirmDialog
      danger
      title={t("end.title")}
      body={t("end.body")}
      confirmLabel={t("end.confirm")}
      onConfirm={() => onCommand({ type: "end-session" })}
      trigger={
        <Button
          variant={variant}
          size={variant === "primary" ? "md" : "sm"}
          className={variant === "primary" ? "w-full" : ""}
          disabled={disabled}
        >
          <Flag aria-hidden />
          {t("end.action")}
        </Button>
      }
    />
  );
}
