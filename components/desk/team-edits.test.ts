import { expect, test } from "vitest";
import { suggestedTeams, withMember, withTeamName } from "./team-lists";

const TEAMS = [
  { name: "A", members: [0, 2, 5] },
  { name: "B", members: [1, 3] },
];

test("renaming a team leaves the other names as they are", () => {
  expect(withTeamName(TEAMS, 1, "Summit")).toEqual([TEAMS[0], { name: "Summit", members: [1, 3] }]);
});

test("a student who moves is in one team only", () => {
  expect(withMember(TEAMS, 2, 1)).toEqual([
    { name: "A", members: [0, 5] },
    { name: "B", members: [1, 2, 3] },
  ]);
  expect(withMember(TEAMS, 9, 0)[0].members).toEqual([0, 2, 5, 9]);
});

test("a student who leaves is in no team", () => {
  expect(withMember(TEAMS, 2, null)).toEqual([{ name: "A", members: [0, 5] }, TEAMS[1]]);
});

test("teams of about four are offered, but at least two", () => {
  expect([0, 2, 5, 13, 30, 300].map((students) => suggestedTeams(students, 20))).toEqual([2, 2, 2, 3, 8, 20]);
});
