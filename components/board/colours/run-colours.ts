import type { RunColour } from "@/components/charts/axes/run-colour";
import {
  type ColouredRun,
  huesOfStudents,
  MOST_HUES,
  offeredColourings,
  placeOnRamp,
  type RampRange,
  rampRange,
  shownColouring,
} from "@/lib/session/board/colouring";
import type { Colouring } from "@/lib/session/board/pictures/class-picture";
import { CONDITIONS, type Condition } from "@/lib/session/insights/condition";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import { hasToldNames, type Run, type Session } from "@/lib/session/log/session";

/** What the colours of a picture mean. */
type Legend =
  | { readonly by: "rate" | "size"; readonly range: RampRange }
  | {
      readonly by: "student";
      readonly students: readonly { readonly id: ParticipantId; readonly hue: number }[];
      /** Whether there are students without a hue of their own. */
      readonly others: boolean;
    }
  | { readonly by: "diagnosis"; readonly conditions: readonly Condition[] };

/** The colours of a round's runs in every picture of its class. */
export type RunColours = {
  readonly offered: readonly Colouring[];
  /** Null if colour means nothing. */
  readonly by: Colouring | null;
  readonly of: (participant: ParticipantId, run: RunNumber) => RunColour;
  /** What this screen knows of a run; null if it is none of the round's. */
  readonly known: (participant: ParticipantId, run: RunNumber) => ColouredRun | null;
  readonly legend: Legend | null;
};

export type ColourTerms = {
  readonly session: Session;
  readonly round: number;
  readonly runs: readonly ColouredRun[];
  readonly chosen: Colouring | null;
  /** Students, the most important first. */
  readonly order: readonly ParticipantId[];
  /** Whose lab it is, if it is one. */
  readonly self: ParticipantId | null;
  /** Whether this screen may say whose a line is. */
  readonly named: boolean;
  /** How many students may have a hue. */
  readonly most?: number;
  /** How a run does; null where this screen cannot tell. */
  readonly conditionOf: ((run: Run) => Condition) | null;
};

/** Colours every run of a round by what is chosen, or by what its screen offers first. */
export function runColours(terms: ColourTerms): RunColours {
  const { runs, chosen, named, conditionOf } = terms;
  const offered = offeredColourings(runs, { named, diagnosed: conditionOf !== null });
  const by = shownColouring(chosen, offered);
  const { colours, legend } = by === null ? NOTHING : coloured(by, terms);
  const known = new Map(runs.map((run) => [`${run.participant}/${run.run}`, run]));
  return {
    ...{ offered, by, legend },
    of: (participant, run) => colours.get(`${participant}/${run}`) ?? null,
    known: (participant, run) => known.get(`${participant}/${run}`) ?? null,
  };
}

type Coloured = { readonly colours: ReadonlyMap<string, RunColour>; readonly legend: Legend | null };
const NOTHING: Coloured = { colours: new Map(), legend: null };

function coloured(by: Colouring, terms: ColourTerms): Coloured {
  const { runs, conditionOf } = terms;
  const colours = (colourOf: (run: ColouredRun) => RunColour) =>
    new Map(runs.map((run) => [`${run.participant}/${run.run}`, colourOf(run)]));
  if (by === "rate" || by === "size") {
    const range = rampRange(runs.flatMap((run) => run[by] ?? []));
    if (range === null) return NOTHING;
    return {
      colours: colours(({ [by]: value }) => (value === null ? null : { ramp: placeOnRamp(range, value) })),
      legend: { by, range },
    };
  }
  if (by === "diagnosis") {
    const found = new Set<Condition>();
    return {
      colours: colours(({ of }) => {
        if (of === null || conditionOf === null) return null;
        const condition = conditionOf(of);
        found.add(condition);
        return { hue: hueOfCondition(condition) };
      }),
      legend: { by, conditions: CONDITIONS.filter((condition) => found.has(condition)) },
    };
  }
  return byStudent(terms, colours);
}

function byStudent(
  { session, round, runs, order, self, most = MOST_HUES }: ColourTerms,
  colours: (colourOf: (run: ColouredRun) => RunColour) => ReadonlyMap<string, RunColour>,
): Coloured {
  const pointedAt = session.spotlight?.participant ?? null;
  const present = new Set(runs.map(({ participant }) => participant));
  const wanted = [self, pointedAt, ...order, ...present].filter((id) => id !== null && present.has(id));
  const hues = huesOfStudents(wanted as ParticipantId[], most);
  const told = hasToldNames(session, round);
  return {
    // A hue is as good as a name, and nobody is told whose run diverged.
    colours: colours(({ participant, diverged }) => {
      const hue = hues.get(participant);
      const isDiscreet = diverged && !told && participant !== self && participant !== pointedAt;
      return hue === undefined || isDiscreet ? null : { hue };
    }),
    legend: {
      by: "student",
      students: [...hues].map(([id, hue]) => ({ id, hue })),
      others: present.size > hues.size,
    },
  };
}

/** By index. Red for a run that is lost, green for one that is well. */
const HUE_OF_CONDITION: Readonly<Record<Condition, number>> = {
  diverged: 6,
  bouncing: 1,
  crawling: 0,
  vanishing: 5,
  overfitting: 3,
  underfitting: 4,
  "on-the-way": 7,
  well: 2,
};

export function hueOfCondition(condition: Condition): number {
  return HUE_OF_CONDITION[condition];
}
