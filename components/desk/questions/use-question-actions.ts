import { ListChecks, MessageCircleQuestion, MessageCircleQuestionMark, Network, Repeat } from "lucide-react";
import { useTranslations } from "next-intl";
import { isolate } from "@/components/board/isolate";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Session } from "@/lib/session/log/session";
import { type HostAction, shortcut } from "../controls/host-action";
import { nextSteps } from "../next-step";
import { againCommand, canAskChecks, openOnDesk, planAsks, repeatable, showCommand } from "./question-steps";

type Terms = {
  readonly session: Session;
  readonly disabled: boolean;
  /** A command is being sent. */
  readonly busy: boolean;
  readonly ask: (command: HostCommand) => void;
  /** Opens the dialog in which a question is written. */
  readonly onWrite: () => void;
  /** Opens the dialog in which the class's networks are asked about an input; null where they cannot be. */
  readonly onTry: (() => void) | null;
};

/** What a host can do with questions now: write one, show answers, ask again, and switch off what the plan asks. */
export function useQuestionActions({ session, disabled, busy, ask, onWrite, onTry }: Terms): HostAction[] {
  const t = useTranslations("question.desk");
  const networks = useTranslations("own-input.asked");
  if (session.phase.kind === "ended") return [];
  const action = (given: Pick<HostAction, "id" | "label" | "icon" | "perform">): HostAction => ({
    ...{ group: "class", shortcut: null, pressed: null, confirm: null, disabled },
    ...given,
  });
  const again = repeatable(session);
  const isNextStep = nextSteps(session).some(({ kind }) => kind === "ask-checks");
  return [
    // A question can be written while a command is being sent.
    {
      ...action({ id: "ask-class", label: t("ask"), icon: MessageCircleQuestion, perform: onWrite }),
      ...{ shortcut: shortcut("Q"), disabled: disabled && !busy },
    },
    ...(onTry
      ? [action({ id: "ask-networks", label: networks("open"), icon: Network, perform: onTry })]
      : []),
    ...openOnDesk(session).flatMap((asked) => {
      const command = showCommand(asked);
      if (command === null) return [];
      const label = t("showOf", { text: isolate(asked.question.content.text) });
      return [action({ id: `show-${asked.number}`, label, icon: ListChecks, perform: () => ask(command) })];
    }),
    ...(again
      ? [
          action({
            id: "ask-again",
            label: t("askAgainOf", { text: isolate(again.question.content.text) }),
            icon: Repeat,
            perform: () => ask(againCommand(session, again)),
          }),
        ]
      : []),
    ...(canAskChecks(session) && !isNextStep
      ? [
          action({
            id: "ask-checks",
            label: t("askChecks"),
            icon: ListChecks,
            perform: () => ask({ type: "ask-checks" }),
          }),
        ]
      : []),
    ...(planAsks(session)
      ? [
          {
            ...action({
              id: "asking",
              label: t(session.asking ? "askingOff" : "askingOn"),
              icon: MessageCircleQuestionMark,
              perform: () => ask({ type: "set-asking", on: !session.asking }),
            }),
            pressed: session.asking,
          },
        ]
      : []),
  ];
}
