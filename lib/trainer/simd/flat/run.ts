import { unreachable } from "@/lib/learning/unreachable";
import { ACTIVATION_ENTRIES, type FlatActivation } from "@/lib/trainer/run/activations";
import { Opcode } from "../opcode";
import { convolveBack } from "./convolution";
import { copyBlocks, gather, locate } from "./copy";
import { drop, dropBack } from "./dropout";
import { embed, embedBack, multiplyLetters, weightGradientLetters } from "./letters";
import { crossEntropy, meanSquaredError } from "./loss";
import type { Memory } from "./memory";
import { columnSums, multiply, transpose } from "./multiply";
import { adam, adamPowers, decay, momentum, rmsProp, sgd } from "./optimiser";
import { pool, poolBack, type Windows } from "./pool";
import { multiplySparse, weightGradientSparse } from "./sparse";

/** The activations by their codes, as in `assembly/activation.ts`. */
const ACTIVATIONS: FlatActivation[] = [];
for (const { flat } of Object.values(ACTIVATION_ENTRIES)) if (flat) ACTIVATIONS[flat.code] = flat;

/** Executes the instructions from `from` to `end` on `rows` examples of a table, chosen by indices (all places in bytes), like `run` of `assembly/machine.ts`. */
export function run(
  memory: Memory,
  from: number,
  end: number,
  rows: number,
  indexPlace: number,
  tablePlace: number,
): void {
  const { floats, ints } = memory;
  const table = tablePlace >> 2;
  const indices = indexPlace >> 2;
  for (let at = from >> 2; at < end >> 2; at += ints[at + 1]!) {
    const int = (n: number) => ints[at + 2 + n]!;
    const place = (n: number) => ints[at + 2 + n]! >> 2;
    const real = (n: number) => floats[at + 2 + n]!;
    const opcode: Opcode = ints[at]!;
    switch (opcode) {
      case Opcode.Locate:
        locate(memory, table, indices, place(0), place(1), rows);
        break;
      case Opcode.Gather:
        gather(memory, table, indices, place(0), place(1), rows);
        break;
      case Opcode.Copy:
        copyBlocks(floats, place(0), place(1), place(2), place(3), place(4), place(5), int(6), int(7), rows);
        break;
      case Opcode.Multiply:
        multiply(
          memory,
          place(0),
          place(1),
          place(2),
          place(3),
          place(4),
          place(5),
          place(6),
          place(7),
          rows * int(8),
          int(9),
          int(10),
        );
        break;
      case Opcode.MultiplySparse:
        multiplySparse(memory, table, indices, place(0), place(1), place(2), rows, int(3), int(4));
        break;
      case Opcode.MultiplyLetters:
        multiplyLetters(memory, table, indices, place(0), place(1), place(2), rows, int(3), int(4), int(5));
        break;
      case Opcode.WeightGradientLetters:
        weightGradientLetters(memory, table, indices, place(0), place(1), rows, int(3), int(4), int(5));
        columnSums(floats, place(0), place(2), rows, int(5));
        break;
      case Opcode.Embed:
        embed(memory, table, indices, place(0), place(1), place(2), place(3), rows, int(4), int(5));
        break;
      case Opcode.EmbedBack:
        embedBack(
          memory,
          table,
          indices,
          place(0),
          place(1),
          place(2),
          place(3),
          rows,
          int(4),
          int(5),
          int(6),
        );
        break;
      case Opcode.WeightGradient: {
        const [count, inner, columns] = [rows * int(6), int(7), int(8)];
        const [a, rowOffsets, innerOffsets, d, g] = [place(0), place(1), place(2), place(3), place(4)];
        multiply(
          memory,
          a,
          innerOffsets,
          rowOffsets,
          d,
          columns,
          place(9),
          g,
          columns,
          inner,
          count,
          columns,
        );
        columnSums(floats, d, place(5), count, columns);
        break;
      }
      case Opcode.WeightGradientSparse:
        weightGradientSparse(memory, table, indices, place(0), place(1), rows, int(3), int(4), int(5));
        columnSums(floats, place(0), place(2), rows, int(4));
        break;
      case Opcode.Transpose:
        transpose(floats, place(0), int(1), int(2), place(3), place(4), place(5), int(6), int(7));
        break;
      case Opcode.Activate:
        ACTIVATIONS[int(0)]!.forward(floats, place(1), place(2), rows * int(3));
        break;
      case Opcode.ActivateBack:
        ACTIVATIONS[int(0)]!.back(floats, place(1), place(2), rows * int(3));
        break;
      case Opcode.MeanSquaredError:
        meanSquaredError(memory, table, indices, place(0), place(1), rows, place(2));
        break;
      case Opcode.CrossEntropy:
        crossEntropy(memory, table, indices, place(0), place(1), rows, int(2), place(3));
        break;
      case Opcode.Sgd:
        sgd(floats, place(0), place(1), int(4), real(5));
        break;
      case Opcode.Momentum:
        momentum(floats, place(0), place(1), place(2), int(4), real(5));
        break;
      case Opcode.RmsProp:
        rmsProp(floats, place(0), place(1), place(3), int(4), real(5));
        break;
      case Opcode.Adam:
        adam(memory, place(0), place(1), place(2), place(3), int(4), real(5));
        break;
      case Opcode.AdamPowers:
        adamPowers(memory);
        break;
      case Opcode.Decay:
        decay(floats, place(0), int(1), real(2));
        break;
      case Opcode.Pool:
        pool(memory, place(0), place(1), place(2), windows(ints, at + 5), rows);
        break;
      case Opcode.PoolBack:
        poolBack(memory, place(0), place(1), place(2), windows(ints, at + 5), rows);
        break;
      case Opcode.Drop:
        drop(memory, place(0), place(1), place(2), rows * int(3), int(4), int(5), real(6));
        break;
      case Opcode.DropBack:
        dropBack(floats, place(0), place(1), rows * int(2));
        break;
      case Opcode.ConvolveBack:
        convolveBack(
          memory,
          {
            d: place(0),
            pixelRows: place(1),
            innerOffsets: place(2),
            kernel: place(3),
            patches: place(4),
            patchStep: place(5),
            inputGradient: place(6),
            inputExample: place(7),
            pixelOffsets: place(8),
            positionOffsets: place(9),
            positions: int(10),
            channels: int(11),
            pixels: int(12),
            units: int(13),
            zeros: place(14),
          },
          rows,
        );
        break;
      default:
        unreachable(opcode);
    }
  }
}

function windows(ints: Int32Array, at: number): Windows {
  return {
    example: ints[at]! >> 2,
    row: ints[at + 1]! >> 2,
    channels: ints[at + 2]!,
    size: ints[at + 3]!,
    stride: ints[at + 4]!,
    outRows: ints[at + 5]!,
    outColumns: ints[at + 6]!,
  };
}
