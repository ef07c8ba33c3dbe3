import { challengeInfo, findChallenge } from "@/lib/challenges/catalogue";
import { type CurvePoint, curveOf } from "@/lib/learning/curves/curve";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { openRound } from "@/lib/session/decide/plan";
import { apply } from "@/lib/session/log/apply";
import type { EventBody, SessionEvent, VoteItem } from "@/lib/session/log/events";
import { EMPTY_SESSION, type Session } from "@/lib/session/log/session";

/** Networks by their units: losses, what they recite, and words that they might write. */
const SIZES = [
  { units: 2, train: 2.1, validation: 2.11, recited: 0, words: ["anrosuos", "tesaras", "ouroson", "saras"] },
  {
    units: 4,
    train: 1.9,
    validation: 1.96,
    recited: 0,
    words: ["arcosauru", "dinosarus", "pertosus", "anthos"],
  },
  {
    units: 8,
    train: 1.67,
    validation: 1.86,
    recited: 0,
    words: ["cornthyosaurus", "amorosaurus", "dorotops", "ankylodon"],
  },
  {
    units: 16,
    train: 1.38,
    validation: 1.98,
    recited: 0.01,
    words: ["erisaura", "paralosaurus", "micranodon", "yungosaurus"],
  },
  {
    units: 32,
    train: 1.06,
    validation: 2.25,
    recited: 0.04,
    words: ["tarbosaurus", "lophorhon", "huanansaurus", "sinoraptor"],
  },
  {
    units: 64,
    train: 0.8,
    validation: 2.55,
    recited: 0.27,
    words: ["spinosaurus", "rhabdodon", "gasparinisaura", "hesperonyx"],
  },
  {
    units: 128,
    train: 0.63,
    validation: 2.75,
    recited: 0.53,
    words: ["micropachycephalosaurus", "velociraptor", "mei", "triceratops"],
  },
  {
    units: 256,
    train: 0.64,
    validation: 2.72,
    recited: 0.58,
    words: ["rebbachisaurus", "iguanodon", "brachiosaurus", "stegosaurus"],
  },
] as const;
const ARABIC = ["كتاب", "مدرسة", "استقلال", "برتقالة", "سلحفاة", "مستشفيات", "قمر", "بحيرة"];
const LINES = [
  "shall i compare thee to the winters day",
  "and thou the sweet that love of mine is true",
  "when i do count the time",
  "o let my eye",
];

const NAMES = [
  "Amina",
  "Bilal",
  "Chiara",
  "David",
  "Elif",
  "Finn",
  "Grace",
  "Hugo",
  "Ines",
  "Jonas",
  "Karim",
  "Lena",
  "Mia",
  "Noah",
  "Olga",
];

export type LettersSketch = {
  readonly students: number;
  readonly stage: "untrained" | "training" | "closed";
  readonly words?: "arabic" | "lines";
  readonly hidden?: Session["hidden"];
};

const CHALLENGES = { dinosaurs: "dinosaurs", arabic: "arabic-words", lines: "poems" } as const;

export function lettersChallenge(words: keyof typeof CHALLENGES = "dinosaurs"): ChallengeInfo {
  return challengeInfo(findChallenge(CHALLENGES[words])!);
}

/** A class in its first round, about letters, and what happened after that. Half of the students have trained twice. */
export function lettersLog(sketch: LettersSketch, later: readonly EventBody[] = []): SessionEvent[] {
  const students = Array.from({ length: sketch.students }, (_, student) => student);
  const isClosed = sketch.stage === "closed";
  const bodies: EventBody[] = [
    {
      type: "session-created",
      title: "Language models, 9B",
      plan: { rounds: [openRound(CHALLENGES[sketch.words ?? "dinosaurs"], null)] },
    },
    ...students.map((participant): EventBody => {
      const nickname = `${NAMES[participant % NAMES.length]}${participant < NAMES.length ? "" : ` ${"KLM"[participant % 3]}.`}`;
      return { type: "participant-joined", participant, nickname, admitted: true };
    }),
    { type: "presence-changed", connected: students, disconnected: [] },
    { type: "round-started", round: 0, seed: 1, deadline: null },
    ...(sketch.stage === "untrained" ? [] : students.flatMap((student) => runsOf(student, sketch))),
    ...(isClosed ? [{ type: "round-closed", round: 0, reason: "host" } as const] : []),
    ...(sketch.hidden ? [{ type: "board-hidden-changed", ...sketch.hidden } as const] : []),
    ...later,
  ];
  return bodies.map((body, seq) => ({ ...body, seq, at: 100 * seq }));
}

export function lettersClass(sketch: LettersSketch, later: readonly EventBody[] = []): Session {
  return lettersLog(sketch, later).reduce(apply, EMPTY_SESSION);
}

function runsOf(participant: number, { stage, words: kind }: LettersSketch): EventBody[] {
  return [0, 1].slice(participant % 2).flatMap((nth, run): EventBody[] => {
    const size = SIZES[(3 * participant + 5 * nth) % SIZES.length];
    const off = 1 + 0.012 * ((7 * participant + 3 * nth) % 5);
    const network = { layers: [{ kind: "dense" as const, units: size.units, activation: "tanh" as const }] };
    const hyperparameters = {
      ...{ learningRate: 0.005, optimiser: "adam" as const, batchSize: 64, epochs: 60, weightDecay: 0 },
    };
    const which = { participant, run };
    const points = Array.from({ length: 12 }, (_, index): CurvePoint => {
      const done = 1 - Math.exp(-(index + 1) / 3);
      const loss = (end: number) => 3.3 - (3.3 - off * end) * done;
      const best = Math.min(size.validation, 1.95);
      const validationLoss = index < 5 ? loss(best) : best + ((size.validation - best) * (index - 4)) / 7;
      return {
        ...{ step: 1000 * (index + 1), epoch: 5 * (index + 1), trainLoss: loss(size.train), validationLoss },
        ...{ trainScore: 30 * loss(1) ** -1, validationScore: 100 * (1 - validationLoss / 3.3) },
        ...{ trainMetric: 0.5, validationMetric: 0.44 },
      };
    });
    const recited = Math.min(100, Math.round(100 * off * size.recited));
    const guessed = size.recited > 0 ? 2 : 0;
    const shift = participant % 4;
    const own =
      kind === "arabic"
        ? ARABIC.map((_, at) => ARABIC[(at + participant) % ARABIC.length]).slice(0, 4)
        : kind === "lines"
          ? LINES
          : size.words;
    const words = own.map((_, at) => own[(at + shift) % 4]);
    return [
      {
        type: "run-started",
        ...which,
        round: 0,
        network,
        hyperparameters,
        device: { backend: "simd", name: "" },
      },
      { type: "points-reported", ...which, from: 0, to: points.length, points: curveOf(points) },
      {
        ...{ type: "words-written", ...which, step: 12_000, words },
        kinds: { recited, guessed, invented: 100 - recited - guessed },
      },
      ...(stage === "training" && nth === 1 && participant % 3 === 0
        ? []
        : [{ type: "run-ended", ...which, reason: "finished" } as const]),
    ];
  });
}

const by = (participant: number): VoteItem["source"] => ({ from: "network", participant, run: 0 });
const LIST: VoteItem["source"] = { from: "list" };
const ITEMS: Record<"dinosaurs" | NonNullable<LettersSketch["words"]>, readonly VoteItem[]> = {
  dinosaurs: [
    "compsognathus",
    "amorosaurus",
    "micropachycephalosaurus",
    "dorotops",
    "irritator",
    "ankylodon",
    "khaan",
    "cornthyosaurus",
    "mei",
    "erisaura",
  ].map((word, at) => ({ word, source: at % 2 === 0 ? LIST : by([2, 10, 2, 4, 12][(at - 1) / 2]) })),
  arabic: ["سلمى", "مرنان", "يوسف", "حسانة", "بشير", "ليمار", "نور", "كردال", "هدى", "مسفات"].map(
    (word, at) => ({
      ...{ word, source: at % 2 === 0 ? LIST : by(at) },
    }),
  ),
  lines: [
    "so long as men can breathe or eyes can see",
    "and thou the sweet that love of mine is true",
    "when i do count the clock that tells the time",
    "for all the worth of thine that i do steal",
    "no longer mourn for me when i am dead",
    "shall i the time of summers day be gone",
    "let me not to the marriage of true minds",
    "thy love is such the tongue of thy own will",
    "my mistress eyes are nothing like the sun",
    "that in the heart of men doth live and die",
  ].map((word, at) => ({ word, source: at % 2 === 0 ? LIST : by(at) })),
};

/** A vote: opened, answered by this many students, and perhaps closed. */
export function voteOf(words: keyof typeof ITEMS, voters: number, closed: boolean): EventBody[] {
  const items = [...ITEMS[words]];
  return [
    { type: "vote-opened", vote: 0, kind: "real-or-invented", round: 0, items },
    ...Array.from({ length: voters }, (_, participant) =>
      items.map(({ source }, item): EventBody => {
        const isFooled = (participant * 7 + item * 5) % 9 < (item === 1 ? 7 : 3);
        const isReal = source?.from === "list";
        return {
          type: "vote-cast",
          participant,
          vote: 0,
          item,
          answer: isReal === isFooled ? "invented" : "real",
        };
      }),
    ).flat(),
    ...(closed ? [{ type: "vote-closed", vote: 0 } as const] : []),
  ];
}
