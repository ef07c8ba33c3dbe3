import {
  BookOpen,
  ChartSpline,
  Eye,
  EyeOff,
  Keyboard,
  Lightbulb,
  LightbulbOff,
  Presentation,
  RotateCcw,
  Spotlight,
  StickyNote,
  UserRound,
  VenetianMask,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Session } from "@/lib/session/log/session";
import { findIsOpen, hintsOn, roundOfPhase } from "@/lib/session/log/session";
import { type DeskKey, type HostAction, shortcut } from "./host-action";

type Terms = {
  readonly session: Session;
  readonly disabled: boolean;
  /** A command is being sent. */
  readonly busy: boolean;
  readonly screenPath: string;
  readonly replayPath: string;
  readonly ask: (command: HostCommand) => void;
  readonly onNote: () => void;
  readonly onShortcuts: () => void;
};

/** Actions on what the class sees, the host's notes, and links to other pages. */
export function useClassActions(terms: Terms): HostAction[] {
  const { session, disabled, ask, onNote, onShortcuts } = terms;
  const t = useTranslations("host.controls");
  const { board, names } = session.hidden;
  const round = session.phase.kind === "between" ? null : roundOfPhase(session.phase);
  const ended = session.phase.kind === "ended";
  const page = (id: string, path: string, icon: HostAction["icon"], letter: DeskKey | null): HostAction => ({
    ...{ id, group: "page", label: t(id), icon, pressed: null, disabled: false, confirm: null },
    shortcut: letter === null ? null : shortcut(letter),
    perform: () => void window.open(path, "_blank", "noopener"),
  });
  const own = (given: Pick<HostAction, "id" | "label" | "icon" | "pressed" | "shortcut" | "perform">) => ({
    ...{ group: "class" as const, confirm: null, disabled },
    ...given,
  });
  const toggles: HostAction[] = ended
    ? []
    : [
        own({
          id: "board",
          label: t(board ? "showBoard" : "hideBoard"),
          icon: board ? EyeOff : Eye,
          pressed: board,
          shortcut: shortcut("B"),
          perform: () => ask({ type: "set-hidden", board: !board, names }),
        }),
        own({
          id: "names",
          label: t(names ? "showNames" : "hideNames"),
          icon: names ? VenetianMask : UserRound,
          pressed: names,
          shortcut: shortcut("A"),
          perform: () => ask({ type: "set-hidden", board, names: !names }),
        }),
      ];
  if (round !== null) {
    const on = hintsOn(session, round);
    toggles.push(
      own({
        id: "hints",
        label: t(on ? "hintsOff" : "hintsOn"),
        icon: on ? Lightbulb : LightbulbOff,
        pressed: !on,
        shortcut: shortcut("H"),
        perform: () => ask({ type: "set-hints", on: !on }),
      }),
    );
    if (!findIsOpen(session, round))
      toggles.push(
        own({
          id: "find",
          label: t("openFind"),
          icon: ChartSpline,
          pressed: null,
          shortcut: shortcut("F"),
          perform: () => ask({ type: "open-find" }),
        }),
      );
  }
  if (!ended)
    toggles.push({
      ...own({
        id: "note",
        label: t("note"),
        icon: StickyNote,
        pressed: null,
        shortcut: shortcut("M"),
        perform: onNote,
      }),
      // A note can be written while a command is being sent.
      disabled: disabled && !terms.busy,
    });
  if (session.spotlight !== null)
    toggles.push(
      own({
        id: "spotlight-off",
        label: t("spotlightOff"),
        icon: Spotlight,
        pressed: true,
        shortcut: shortcut("X"),
        perform: () => ask({ type: "set-spotlight", spotlight: null }),
      }),
    );
  return [
    ...toggles,
    page("projector", terms.screenPath, Presentation, "V"),
    page("guide", "/teach/guide", BookOpen, "G"),
    ...(ended ? [page("replay", terms.replayPath, RotateCcw, "R")] : []),
    {
      ...{ id: "shortcuts", group: "page" as const, label: t("shortcuts"), icon: Keyboard, pressed: null },
      ...{ disabled: false, confirm: null, shortcut: shortcut("?"), perform: onShortcuts },
    },
  ];
}
