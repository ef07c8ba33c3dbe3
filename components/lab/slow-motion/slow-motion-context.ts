import { createContext } from "react";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import type { SlowMotion } from "./slow-motion";

/** What the loss of a lab is explained with: the student's own network on a batch of the round's examples. */
export type Lesson = { readonly slowMotion: SlowMotion; readonly challenge: ChallengeInfo };

/** Null outside of a lab: there the loss has its name and nothing behind it. */
export const LessonContext = createContext<Lesson | null>(null);
