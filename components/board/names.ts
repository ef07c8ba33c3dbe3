"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef } from "react";
import type { ParticipantId } from "@/lib/session/log/events";
import { hasToldNames, type Participant, type Session } from "@/lib/session/log/session";
import { HIDDEN_NAME } from "@/lib/session/log/visible-to-lab";

/** The animal names shown instead of hidden nicknames. */
export function useAnimals(): readonly string[] {
  const t = useTranslations("board.hidden");
  return useMemo(
    () =>
      t("animals")
        .split(",")
        .map((animal) => animal.trim()),
    [t],
  );
}

/** The alias of everyone in the class while names are hidden, by seat. */
export function useAlias(id: ParticipantId): string {
  return aliasOf(id, useAnimals());
}

/**
 * The session as a screen shows it: while names are hidden, everyone but `self` goes by an animal. Unchanged participants stay the
 * same objects, so that nothing is redrawn needlessly.
 */
export function useShownNames(session: Session, self: ParticipantId | null): Session {
  const { names } = session.hidden;
  const isVeiled = useCallback(
    (participant: Participant) => (names ? participant.id !== self : isUnnamed(participant)),
    [names, self],
  );
  return useAliases(session, isVeiled);
}

/** The session as a replay shows it: only those whose names the server leaves out go by an animal. */
export function useEveryoneNamed(session: Session): Session {
  return useAliases(session, isUnnamed);
}

function isUnnamed({ nickname }: Participant): boolean {
  return nickname === HIDDEN_NAME;
}

/** `goesByAlias` must stay the same function while its answers stay the same. */
function useAliases(session: Session, goesByAlias: (participant: Participant) => boolean): Session {
  const animals = useAnimals();
  const renamed = useRef(new WeakMap<Participant, Participant>());
  return useMemo(() => {
    if (!session.participants.some(goesByAlias)) return session;
    const participants = session.participants.map((participant) => {
      if (!goesByAlias(participant)) return participant;
      const known = renamed.current.get(participant);
      if (known) return known;
      const alias = { ...participant, nickname: aliasOf(participant.id, animals) };
      renamed.current.set(participant, alias);
      return alias;
    });
    return { ...session, participants };
  }, [session, goesByAlias, animals]);
}

/**
 * How somebody is called where they are singled out for a fall or a failure in a round: by their animal, the same on every screen, until the host
 * tells who it was. Their own lab (`self`) adds that it is them. `session`: with the names that this screen shows.
 */
export function useDiscreetName(
  session: Session,
  round: number,
  self: ParticipantId | null,
): (participant: Participant) => string {
  const t = useTranslations("board.discreet");
  const animals = useAnimals();
  const told = hasToldNames(session, round);
  return useCallback(
    ({ id, nickname }) => {
      if (told) return nickname;
      const animal = aliasOf(id, animals);
      return id === self ? t("self", { animal }) : animal;
    },
    [told, animals, self, t],
  );
}

/** A participant's alias while names are hidden: the same on every screen with the same animals. */
export function aliasOf(id: ParticipantId, animals: readonly string[]): string {
  if (animals.length === 0) return String(id + 1);
  const round = Math.floor(id / animals.length);
  const animal = animals[id % animals.length]!;
  return round === 0 ? animal : `${animal} ${round + 1}`;
}
