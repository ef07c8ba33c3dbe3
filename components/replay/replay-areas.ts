/** The areas of messages that a replay shows, without what only its teacher sees. */
export const REPLAY_AREAS = [
  "common",
  "problems",
  "replay",
  "projector",
  "vote",
  "question",
  "board",
  "charts",
  "challenges",
  "class-pictures",
  "own-input",
  "scale",
  "report",
  "lab",
  "what-if",
] as const;
