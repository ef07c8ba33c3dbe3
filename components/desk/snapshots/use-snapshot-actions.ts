import { ChevronLeft, ChevronRight, MonitorOff, Presentation } from "lucide-react";
import { useTranslations } from "next-intl";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { Session } from "@/lib/session/log/session";
import { type HostAction, shortcut } from "../controls/host-action";
import { step, toggle } from "./snapshot-list";
import { useSnapshotWords } from "./snapshot-words";

type Terms = {
  readonly session: Session;
  readonly disabled: boolean;
  readonly ask: (...commands: HostCommand[]) => void;
};

/** Showing what has been put aside on the projector. */
export function useSnapshotActions({ session, disabled, ask }: Terms): HostAction[] {
  const t = useTranslations("host.snapshots");
  const wordsOf = useSnapshotWords(session);
  const { list, shown } = session.snapshots;
  if (session.phase.kind === "ended" || list.length === 0) return [];
  const action = (given: Pick<HostAction, "id" | "label" | "icon" | "perform"> & Partial<HostAction>) => ({
    ...{ group: "page" as const, shortcut: null, pressed: null, confirm: null, disabled },
    ...given,
  });
  const [before, after] = [step(session, -1), step(session, 1)];
  return [
    ...(after
      ? [
          action({
            ...{ id: "snapshot-after", label: t("after"), icon: ChevronRight, shortcut: shortcut(".") },
            perform: () => ask(after),
          }),
        ]
      : []),
    ...(before
      ? [
          action({
            ...{ id: "snapshot-before", label: t("before"), icon: ChevronLeft, shortcut: shortcut(",") },
            perform: () => ask(before),
          }),
        ]
      : []),
    ...(shown === null
      ? []
      : [
          action({
            ...{ id: "snapshot-stop", label: t("stop"), icon: MonitorOff },
            perform: () => ask({ type: "show-snapshot", index: null }),
          }),
        ]),
    ...list.map((snapshot, index) =>
      action({
        ...{ id: `snapshot-${index}`, icon: Presentation, pressed: index === shown },
        label: t("show", { snapshot: wordsOf(snapshot) }),
        perform: () => ask(toggle(session, index)),
      }),
    ),
  ];
}
