import { Presentation, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { currentRound } from "@/components/board/class-round";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { ShowOnScreen } from "@/lib/session/board/colouring";
import type { ClassPicture } from "@/lib/session/board/pictures/class-picture";
import { picturesIn } from "@/lib/session/board/pictures/round-pictures";
import { questionsAbout } from "@/lib/session/board/questions/asked-questions";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Session } from "@/lib/session/log/session";
import { type HostAction, shortcut } from "./host-action";

/** What the host can put on the projector now: the pictures of the round that was played last, and before a round what the class is asked. `challenge`: of that round. */
export function picturesOnWall(session: Session, challenge: ChallengeInfo | null): ClassPicture[] {
  const { phase } = session;
  if (phase.kind === "round" || phase.kind === "between") return picturesIn(session, phase.round, challenge);
  // Once the class has ended, it takes no commands.
  return phase.kind !== "ended" && questionsAbout(session, currentRound(session)).length > 0
    ? ["question"]
    : [];
}

type Terms = {
  readonly session: Session;
  /** The pictures that the projector can show at the moment. */
  readonly pictures: readonly ClassPicture[];
  readonly disabled: boolean;
  readonly onScreen: ShowOnScreen;
  readonly onRotate: () => void;
  readonly ask: (command: HostCommand) => void;
};

/** Choosing what the projector shows. */
export function usePictureActions(terms: Terms): HostAction[] {
  const { session, pictures, disabled, onScreen, onRotate, ask } = terms;
  const t = useTranslations("class-pictures");
  if (pictures.length === 0) return [];
  const rotates = session.shown.rotates === true;
  const isPlayed = session.phase.kind === "round" || session.phase.kind === "between";
  const action = {
    ...{ group: "page" as const, icon: Presentation, disabled, confirm: null, pressed: null, shortcut: null },
  };
  const rotation = {
    ...{ ...action, id: "rotate", icon: RefreshCw, pressed: rotates, shortcut: shortcut("L") },
    label: t(rotates ? "screen.stop" : "screen.rotate"),
    perform: onRotate,
  };
  return [
    ...(isPlayed ? [rotation] : []),
    {
      ...{ ...action, id: "picture-of-moment", label: t("screen.moment") },
      perform: () => ask({ type: "show-picture", number: session.shown.count, picture: null }),
    },
    ...pictures.map((picture) => ({
      ...{ ...action, id: `picture-${picture}` },
      label: t("screen.palette", { picture: t(`names.${picture}`) }),
      perform: () => onScreen(picture),
    })),
  ];
}
