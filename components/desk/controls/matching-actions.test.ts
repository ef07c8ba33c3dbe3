import { Pause } from "lucide-react";
import { expect, test } from "vitest";
import { matchingActions } from "./command-palette";
import type { HostAction } from "./host-action";

function action(label: string, group: HostAction["group"] = "round"): HostAction {
  return {
    ...{
      id: label,
      group,
      label,
      icon: Pause,
      shortcut: null,
      pressed: null,
      disabled: false,
      confirm: null,
    },
    perform: () => {},
  };
}

const actions = [
  action("Pause everyone"),
  action("Hide board", "class"),
  action("Spotlight Émilie", "student"),
  action("أوقِف الجميع"),
];
const found = (query: string) => matchingActions(actions, query).map(({ label }) => label);

test("all words of a query are found anywhere, whatever the accents and the case", () => {
  expect(found("board HIDE")).toEqual(["Hide board"]);
  expect(found("emilie spot")).toEqual(["Spotlight Émilie"]);
  expect(found("اوقف")).toEqual(["أوقِف الجميع"]);
  expect(found("pause board")).toEqual([]);
});

test("students are found only once something is typed", () => {
  expect(found("  ")).toEqual(["Pause everyone", "Hide board", "أوقِف الجميع"]);
});
