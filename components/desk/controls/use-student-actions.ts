import {
  Check,
  CircleUserRound,
  Hand,
  PawPrint,
  Pencil,
  Spotlight,
  UserCheck,
  UserMinus,
} from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { isolate } from "@/components/board/isolate";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Participant } from "@/lib/session/log/session";
import { nameLanguage } from "@/lib/session/names/nickname-words";
import type { HostAction } from "./host-action";

type Terms = {
  readonly participants: readonly Participant[];
  /** The class is over: everybody can still be looked at. */
  readonly ended: boolean;
  /** Opens everything about a student. */
  readonly onStudent: (student: ParticipantId) => void;
  /** The round whose runs can be pointed at. */
  readonly round: number | null;
  readonly disabled: boolean;
  readonly ask: (command: HostCommand) => void;
  readonly onRename: (participant: ParticipantId) => void;
};

/** What a host can do about each student: point at them or one of their runs, lower their hand, decide on their nickname, rename or remove them, or let them back in. */
export function useStudentActions(terms: Terms): HostAction[] {
  const { participants, ended, round, disabled, ask, onRename, onStudent } = terms;
  const t = useTranslations("host");
  const language = nameLanguage(useLocale());
  return useMemo(
    () =>
      participants.flatMap((participant): HostAction[] => {
        const { id } = participant;
        const nickname = isolate(participant.nickname);
        const base = { group: "student" as const, shortcut: null, pressed: null, confirm: null, disabled };
        const opens: HostAction = {
          ...base,
          ...{ id: `student-${id}`, label: t("student.open", { nickname }), icon: CircleUserRound },
          disabled: false,
          perform: () => onStudent(id),
        };
        if (ended) return [opens];
        if (participant.removed)
          return [
            opens,
            {
              ...base,
              ...{ id: `readmit-${id}`, label: t("removed.letBackInNamed", { nickname }), icon: UserCheck },
              perform: () => ask({ type: "readmit-participants", participants: [id] }),
            },
          ];
        const pointAt = (run: number | null, label: string): HostAction => ({
          ...base,
          ...{ id: `spotlight-${id}-${run}`, label, icon: Spotlight },
          perform: () => ask({ type: "set-spotlight", spotlight: { participant: id, run } }),
        });
        const decisionsOn = ({ id }: Participant, wish: string): HostAction[] => [
          {
            ...base,
            ...{
              id: `allow-name-${id}`,
              label: t("names.allowNamed", { wish: isolate(wish), nickname }),
              icon: Check,
            },
            perform: () => ask({ type: "allow-nickname", participant: id, nickname: wish }),
          },
          {
            ...base,
            ...{ id: `keep-name-${id}`, label: t("names.keepNamed", { nickname }), icon: PawPrint },
            perform: () => ask({ type: "refuse-nicknames", participants: [id] }),
          },
        ];
        const runs = participant.runs.filter((run) => run.round === round);
        return [
          opens,
          pointAt(null, t("controls.spotlight", { nickname })),
          ...runs.map(({ number }, index) =>
            pointAt(number, t("controls.spotlightRun", { nickname, run: index + 1 })),
          ),
          ...(participant.wish === null ? [] : decisionsOn(participant, participant.wish)),
          ...(participant.handRaisedAt === null
            ? []
            : [
                {
                  ...base,
                  ...{ id: `hand-${id}`, label: t("roster.lowerHand", { nickname }), icon: Hand },
                  perform: () => ask({ type: "lower-hand", participant: id }),
                },
              ]),
          {
            ...base,
            ...{ id: `rename-${id}`, label: t("roster.rename", { nickname }), icon: Pencil },
            perform: () => onRename(id),
          },
          {
            ...base,
            ...{ id: `draw-name-${id}`, label: t("roster.drawName", { nickname }), icon: PawPrint },
            perform: () =>
              ask({ type: "draw-nickname", participant: id, insteadOf: participant.nickname, language }),
          },
          {
            ...base,
            ...{ id: `remove-${id}`, label: t("roster.remove", { nickname }), icon: UserMinus },
            confirm: {
              title: t("roster.removeTitle", { nickname }),
              body: t("roster.removeBody"),
              confirmLabel: t("roster.removeConfirm"),
              danger: true,
            },
            perform: () => ask({ type: "remove-participant", participant: id }),
          },
        ];
      }),
    [participants, ended, round, disabled, ask, onRename, onStudent, t, language],
  );
}
