"use client";

import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { RehearsalReply, RehearsalRequest } from "@/lib/protocol/rehearsal";
import { afterReply, failedAt, type RehearsalState, unplayed } from "./live-rehearsal-state";
import { RehearsedRound } from "./rehearsed-round";

type LiveRehearsalProps = {
  /** The plan as it stands. */
  readonly plan: RehearsalRequest;
  /** Starts the worker that plays simulated classes. */
  readonly startWorker: () => Worker;
};

/** A button that opens a dialog in which simulated classes play the plan. Its worker is loaded when it opens, and ended when it closes. */
export function LiveRehearsal({ plan, startWorker }: LiveRehearsalProps) {
  const t = useTranslations("teach.plan.rehearsal");
  const [open, setOpen] = useState(false);
  const isEmpty = plan.rounds.length === 0;
  return (
    <>
      <Button size="lg" aria-disabled={isEmpty} className="max-sm:w-full" onClick={() => setOpen(!isEmpty)}>
        <UsersRound aria-hidden />
        <span>{t("title")}</span>
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")} className="max-w-2xl">
        <PlanPlayed {...{ plan, startWorker }} />
        <Button className="mt-2 w-full" onClick={() => setOpen(false)}>
          {t("close")}
        </Button>
      </Dialog>
    </>
  );
}

/** Plays the plan once, as it was when this was opened. */
function PlanPlayed({ plan, startWorker }: LiveRehearsalProps) {
  const t = useTranslations("teach.plan.rehearsal");
  const textsOf = useChallengeTexts();
  const [{ rounds: planned }] = useState(plan);
  const { rounds, withoutSimd, failed } = useRehearsal(plan, startWorker);
  const isOver = ({ kind }: RehearsalState["rounds"][number]) => kind === "played" || kind === "unplayed";
  const done = rounds.filter(isOver).length;
  return (
    <>
      <p className="text-ink-muted text-sm">{t("intro")}</p>
      <p role="status" className="sr-only">
        {done === 0 ? "" : t(done === rounds.length ? "over" : "done", { done, count: rounds.length })}
      </p>
      {withoutSimd && (
        <Notice tone="warning" className="mt-4">
          {t("withoutSimd")}
        </Notice>
      )}
      {failed && (
        <Notice tone="danger" className="mt-4">
          {t(`failed.${failed}`)}
        </Notice>
      )}
      <div className="divide-y divide-line">
        {rounds.map((state, index) => {
          if (failed && !isOver(state)) return null;
          const { title } = textsOf(planned[index]!.challenge);
          // biome-ignore lint/suspicious/noArrayIndexKey: the rounds do not change while they are played.
          return <RehearsedRound key={index} number={index + 1} title={title} state={state} />;
        })}
      </div>
    </>
  );
}

/** Starts the worker once, and ends it with the component. */
function useRehearsal(plan: RehearsalRequest, startWorker: () => Worker): RehearsalState {
  const first = useRef({ plan, startWorker });
  const [state, setState] = useState(() => unplayed(plan.rounds.length));
  useEffect(() => {
    const { plan: request, startWorker: start } = first.current;
    setState(unplayed(request.rounds.length));
    const worker = startedBy(start);
    if (!worker) return setState((before) => failedAt(before, "unstarted"));
    worker.onmessage = ({ data }: MessageEvent<RehearsalReply>) =>
      setState((before) => afterReply(before, data));
    worker.onerror = () =>
      setState((before) =>
        failedAt(before, before.rounds.every(({ kind }) => kind === "waiting") ? "unstarted" : "ended"),
      );
    worker.postMessage(request);
    return () => worker.terminate();
  }, []);
  return state;
}

/** Null where the browser refuses to start one. */
function startedBy(start: () => Worker): Worker | null {
  try {
    return start();
  } catch {
    return null;
  }
}
