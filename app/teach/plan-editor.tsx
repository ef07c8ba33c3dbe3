"use client";

import { unstable_rethrow } from "next/navigation";
import { DraftNotice } from "@/components/teach/plan/draft-notice";
import { PlanForm, type PlanFormProps } from "@/components/teach/plan/plan-form";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { usePlanDraft } from "./use-plan-draft";

type PlanEditorProps = Omit<PlanFormProps, "draftNotice" | "onEdit"> & {
  /** Whose it is, which plan, and which state of it the page was made from. */
  readonly place: { readonly teacher: string; readonly page: string; readonly base: string };
};

/** A plan whose draft is kept on this device. */
export function PlanEditor({ place, initial, challenges, onDone, onKeep, ...form }: PlanEditorProps) {
  const draft = usePlanDraft(place, { title: initial.title, rounds: initial.plan.rounds });
  const { title, rounds, version } = draft.shown;
  // A draft may be older than the catalogue.
  const known = rounds.filter(({ challenge }) => challenges.some(({ info }) => info.id === challenge));
  return (
    <PlanForm
      key={version}
      {...form}
      challenges={challenges}
      initial={{ title, plan: { rounds: known } }}
      draftNotice={
        <DraftNotice
          state={draft.state}
          onDiscard={draft.discard}
          onKeepMine={draft.keepMine}
          onTakeTheirs={draft.takeTheirs}
        />
      }
      onEdit={draft.change}
      onDone={(session) => answered(() => onDone(session), draft.finish)}
      onKeep={
        onKeep &&
        ((session) =>
          answered(
            () => onKeep(session),
            () => {},
          ))
      }
    />
  );
}

/** What the server says. A lost connection is a refusal like others: the form stays, with all that is in it. */
async function answered(
  ask: () => Promise<ProblemCode | null>,
  finish: () => void,
): Promise<ProblemCode | null> {
  try {
    return await ask();
  } catch (error) {
    if (!leavesPage(error)) return "no-answer";
    finish();
    throw error;
  }
}

/** Whether an action's answer is to go to another page, which Next tells by throwing. */
function leavesPage(error: unknown): boolean {
  try {
    unstable_rethrow(error);
    return false;
  } catch {
    return true;
  }
}
