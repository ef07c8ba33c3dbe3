import { createRandom, type Seed, shuffle } from "@/lib/learning/numbers/random";
import { isMember } from "@/lib/session/decide/seats";
import type { Team } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import type { Standing } from "./leaderboard";

/** Draws `count` teams of about the same size from all members of the class. Their names are letters, which the host can change. */
export function drawTeams(session: Session, count: number, seed: Seed): Team[] {
  const members = session.participants.filter(isMember).map(({ id }) => id);
  const drawn = shuffle(members, createRandom(seed));
  return Array.from({ length: Math.min(count, members.length) }, (_, index) => ({
    name: String.fromCharCode("A".charCodeAt(0) + index),
    members: drawn.filter((__, place) => place % count === index).sort((one, other) => one - other),
  }));
}

/** A team's place by the mean of its members' best scores, counting only members who have one. */
export type TeamStanding = {
  readonly rank: number;
  readonly team: Team;
  readonly score: number;
  /** How many members have a score, and how many there are, without those who were removed. */
  readonly counted: number;
  readonly members: number;
};

/** Teams with a score, the best first. Scores that are equal as shown (one decimal) share a rank. */
export function teamStandings(
  session: Session,
  standings: readonly Pick<Standing, "participant" | "score">[],
): TeamStanding[] {
  const scores = new Map(standings.map(({ participant, score }) => [participant.id, score]));
  const scored = session.teams
    .map((team) => {
      const own = team.members.flatMap((id) => scores.get(id) ?? []);
      return {
        team,
        counted: own.length,
        members: membersOf(session, team),
        score: own.reduce((sum, score) => sum + score, 0) / own.length,
      };
    })
    .filter(({ counted }) => counted > 0)
    .sort((one, other) => shown(other.score) - shown(one.score));
  return scored.map((standing) => ({
    rank: 1 + scored.findIndex(({ score }) => shown(score) === shown(standing.score)),
    ...standing,
  }));
}

function membersOf(session: Session, { members }: Team): number {
  return session.participants.filter((one) => isMember(one) && members.includes(one.id)).length;
}

function shown(score: number): number {
  return Math.round(score * 10);
}
