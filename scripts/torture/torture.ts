/** What one torture found. */
export type TortureResult = {
  /** Each broken promise, as a sentence; none when it was kept. */
  readonly broken: readonly string[];
  /** What was done and measured, in one line. */
  readonly figures: string;
};

export type TortureOptions = {
  /** Draws the moments and what students do. */
  readonly seed: number;
  /** How often, of what each torture counts. */
  readonly times: number;
  /** How it goes, now and then. */
  readonly tell: (sentence: string) => void;
};

export type Torture = {
  readonly promise: string;
  /** How often without `--times`. */
  readonly times: number;
  run(options: TortureOptions): Promise<TortureResult>;
};
