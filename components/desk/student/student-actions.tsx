"use client";

import {
  type LucideIcon,
  MonitorSmartphone,
  PawPrint,
  Pencil,
  Spotlight,
  UserCheck,
  UserMinus,
} from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { isMember } from "@/lib/session/decide/seats";
import type { Participant, Session } from "@/lib/session/log/session";
import { nameLanguage } from "@/lib/session/names/nickname-words";
import { RenameForm } from "../rename-form";
import { type SeatCode, SeatMove } from "./seat-move";

type StudentActionsProps = {
  readonly session: Session;
  readonly participant: Participant;
  readonly readOnly: boolean;
  readonly addressOf: (code: string) => string;
  readonly onMove: () => Promise<SeatCode | ProblemCode>;
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

/** What the host can do about a student. */
export function StudentActions(props: StudentActionsProps) {
  const { session, participant, readOnly, onCommand } = props;
  const t = useTranslations("host.student");
  const roster = useTranslations("host.roster");
  const removed = useTranslations("host.removed");
  const problems = useTranslations("problems");
  const language = nameLanguage(useLocale());
  const [renaming, setRenaming] = useState(false);
  const [seat, setSeat] = useState<SeatCode | null>(null);
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const { id, nickname } = participant;
  if (readOnly) return null;
  const ask = async (command: HostCommand) => setRefusal(await onCommand(command));
  const isSpotlit = session.spotlight?.participant === id;
  const move = async () => {
    setAsking(true);
    const made = await props.onMove();
    setAsking(false);
    setRefusal(typeof made === "string" ? made : null);
    setSeat(typeof made === "string" ? null : made);
  };

  return (
    <div className="flex flex-col gap-2">
      {participant.removed ? (
        <Action
          icon={UserCheck}
          words={removed("letBackIn")}
          aria-label={removed("letBackInNamed", { nickname })}
          className="self-start"
          onClick={() => void ask({ type: "readmit-participants", participants: [id] })}
        />
      ) : (
        <fieldset aria-label={t("actions")} className="grid min-w-0 grid-cols-2 gap-1.5">
          {isMember(participant) && (
            <Action
              icon={Spotlight}
              words={t("spotlight")}
              aria-pressed={isSpotlit}
              className={cn(isSpotlit && "border-accent bg-accent/12 text-accent")}
              onClick={() =>
                void ask({
                  ...{ type: "set-spotlight", spotlight: isSpotlit ? null : { participant: id, run: null } },
                })
              }
            />
          )}
          <Action
            icon={Pencil}
            words={roster("renameShort")}
            aria-expanded={renaming}
            onClick={() => setRenaming(!renaming)}
          />
          <Action
            icon={PawPrint}
            words={t("animal")}
            onClick={() =>
              void ask({ type: "draw-nickname", participant: id, insteadOf: nickname, language })
            }
          />
          {participant.arrived && (
            <Action
              icon={MonitorSmartphone}
              words={t("move.action")}
              aria-expanded={seat !== null}
              disabled={asking}
              onClick={() => (seat === null ? void move() : setSeat(null))}
            />
          )}
          <ConfirmDialog
            danger
            title={roster("removeTitle", { nickname })}
            body={roster("removeBody")}
            confirmLabel={roster("removeConfirm")}
            onConfirm={() => void ask({ type: "remove-participant", participant: id })}
            trigger={<Action icon={UserMinus} words={roster("removeShort")} className="text-danger" />}
          />
        </fieldset>
      )}
      {renaming && (
        <RenameForm
          nickname={nickname}
          onCancel={() => setRenaming(false)}
          onRename={async (typed) => {
            const refused = await onCommand({ type: "rename-participant", participant: id, nickname: typed });
            if (refused === null) setRenaming(false);
            return refused;
          }}
        />
      )}
      {seat !== null && !participant.removed && (
        <SeatMove
          seat={seat}
          address={props.addressOf(seat.code)}
          disabled={asking}
          onRenew={() => void move()}
          onClose={() => setSeat(null)}
        />
      )}
      <p role="alert" className={cn("text-danger text-sm", refusal === null && "hidden")}>
        {refusal !== null && problems(refusal)}
      </p>
    </div>
  );
}

/** A dialog's trigger gets more properties than these. */
type ActionProps = ComponentProps<typeof Button> & { readonly icon: LucideIcon; readonly words: string };

function Action({ icon: Icon, words, className, ...button }: ActionProps) {
  return (
    <Button size="sm" className={cn("justify-start gap-1.5 px-2 text-xs", className)} {...button}>
      <Icon aria-hidden />
      <span className="min-w-0 truncate">{words}</span>
    </Button>
  );
}
