/** The result of one torture. */
export type TortureResult = {
  /** A sentence for each broken promise; empty when all were kept. */
  readonly broken: readonly string[];
  /** What was done and measured, in one line. */
  readonly figures: string;
};

export type TortureOptions = {
  /** Seeds the random moments and what students do. */
  readonly seed: number;
  /** How often, in whatever the torture counts. */
  readonly times: number;
  /** Reports progress. */
  readonly tell: (sentence: string) => void;
};

export type Torture = {
  readonly promise: string;
  /** The default of `--times`. */
  readonly times: number;
  run(options: TortureOptions): Promise<TortureResult>;
};
