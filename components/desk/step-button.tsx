import { Eye, Flag, ListChecks, Play, Presentation, RotateCcw, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { unreachable } from "@/lib/learning/unreachable";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Session } from "@/lib/session/log/session";
import { announce, closeRound, END_SESSION, startRound } from "./countdown/step-commands";
import type { NextStep } from "./next-step";
import { OpenTestButton } from "./open-test-button";

type StepButtonProps = {
  readonly step: NextStep;
  /** Whether this is the first thing to do; other steps are less prominent. */
  readonly primary: boolean;
  /** Whether it is only a way round the step beside it, with a short label. */
  readonly brief?: boolean;
  readonly session: Session;
  /** The round whose test the server is computing. */
  readonly computing: number | null;
  /** A command is being sent, or cannot be sent. */
  readonly disabled: boolean;
  readonly replayPath: string;
  readonly onCommand: (...commands: HostCommand[]) => void;
};

/** A step that a host would take now, as a button. Starting, closing and ending can be taken back for a few seconds; what cannot be undone at all asks first. */
export function StepButton(props: StepButtonProps) {
  const { step, primary, disabled, replayPath, onCommand } = props;
  const t = useTranslations("host");
  const questions = useTranslations("question.desk");
  const variant = primary ? "primary" : "secondary";
  switch (step.kind) {
    case "open-round":
      return (
        <Button
          variant={variant}
          className="w-full min-w-0 px-2"
          disabled={disabled}
          onClick={() => onCommand({ type: "open-round", round: step.round })}
        >
          <Presentation aria-hidden />
          <span>{t("controls.open", { round: step.round + 1 })}</span>
        </Button>
      );
    case "ask-checks":
      return (
        <Button
          variant={variant}
          className="w-full"
          disabled={disabled}
          onClick={() => onCommand({ type: "ask-checks" })}
        >
          <ListChecks aria-hidden />
          <span>{questions("askChecks")}</span>
        </Button>
      );
    case "show-answers":
      return (
        <Button
          variant={variant}
          className="w-full"
          disabled={disabled}
          onClick={() =>
            onCommand(...step.questions.map((question) => ({ type: "close-question", question }) as const))
          }
        >
          <Eye aria-hidden />
          <span>{t("step.showAnswers")}</span>
        </Button>
      );
    case "start-round":
      return (
        <Button
          variant={variant}
          className={props.brief ? "shrink-0 px-3" : "w-full"}
          disabled={disabled}
          aria-label={t("step.start", { round: step.round + 1 })}
          title={props.brief ? t("step.start", { round: step.round + 1 }) : undefined}
          onClick={() => onCommand(announce(startRound(step.round)))}
        >
          <Play aria-hidden />
          <span>{props.brief ? t("step.startBriefly") : t("step.start", { round: step.round + 1 })}</span>
        </Button>
      );
    case "close-round":
      return (
        <Button
          variant={variant}
          className="w-full"
          disabled={disabled}
          onClick={() => onCommand(announce(closeRound(step.round)))}
        >
          <Square aria-hidden />
          <span>{t("step.close", { round: step.round + 1 })}</span>
        </Button>
      );
    case "open-test":
      return (
        <OpenTestButton
          session={props.session}
          round={step.round}
          primary={primary}
          disabled={disabled}
          computing={props.computing === step.round}
          onCommand={onCommand}
        />
      );
    case "end-session":
      return <EndSession variant={variant} disabled={disabled} onCommand={onCommand} />;
    case "watch-replay":
      return (
        <a href={replayPath} className={cn(buttonClass({ variant }), "w-full")}>
          <RotateCcw aria-hidden />
          <span>{t("step.replay")}</span>
        </a>
      );
    default:
      return unreachable(step);
  }
}

type EndSessionProps = {
  readonly variant: "primary" | "secondary" | "quiet";
  readonly disabled: boolean;
  readonly onCommand: (command: HostCommand) => void;
};

/** Ends the class for everyone, in a few seconds. */
export function EndSession({ variant, disabled, onCommand }: EndSessionProps) {
  const t = useTranslations("host");
  return (
    <Button
      variant={variant}
      size={variant === "quiet" ? "sm" : "md"}
      className={variant === "quiet" ? "" : "w-full"}
      disabled={disabled}
      onClick={() => onCommand(announce(END_SESSION))}
    >
      <Flag aria-hidden />
      <span>{t("end.action")}</span>
    </Button>
  );
}
