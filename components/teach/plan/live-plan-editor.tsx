"use client";

import { unstable_rethrow } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { exampleTable } from "@/lib/client/api/example-table";
import {
  browserStorage,
  type Draft,
  type DraftPlace,
  type DraftStore,
  openDrafts,
} from "@/lib/client/storage/plan-drafts";
import { textKey } from "@/lib/learning/examples/challenge";
import { isOwn } from "@/lib/learning/examples/own-content";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { DraftNotice, type DraftNoticeProps } from "./draft-notice";
import { PlanForm, type PlanFormProps } from "./plan-form";
import { LiveRehearsal } from "./rehearsal/live-rehearsal";

type LivePlanEditorProps = Omit<PlanFormProps, "draftNotice" | "onEdit" | "rehearsalOf" | "exampleOf"> & {
  /** The teacher, the page, and the state of the plan that the page was made from. */
  readonly place: DraftPlace;
  /** Starts the worker that plays simulated classes. */
  readonly startRehearsal: () => Worker;
};

/** A form for a plan whose draft is kept on this device, and which can be rehearsed on it. */
export function LivePlanEditor(props: LivePlanEditorProps) {
  const { place, initial, challenges, startRehearsal, onDone, onKeep, ...form } = props;
  const { rounds: planned, ...given } = initial.plan;
  const draft = usePlanDraft(place, {
    ...{ title: initial.title, rounds: planned, around: given },
  });
  const { title, rounds, around, version } = draft.shown;
  // A draft may name challenges that the catalogue no longer has, or has with other examples, or an own challenge that has been deleted.
  const known = rounds.flatMap((round) => {
    if (isOwn(round.challenge)) return form.own.some(({ id }) => id === round.challenge) ? [round] : [];
    if (round.drawings) return [round];
    const option = challenges.find(({ info }) => textKey(info.id) === textKey(round.challenge));
    return option ? [{ ...round, challenge: option.info.id }] : [];
  });
  return (
    <PlanForm
      key={version}
      {...form}
      exampleOf={exampleTable}
      challenges={challenges}
      initial={{ title, plan: { ...around, rounds: known } }}
      draftNotice={
        <DraftNotice
          state={draft.state}
          onDiscard={draft.discard}
          onKeepMine={draft.keepMine}
          onTakeTheirs={draft.takeTheirs}
        />
      }
      rehearsalOf={(rounds) => <LiveRehearsal plan={{ rounds }} startWorker={startRehearsal} />}
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

/** The server's answer. A lost connection is a refusal like any other: the form stays, with all that is in it. */
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

/** Whether an action redirects to another page, which Next signals by throwing. */
function leavesPage(error: unknown): boolean {
  try {
    unstable_rethrow(error);
    return false;
  } catch {
    return true;
  }
}

type PlanDraft = {
  readonly state: DraftNoticeProps["state"];
  /** What the form starts from; a new `version` starts it afresh. */
  readonly shown: Draft & { readonly version: number };
  readonly change: (draft: Draft) => void;
  /** Goes back to what the page started with. */
  readonly discard: () => void;
  /** When two tabs have changed the draft: keeps what was typed in this one. */
  readonly keepMine: () => void;
  /** When two tabs have changed the draft: shows what was typed in the other. */
  readonly takeTheirs: () => void;
  /** The plan has been sent and accepted: the draft is no longer needed. */
  readonly finish: () => void;
};

/** Keeps what is typed into a plan on this device, change by change, so that leaving the page loses nothing. */
function usePlanDraft({ teacher, page, base }: DraftPlace, initial: Draft): PlanDraft {
  const store = useRef<DraftStore | null>(null);
  const latest = useRef(initial);
  const [state, setState] = useState<PlanDraft["state"]>({ kind: "none" });
  const [shown, setShown] = useState({ ...initial, version: 0 });
  const first = useRef(initial);

  const show = (draft: Draft) => {
    latest.current = typedOf(draft);
    setShown(({ version }) => ({ ...typedOf(draft), version: version + 1 }));
  };

  useEffect(() => {
    store.current = openDrafts({ teacher, page, base }, browserStorage());
    const kept = store.current.read();
    if (!kept) return;
    if (isSame(kept, first.current)) return store.current.remove();
    latest.current = typedOf(kept);
    setShown(({ version }) => ({ ...typedOf(kept), version: version + 1 }));
    setState({ kind: "restored", savedAt: kept.savedAt, outdated: kept.base !== base });
  }, [teacher, page, base]);

  // What is typed now is not stored: warn before the page is left.
  const atRisk = ["failed", "elsewhere"].includes(state.kind);
  useEffect(() => {
    if (!atRisk) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [atRisk]);

  const write = (draft: Draft, how: "write" | "overwrite") => {
    const outcome = store.current?.[how](draft) ?? "failed";
    setState({ kind: outcome === "changed" ? "elsewhere" : outcome });
  };

  return {
    state,
    shown,
    change(draft) {
      if (store.current === null || isSame(draft, latest.current)) return;
      latest.current = draft;
      if (!isSame(draft, initial)) return write(draft, "write");
      store.current.remove();
      setState({ kind: "none" });
    },
    discard() {
      store.current?.remove();
      show(initial);
      setState({ kind: "none" });
    },
    keepMine: () => write(latest.current, "overwrite"),
    takeTheirs() {
      const kept = store.current?.read();
      if (kept) show(kept);
      setState(kept ? { kind: "saved" } : { kind: "none" });
    },
    finish() {
      store.current?.remove();
      setState({ kind: "none" });
    },
  };
}

/** A kept draft without when it was kept. */
function typedOf({ title, rounds, around }: Draft): Draft {
  return { title, rounds, around };
}

function isSame(one: Draft, other: Draft): boolean {
  return (
    one.title === other.title &&
    JSON.stringify([one.rounds, one.around]) === JSON.stringify([other.rounds, other.around])
  );
}
