"use client";

import { useEffect, useRef, useState } from "react";
import {
  browserStorage,
  type Draft,
  type DraftPlace,
  type DraftStore,
  openDrafts,
} from "@/lib/client/storage/plan-drafts";

/** What becomes of what is typed into a plan. */
type DraftState =
  /** Nothing differs from what the page began with. */
  | { readonly kind: "none" }
  /** From an earlier visit. `outdated`: the plan itself was changed since. */
  | { readonly kind: "restored"; readonly savedAt: number; readonly outdated: boolean }
  | { readonly kind: "saved" }
  /** Another tab has changed the draft. */
  | { readonly kind: "elsewhere" }
  | { readonly kind: "failed" };

export type PlanDraft = {
  readonly state: DraftState;
  /** What the form is to begin with; another `version` is another beginning. */
  readonly shown: Draft & { readonly version: number };
  readonly change: (draft: Draft) => void;
  /** Back to what the page began with. */
  readonly discard: () => void;
  /** Of two tabs: this one counts, or what the other has written. */
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  /** The plan has been made into something: no draft of it is needed. */
  readonly finish: () => void;
};

/** Keeps what is typed into a plan on this device, change by change, so that leaving the page loses nothing. */
export function usePlanDraft({ teacher, page, base }: DraftPlace, initial: Draft): PlanDraft {
  const store = useRef<DraftStore | null>(null);
  const latest = useRef(initial);
  const [state, setState] = useState<DraftState>({ kind: "none" });
  const [shown, setShown] = useState({ ...initial, version: 0 });
  const first = useRef(initial);

  const show = ({ title, rounds }: Draft) => {
    latest.current = { title, rounds };
    setShown(({ version }) => ({ title, rounds, version: version + 1 }));
  };

  useEffect(() => {
    store.current = openDrafts({ teacher, page, base }, browserStorage());
    const kept = store.current.read();
    if (!kept) return;
    if (isSame(kept, first.current)) return store.current.remove();
    latest.current = { title: kept.title, rounds: kept.rounds };
    setShown(({ version }) => ({ title: kept.title, rounds: kept.rounds, version: version + 1 }));
    setState({ kind: "restored", savedAt: kept.savedAt, outdated: kept.base !== base });
  }, [teacher, page, base]);

  // Where what is typed is not kept, leaving loses it.
  const atRisk = state.kind === "failed" || state.kind === "elsewhere";
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

function isSame(one: Draft, other: Draft): boolean {
  return one.title === other.title && JSON.stringify(one.rounds) === JSON.stringify(other.rounds);
}
