import { expect, test } from "vitest";
import { EMPTY_SESSION, type Session } from "@/lib/session/log/session";
import { participantOf } from "@/lib/testing/session/runs";
import type { Standing } from "./leaderboard";
import { drawTeams, teamStandings } from "./teams";

const CLASS: Session = {
  ...EMPTY_SESSION,
  participants: [
    participantOf(0),
    participantOf(1),
    participantOf(2, [], { removed: true }),
    participantOf(3),
    participantOf(4),
    participantOf(5),
  ],
};

test("teams are drawn from all members, of about the same size, and depend only on the seed", () => {
  const teams = drawTeams(CLASS, 2, 7);
  expect(teams.map(({ name, members }) => [name, members.length])).toEqual([
    ["A", 3],
    ["B", 2],
  ]);
  expect(teams.flatMap(({ members }) => members).sort()).toEqual([0, 1, 3, 4, 5]);
  expect(drawTeams(CLASS, 2, 7)).toEqual(teams);
  expect(drawTeams(CLASS, 0, 7)).toEqual([]);
});

test("a team's score is the mean of its members' best; members without a run, or removed ones, do not lower it", () => {
  const teams = [
    { name: "Valley", members: [0, 1, 2] },
    { name: "Summit", members: [3, 4] },
    { name: "Ridge", members: [5] },
  ];
  const standings = [
    [0, 90],
    [3, 80],
    [1, 60.02],
    [4, 70],
  ].map(([id, score]) => ({ participant: participantOf(id), score }) as Standing);
  expect(teamStandings({ ...CLASS, teams }, standings)).toEqual([
    { rank: 1, team: teams[0], counted: 2, members: 2, score: (90 + 60.02) / 2 },
    { rank: 1, team: teams[1], counted: 2, members: 2, score: 75 },
  ]);
});
