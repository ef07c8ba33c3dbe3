import type { LayerPlan } from "@/lib/learning/network/layer-plan";
import { symmetricEigen } from "@/lib/learning/training/symmetric-eigen";

/**
 * The numbers that a network has learnt for each symbol: symbols × size, row after row. "embedding": its embedding; "first-layer": where letters are read one-hot, the weights
 * with which each reaches the first layer's units from the nearest place before the letter that is guessed.
 */
export type LetterNumbers = {
  readonly from: "embedding" | "first-layer";
  readonly size: number;
  readonly numbers: Float32Array;
};

/** From a network's flat weights, in which the first layer that learns comes first. Null where the network does not read letters. */
export function letterNumbers(layers: readonly LayerPlan[], weights: Float32Array): LetterNumbers | null {
  const [first] = layers;
  if (first?.kind === "context" && first.embedding !== null) {
    const { symbols, embedding: size } = first;
    return { from: "embedding", size, numbers: weights.slice(0, symbols * size) };
  }
  const reader = layers.find((layer) => layer.kind === "dense");
  if (!reader?.oneHot) return null;
  const { oneHot, units: size } = reader;
  const [from, to] = [(oneHot.positions - 1) * oneHot.symbols, oneHot.positions * oneHot.symbols];
  return { from: "first-layer", size, numbers: weights.slice(from * size, to * size) };
}

/** A place for each symbol, x and y in turn, around their middle. */
export type LetterPlane = Float64Array;

/**
 * The symbols in the plane of their numbers' two principal components, turned and mirrored so that each is as near as possible to where it was before: a plane has no up, and they
 * should not jump. Null where a number is not finite.
 */
export function letterPlane(
  { numbers, size }: LetterNumbers,
  before: LetterPlane | null,
): LetterPlane | null {
  if (!numbers.every(Number.isFinite)) return null;
  const count = numbers.length / size;
  const means = Float64Array.from({ length: size }, (_, at) => {
    let sum = 0;
    for (let row = 0; row < count; row++) sum += numbers[row * size + at]!;
    return sum / count;
  });
  const centred = Float64Array.from(numbers, (value, at) => value - means[at % size]!);
  const places = principalPlaces(centred, count, size);
  return before?.length === places.length ? turnedTowards(places, before) : places;
}

/** From the smaller of the two matrices that have the same principal components: between the numbers, or between the symbols. */
function principalPlaces(centred: Float64Array, count: number, size: number): LetterPlane {
  const at = (row: number, column: number) => centred[row * size + column]!;
  const places = new Float64Array(2 * count);
  const isWide = size > count;
  const [side, along] = isWide ? [count, size] : [size, count];
  const product = (one: number, other: number) => {
    let sum = 0;
    for (let step = 0; step < along; step++)
      sum += isWide ? at(one, step) * at(other, step) : at(step, one) * at(step, other);
    return sum;
  };
  const matrix = Array.from({ length: side }, () => new Float64Array(side));
  for (let one = 0; one < side; one++)
    for (let other = 0; other <= one; other++)
      matrix[one]![other] = matrix[other]![one] = product(one, other);
  symmetricEigen(matrix)
    .slice(0, 2)
    .forEach(({ value, vector }, axis) => {
      for (let row = 0; row < count; row++)
        places[2 * row + axis] = isWide
          ? vector[row]! * Math.sqrt(Math.max(0, value))
          : vector.reduce((sum, share, column) => sum + share * at(row, column), 0);
    });
  return places;
}

/** Turned, and mirrored if need be, to be as near as possible to other places (the orthogonal Procrustes problem, in the plane). */
function turnedTowards(places: LetterPlane, goal: LetterPlane): LetterPlane {
  let [xx, xy, yx, yy] = [0, 0, 0, 0];
  for (let at = 0; at < places.length; at += 2) {
    xx += places[at]! * goal[at]!;
    xy += places[at]! * goal[at + 1]!;
    yx += places[at + 1]! * goal[at]!;
    yy += places[at + 1]! * goal[at + 1]!;
  }
  const mirrored = Math.hypot(xx - yy, xy + yx) > Math.hypot(xx + yy, xy - yx);
  const angle = mirrored ? Math.atan2(xy + yx, xx - yy) : Math.atan2(xy - yx, xx + yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return places.map((value, at) => {
    const isX = at % 2 === 0;
    const other = places[isX ? at + 1 : at - 1]!;
    if (isX) return mirrored ? cos * value + sin * other : cos * value - sin * other;
    return mirrored ? sin * other - cos * value : sin * other + cos * value;
  });
}

/** Vowels of the Latin, Arabic, Greek and Cyrillic scripts, without their marks. In Arabic, the letters of the long ones and the marks of the short ones. */
const VOWELS = new Set("aeiouاويىًٌٍَُِαεηιουωаеёиоуыэюяіїє");

/** Hamza above and below: the letter that bears it stands for the hamza, a consonant. */
const HAMZA = /[\u0654\u0655]/u;

export function isVowel(letter: string): boolean {
  const plain = letter.toLowerCase().normalize("NFD");
  const [base = letter] = plain;
  return VOWELS.has(base) && !HAMZA.test(plain);
}
