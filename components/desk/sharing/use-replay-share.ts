"use client";

import { useState, useTransition } from "react";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { isLinkOver, type LinkDays } from "@/lib/session/link-end";
import type { PracticeShare } from "./share-practice";
import type { ReplayShare } from "./share-replay";

/** A link as it was when the page was made; `token` null: there was none. `expiresAt`: from when on it opens nothing; null: it does not expire. */
type SavedLink = { readonly token: string | null; readonly expiresAt: Date | null };
export type SavedShare = SavedLink & { readonly animals: boolean; readonly practice: SavedLink };

type Made = { readonly token: string; readonly expiresAt: Date | null };
/** `renew`: makes a new link, and the old one stops working. `days`: for how many days from now it works; null: it does not expire; absent: as it is. */
type Asked = {
  readonly sessionId: string;
  readonly renew: boolean;
  readonly days?: LinkDays | null;
};

/** Asks the server to make and end links to the replay: returns the new state of the link, or the problem. */
export type ShareActions = {
  /** `animals`: they replace nicknames. */
  readonly share: (
    asked: Asked & { readonly animals: boolean },
  ) => Promise<(Made & { readonly animals: boolean }) | ProblemCode>;
  readonly revoke: (sessionId: string) => Promise<ProblemCode | null>;
  readonly sharePractice: (asked: Asked) => Promise<Made | ProblemCode>;
  readonly revokePractice: (sessionId: string) => Promise<ProblemCode | null>;
};

type ShareOptions = {
  readonly sessionId: string;
  readonly saved: SavedShare;
  /** Where students reach the server. */
  readonly address: string;
  readonly actions: ShareActions;
  /** Whether the class is over: only then is there anything to practise on. */
  readonly ended: boolean;
};

/** The links to a replay: its share link and its practice link, each on or off. */
export function useReplayShare(options: ShareOptions): ReplayShare {
  const { sessionId, saved, actions, ended } = options;
  // A host who has not shared anything yet is offered a link without names.
  const [animals, setAnimals] = useState(saved.token === null || saved.animals);
  const practice = usePractice(options);
  const link = useLink(options, saved, null);
  const share = (wanted: boolean, how: Partial<Asked> = {}) =>
    link.change(async () => {
      const shared = await actions.share({ sessionId, renew: false, ...how, animals: wanted });
      if (typeof shared !== "string") setAnimals(shared.animals);
      return shared;
    });
  return {
    ...link.shown,
    animals,
    onAnimals: link.shown.made ? (wanted) => share(wanted) : setAnimals,
    onDays: (days) => (link.shown.link === null ? link.setDays(days) : share(animals, { days })),
    onShare: () => share(animals, { days: link.shown.days }),
    onRenew: () => share(animals, { renew: true }),
    onRevoke: () => link.end(() => actions.revoke(sessionId)),
    practice: ended ? practice : null,
  };
}

/** A practice link lasts this long unless the teacher chooses otherwise: it gives more than a share link. */
const PRACTICE_DAYS: LinkDays = 30;

function usePractice(options: ShareOptions): PracticeShare {
  const { sessionId, saved, actions } = options;
  const link = useLink(options, saved.practice, PRACTICE_DAYS);
  const share = (how: Partial<Asked>) =>
    link.change(() => actions.sharePractice({ sessionId, renew: false, ...how }));
  return {
    ...link.shown,
    onDays: (days) => (link.shown.link === null ? link.setDays(days) : share({ days })),
    onShare: () => share({ days: link.shown.days }),
    onRenew: () => share({ renew: true }),
    onRevoke: () => link.end(() => actions.revokePractice(sessionId)),
  };
}

/** One of the links. `usualDays`: how long it lasts unless the teacher chooses otherwise. */
function useLink(
  { sessionId, address }: Pick<ShareOptions, "sessionId" | "address">,
  saved: SavedLink,
  usualDays: LinkDays | null,
) {
  const [{ token, expiresAt }, setLink] = useState(saved);
  const [days, setDays] = useState(usualDays);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const [busy, startTransition] = useTransition();
  const over = isLinkOver(expiresAt, new Date());
  return {
    shown: {
      link: token === null || over ? null : `${address}/replay/${sessionId}?share=${token}`,
      made: token !== null,
      ...{ expiresAt, days, busy, refusal },
    },
    setDays,
    change: (ask: () => Promise<Made | ProblemCode>) =>
      startTransition(async () => {
        const made = await ask();
        setRefusal(typeof made === "string" ? made : null);
        if (typeof made !== "string") setLink(made);
      }),
    end: (ask: () => Promise<ProblemCode | null>) =>
      startTransition(async () => {
        const refused = await ask();
        setRefusal(refused);
        if (refused === null) setLink({ token: null, expiresAt: null });
      }),
  };
}
