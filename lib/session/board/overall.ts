import { isMember } from "@/lib/session/decide/seats";
import type { ParticipantId, Team } from "@/lib/session/log/events";
import type { Participant, Session } from "@/lib/session/log/session";
import { joinedLate, leaderboard } from "./leaderboard";
import { testMoves } from "./test-moves";

/** A place in one round, among `of` students. `lastRank`: the last of the places that are shared. */
type RoundPlace = {
  readonly round: number;
  readonly rank: number;
  readonly lastRank: number;
  readonly of: number;
};

/** How somebody stands over all rounds of a session. */
export type Overall = {
  /** 1 is best; equal standings as shown share a rank, and the ranks after them are skipped. */
  readonly rank: number;
  readonly participant: Participant;
  /** The mean share of the others whom they were ahead of, in whole per cent; a tie counts as half. */
  readonly ahead: number;
  /** The round in which that share was greatest: of equals the one with more students, then the later one. */
  readonly bestAt: RoundPlace;
};

/** Everybody's place in each round that ranks somebody above somebody: on the test once that is open, otherwise as the round ranks. */
function placesByRound(session: Session): ReadonlyMap<ParticipantId, RoundPlace>[] {
  return session.plan.rounds.flatMap((_, round) => {
    const played = session.rounds[round];
    if (played?.state !== "closed") return [];
    const moves = testMoves(session, round);
    const ranked = moves
      ? moves.rows.map(({ participant, testRank, lastRank }) => ({ participant, rank: testRank, lastRank }))
      : withLastRanks(leaderboard(session, round).filter(({ participant }) => isMember(participant)));
    const places = ranked
      .filter(({ participant }) => isMember(participant))
      .map(({ participant, rank, lastRank }) => {
        return [participant.id, { round, rank, lastRank, of: ranked.length }] as const;
      });
    return places.length < 2 ? [] : [new Map(places)];
  });
}

function withLastRanks(standings: readonly { readonly participant: Participant; readonly rank: number }[]) {
  return standings.map(({ participant, rank }) => {
    const sharing = standings.filter((other) => other.rank === rank).length;
    return { participant, rank, lastRank: rank + sharing - 1 };
  });
}

/** The share (0–1) of the others whom somebody in this place is ahead of; those who share it count half. */
function shareAhead({ rank, lastRank, of }: RoundPlace): number {
  return of < 2 ? 0 : (of - (rank + lastRank) / 2) / (of - 1);
}

/**
 * Everybody's standing over all rounds that rank, the best first. A round without a place counts as last, unless it had begun before they joined: then it
 * is left out. Only those who have a place in at least half of the rounds have a standing. See `docs/scoring.md`.
 */
export function overallStandings(session: Session): Overall[] {
  const rounds = placesByRound(session);
  const standings = session.participants.filter(isMember).flatMap((participant) => {
    const places = rounds.flatMap((places) => places.get(participant.id) ?? []);
    if (places.length === 0 || 2 * places.length < rounds.length) return [];
    const missed = rounds.filter((places) => {
      const { round } = [...places.values()][0]!;
      return !places.has(participant.id) && !joinedLate(session, participant, round);
    }).length;
    const total = places.reduce((sum, place) => sum + shareAhead(place), 0);
    const bestAt = places.reduce((best, place) => {
      const more = shareAhead(place) - shareAhead(best);
      return more > 0 || (more === 0 && place.of >= best.of) ? place : best;
    });
    return [{ participant, ahead: Math.round((100 * total) / (places.length + missed)), bestAt }];
  });
  standings.sort((one, other) => other.ahead - one.ahead || one.participant.id - other.participant.id);
  return standings.map((standing) => ({
    rank: 1 + standings.filter(({ ahead }) => ahead > standing.ahead).length,
    ...standing,
  }));
}

/** A team over all rounds: the mean of its members' standings, in whole per cent, counting only those who have one. */
type TeamOverall = {
  readonly rank: number;
  readonly team: Team;
  readonly ahead: number;
  readonly counted: number;
};

/** The teams in which somebody has a standing, the best first. */
export function teamsOverall(session: Session, standings: readonly Overall[]): TeamOverall[] {
  const known = new Map(standings.map(({ participant, ahead }) => [participant.id, ahead]));
  const teams = session.teams
    .map((team) => {
      const own = team.members.flatMap((id) => known.get(id) ?? []);
      const ahead = Math.round(own.reduce((sum, value) => sum + value, 0) / own.length);
      return { team, counted: own.length, ahead };
    })
    .filter(({ counted }) => counted > 0)
    .sort((one, other) => other.ahead - one.ahead);
  return teams.map((team) => ({
    rank: 1 + teams.filter(({ ahead }) => ahead > team.ahead).length,
    ...team,
  }));
}

/** The steps of a podium. */
const STEPS = 3;

/**
 * Those on the podium, by step (rank 1, 2 and 3 at most). The last rank never stands on it, unless all share it: nobody is shown as last.
 */
export function podiumOf<Placed extends { readonly rank: number }>(
  standings: readonly Placed[],
): { readonly rank: number; readonly placed: readonly Placed[] }[] {
  if (standings.length < 2) return [];
  const last = Math.max(...standings.map(({ rank }) => rank));
  const ranks = [...new Set(standings.map(({ rank }) => rank))]
    .filter((rank) => rank <= STEPS && (rank < last || last === 1))
    .sort((one, other) => one - other);
  return ranks.map((rank) => ({ rank, placed: standings.filter((one) => one.rank === rank) }));
}
