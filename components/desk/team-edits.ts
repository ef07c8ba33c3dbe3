import type { ParticipantId, Team } from "@/lib/session/log/events";

/** The teams with one of them under another name. */
export function withTeamName(teams: readonly Team[], index: number, name: string): Team[] {
  return teams.map((team, at) => (at === index ? { ...team, name } : team));
}

/** The teams with someone in this one and no other; null: in none. */
export function withMember(teams: readonly Team[], id: ParticipantId, to: number | null): Team[] {
  return teams.map((team, at) => {
    const others = team.members.filter((member) => member !== id);
    return { ...team, members: at === to ? [...others, id].sort((one, other) => one - other) : others };
  });
}

const USUAL_TEAM = 4;

/** How many teams a host is offered first: of about four, and at least two. */
export function suggestedTeams(students: number, most: number): number {
  return Math.max(2, Math.min(most, Math.round(students / USUAL_TEAM)));
}
