import { z } from "zod";
import { fromBase64, toBase64 } from "@/lib/learning/numbers/base64";
import { bytesOfFloats, floatsInBytes } from "@/lib/learning/numbers/float-bytes";
import {
  CLASS_VALLEY_SIZE,
  type ClassValley,
  MOST_VALLEY_PARAMETERS,
} from "@/lib/learning/training/class-valley";
import { NetworkSchema } from "@/lib/learning/training/settings-schema";

/** Base64 of at most this many bytes. */
const base64 = (mostBytes: number) =>
  z
    .string()
    .max(4 * Math.ceil(mostBytes / 3))
    .regex(/^[A-Za-z0-9+/]*={0,2}$/);
const Extent = z.strictObject({ low: z.number(), high: z.number() });
const POINTS = CLASS_VALLEY_SIZE ** 2;

/**
 * A class valley as the log holds it. `directions`: both, across first, as float32 little-endian. `losses`: a code of 16 bits for each point, little-endian:
 * `floor` · (`ceiling` / `floor`)^(code / 65,534), so that a loss is off by less than two in ten thousand; 65,535 is a loss too high to matter.
 */
export const PackedValley = z.strictObject({
  network: NetworkSchema,
  directions: base64(8 * MOST_VALLEY_PARAMETERS),
  across: Extent,
  up: Extent,
  floor: z.number().positive(),
  ceiling: z.number().positive(),
  losses: base64(2 * POINTS),
  references: z
    .array(z.strictObject({ learningRate: z.number().positive(), held: z.number().min(0).max(1) }))
    .max(8),
});
export type PackedValley = z.infer<typeof PackedValley>;

const TOO_HIGH = 0xffff;
const HIGHEST_CODE = TOO_HIGH - 1;
const LEAST_LOSS = 1e-9;

export function packValley({
  network,
  directions,
  across,
  up,
  losses,
  references,
}: ClassValley): PackedValley {
  const finite = losses.filter(Number.isFinite);
  const floor = Math.max(
    LEAST_LOSS,
    finite.reduce((least, loss) => Math.min(least, loss), Infinity),
  );
  const ceiling = Math.max(
    2 * floor,
    finite.reduce((most, loss) => Math.max(most, loss), 0),
  );
  const codes = new Uint8Array(2 * losses.length);
  const view = new DataView(codes.buffer);
  const unit = Math.log(ceiling / floor) / HIGHEST_CODE;
  for (const [index, loss] of losses.entries()) {
    const code = Number.isFinite(loss)
      ? Math.round(Math.log(Math.max(loss, floor) / floor) / unit)
      : TOO_HIGH;
    view.setUint16(2 * index, code, true);
  }
  const both = bytesOfFloats(Float32Array.of(...directions.across, ...directions.up));
  return {
    ...{ network: { layers: [...network.layers] }, across, up, floor, ceiling },
    ...{ directions: toBase64(both), losses: toBase64(codes), references: [...references] },
  };
}

/** Null if a part of it has not the length that it should have. */
export function unpackValley(packed: PackedValley): ClassValley | null {
  const { network, across, up, floor, ceiling, references } = packed;
  const both = floatsInBytes(fromBase64(packed.directions));
  const codes = new DataView(fromBase64(packed.losses).buffer);
  if (codes.byteLength !== 2 * POINTS || both === null || both.length % 2 !== 0) return null;
  const losses = Float64Array.from({ length: POINTS }, (_, index) => {
    const code = codes.getUint16(2 * index, true);
    return code === TOO_HIGH ? Number.POSITIVE_INFINITY : floor * (ceiling / floor) ** (code / HIGHEST_CODE);
  });
  const directions = { across: both.slice(0, both.length / 2), up: both.slice(both.length / 2) };
  return { network, directions, across, up, losses, references };
}
