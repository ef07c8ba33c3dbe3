/** The challenge of the measured lab. */
export const CHALLENGE = "two-spirals";
export const CHARTS = ["ours", "recharts", "chartjs"] as const;
export type ChartName = (typeof CHARTS)[number];
