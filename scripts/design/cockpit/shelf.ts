import type { Shelf } from "../specimen";
import { COUNTDOWNS } from "./countdowns";
import { PLANS } from "./plans";
import { SNAPSHOTS } from "./snapshots";

/** What a teacher does from the desk besides leading through the rounds. */
export const COCKPIT: Shelf = { title: "Cockpit", specimens: [...COUNTDOWNS, ...PLANS, ...SNAPSHOTS] };
