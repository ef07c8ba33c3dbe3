import { z } from "zod";
import type { Numbers } from "@/lib/learning/examples/split";
import { fromBase64, toBase64 } from "@/lib/learning/numbers/base64";

/** Pixels of the largest picture that a class can be asked about, and numbers of the longest row. */
const MOST_PIXELS = 64 * 64;
const MOST_NUMBERS = 64;
/** Standardised numbers are near zero; this is far outside of anything that a network could make sense of. */
export const LARGEST_FEATURE = 1_000;

/** What the class's networks are asked about: a picture as bytes from 0 (paper) to 255 (ink) in base64, or features as networks get them. */
export const AskedFeatures = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("picture"),
    shades: z
      .base64()
      .min(1)
      .max(4 * Math.ceil(MOST_PIXELS / 3)),
  }),
  z.strictObject({
    kind: z.literal("numbers"),
    features: z.array(z.number().min(-LARGEST_FEATURE).max(LARGEST_FEATURE)).min(1).max(MOST_NUMBERS),
  }),
]);
export type AskedFeatures = z.infer<typeof AskedFeatures>;

/**
 * What one student's best checked network says. `says`: a label, or a number in the target's own unit. `sure`: the probability that it gives its label; null for a
 * number.
 */
export const NetworkAnswer = z.strictObject({
  participant: z.int().min(0).max(9_999),
  run: z.int().min(0).max(9_999),
  says: z.number(),
  sure: z.number().min(0).max(1).nullable(),
});
export type NetworkAnswer = z.infer<typeof NetworkAnswer>;

/**
 * That a class's networks were asked about an input. `number`: 0, 1, 2 … in the order of the session. `told`: what they said, without whose network said it, only in
 * frames to labs, which get no answers; never in the log.
 */
export const InputAsked = z.strictObject({
  number: z.int().min(0).max(1_000_000),
  round: z.int().min(0),
  input: AskedFeatures,
  answers: z.array(NetworkAnswer),
  told: z.strictObject({ says: z.array(z.number()) }).optional(),
});

/** The shades of a picture, 0 to 1, or the features. */
export function featuresOfAsked(input: AskedFeatures): Float32Array {
  if (input.kind === "numbers") return Float32Array.from(input.features);
  return Float32Array.from(fromBase64(input.shades), (byte) => byte / 255);
}

/** The same the other way round. `isPicture`: of shades from 0 to 1. */
export function askedFeatures(features: Numbers, isPicture: boolean): AskedFeatures {
  if (!isPicture) return { kind: "numbers", features: [...features] };
  const bytes = Uint8Array.from(features, (shade) => Math.round(255 * Math.min(1, Math.max(0, shade))));
  return { kind: "picture", shades: toBase64(bytes) };
}
