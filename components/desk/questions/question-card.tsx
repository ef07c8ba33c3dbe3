import { ListChecks, MessageCircleQuestion, Repeat } from "lucide-react";
import { useTranslations } from "next-intl";
import { QuestionFigure, Turnout } from "@/components/question/question-figure";
import { Button } from "@/components/ui/button";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Numbered } from "@/lib/session/log/question";
import type { Session } from "@/lib/session/log/session";
import { nextSteps } from "../next-step";
import { againCommand, canAskChecks, openOnDesk, repeatable, showCommand } from "./question-steps";

type QuestionCardProps = {
  readonly session: Session;
  readonly disabled: boolean;
  /** The script beside it has what the plan asks, so that only the host's own questions are here. */
  readonly scripted: boolean;
  readonly onCommand: (command: HostCommand) => void;
  /** Opens the dialog in which a question is written. */
  readonly onWrite: () => void;
};

/** What the class is being asked, with how many have answered, and what the host can do about it. */
export function QuestionCard({ session, disabled, scripted, onCommand, onWrite }: QuestionCardProps) {
  const t = useTranslations("question");
  const open = openOnDesk(session).filter(({ question }) => !scripted || question.purpose === "own");
  const isNextStep = nextSteps(session).some(({ kind }) => kind === "ask-checks");
  const again = repeatable(session);
  const isAsking = open.some(({ question }) => question.purpose === "own");
  return (
    <div className="flex flex-col gap-3">
      <h2 className="font-semibold text-base">{t("title")}</h2>
      {open.length > 0 && (
        <ul className="flex flex-col gap-3">
          {open.map((asked) => (
            <li key={asked.number}>
              <OpenQuestion {...{ session, asked, disabled, onCommand }} />
            </li>
          ))}
        </ul>
      )}
      {again !== null && !isAsking && (
        <div className="flex flex-col gap-2">
          <QuestionFigure {...{ session }} asked={again} outcome={null} size="desk" />
          <Button
            className="w-full"
            disabled={disabled}
            onClick={() => onCommand(againCommand(session, again))}
          >
            <Repeat aria-hidden />
            <span>{t("desk.askAgain")}</span>
          </Button>
        </div>
      )}
      {canAskChecks(session) && !isNextStep && (
        <Button className="w-full" disabled={disabled} onClick={() => onCommand({ type: "ask-checks" })}>
          <ListChecks aria-hidden />
          <span>{t("desk.askChecks")}</span>
        </Button>
      )}
      {!isAsking && (
        <Button
          className="w-full"
          aria-keyshortcuts="Q"
          title={t("desk.askHint")}
          disabled={disabled}
          onClick={onWrite}
        >
          <MessageCircleQuestion aria-hidden />
          <span>{t("desk.ask")}</span>
        </Button>
      )}
    </div>
  );
}

function OpenQuestion({
  session,
  asked,
  disabled,
  onCommand,
}: Pick<QuestionCardProps, "session" | "disabled" | "onCommand"> & { asked: Numbered }) {
  const t = useTranslations("question");
  const { question } = asked;
  const command = showCommand(asked);
  return (
    <section aria-label={question.content.text} className="flex flex-col gap-1.5 text-sm">
      <p className="text-ink-muted text-xs">{t(`classPurpose.${question.purpose}`)}</p>
      <p className="break-words font-medium">
        <bdi>{question.content.text}</bdi>
      </p>
      <Turnout {...{ session, question }} />
      {command === null ? (
        <p className="text-ink-muted text-xs">{t("desk.shown")}</p>
      ) : (
        <Button
          size="sm"
          variant={question.purpose === "own" ? "primary" : "secondary"}
          className="w-full"
          disabled={disabled}
          onClick={() => onCommand(command)}
        >
          {t("desk.show")}
        </Button>
      )}
    </section>
  );
}
