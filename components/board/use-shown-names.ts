"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import type { ParticipantId } from "@/lib/session/events";
import type { Participant, Session } from "@/lib/session/session";
import { aliasOf } from "./alias";

/** The animals that stand for students whose names are hidden. */
function useAnimals(): readonly string[] {
  const t = useTranslations("board.hidden");
  return useMemo(
    () =>
      t("animals")
        .split(",")
        .map((animal) => animal.trim()),
    [t],
  );
}

/** What the whole class is called as long as names are hidden, by seat. */
export function useAlias(id: ParticipantId): string {
  return aliasOf(id, useAnimals());
}

/**
 * The session as a screen shows it: while names are hidden, everyone but `self` goes by an animal. Whoever has not changed stays
 * the same object, so that nothing is drawn in vain.
 */
export function useShownNames(session: Session, self: ParticipantId | null): Session {
  const animals = useAnimals();
  const renamed = useRef(new WeakMap<Participant, Participant>());
  return useMemo(() => {
    if (!session.hidden.names) return session;
    const participants = session.participants.map((participant) => {
      if (participant.id === self) return participant;
      const known = renamed.current.get(participant);
      if (known) return known;
      const alias = { ...participant, nickname: aliasOf(participant.id, animals) };
      renamed.current.set(participant, alias);
      return alias;
    });
    return { ...session, participants };
  }, [session, self, animals]);
}
