/** A figure with its source. */
type Sourced<Value> = Value & { readonly source: Source };
type Source = {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly where: string;
};

/** What training GPT-3 took, by its paper, which counts 6 floating-point operations per parameter and token. */
export const GPT3: Sourced<{
  readonly flop: number;
  readonly tokens: number;
  readonly parameters: number;
  readonly flopPerParameterAndToken: number;
}> = {
  flop: 3.14e23,
  tokens: 300e9,
  parameters: 174.6e9,
  flopPerParameterAndToken: 6,
  source: {
    authors: "Brown et al.",
    year: 2020,
    title: "Language Models are Few-Shot Learners",
    where: "arXiv:2005.14165, Table D.1",
  },
};

/**
 * What the lesson that this product is built around says of GPT-3: years on one RTX 4090, and dollars of computing; in parallel, “months on
 * thousands of GPUs”. Always shown as the lesson's, beside `PUBLISHED`.
 */
export const LESSON = { years: 355, dollars: 100e6 } as const;

/** What has been published on training GPT-3, and the peak of the card that the lesson names. Speeds in floating-point operations per second. */
export const PUBLISHED = {
  /** The estimate for one V100 at 28 TFLOP/s: 355 years, and 4.6 million dollars in the cheapest cloud that its author found. */
  oneV100: {
    flopPerSecond: 28e12,
    dollars: 4.6e6,
    source: {
      authors: "Chuan Li, Lambda",
      year: 2020,
      title: "OpenAI’s GPT-3 Language Model: A Technical Overview",
      where: "lambda.ai/blog/demystifying-gpt-3",
    },
  },
  /** In FP32, without tensor cores: 16,384 cores × 2 operations × 2.52 GHz. */
  oneRtx4090: {
    flopPerSecond: 82.6e12,
    source: {
      authors: "NVIDIA",
      year: 2022,
      title: "NVIDIA Ada GPU Architecture",
      where: "Appendix A",
    },
  },
  /** The V100s that it was trained on, each at a measured 24.6 TFLOP/s. */
  inParallel: {
    gpus: 10_000,
    days: 14.8,
    flopPerSecond: 24.6e12,
    source: {
      authors: "Patterson et al.",
      year: 2021,
      title: "Carbon Emissions and Large Neural Network Training",
      where: "arXiv:2104.10350, Table 4",
    },
  },
  /** The highest estimate of the cost of the run that was widely reported. */
  dearest: {
    dollars: 12e6,
    source: {
      authors: "Kyle Wiggers, VentureBeat",
      year: 2020,
      title: "OpenAI’s massive GPT-3 model is impressive, but size isn’t everything",
      where: "venturebeat.com, 1 June 2020",
    },
  },
} as const satisfies Readonly<Record<string, Sourced<Readonly<Record<string, unknown>>>>>;
