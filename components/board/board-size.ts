/** Where a board is shown: in a narrow column of a student's lab, on the desk, or on the projector. */
export type BoardSize = "lab" | "desk" | "projector";

export const NAME_SIZE: Record<BoardSize, string> = {
  lab: "text-sm",
  desk: "text-sm",
  projector: "text-base leading-tight",
};
export const SCORE_SIZE: Record<BoardSize, string> = {
  lab: "text-lg",
  desk: "text-base",
  projector: "text-lg leading-none",
};
/** Container widths from which a board has columns for training score and gap, and for the metric; below, they are under the name. */
export const TRAIN_COLUMN: Record<BoardSize, string> = {
  lab: "hidden @sm:table-cell",
  desk: "hidden @xs:table-cell",
  projector: "hidden @min-[26rem]:table-cell",
};
export const GAP_BELOW: Record<BoardSize, string> = {
  lab: "@sm:hidden",
  desk: "@xs:hidden",
  projector: "@sm:hidden",
};
export const METRIC_COLUMN = "hidden @md:table-cell";
export const METRIC_BELOW = "@md:hidden";
export const ROW_SPACE: Record<BoardSize, string> = {
  lab: "py-1.5",
  desk: "py-1",
  projector: "py-1 leading-tight",
};

/** What is measured beside the score: the key of its name in the texts of the board and of a run's figures. */
export const METRIC_NAMES = {
  classification: "accuracy",
  regression: "rmse",
  "next-letter": "lettersRight",
} as const;
