import { Opcode, State } from "../opcode";
import { activate, activateBack } from "./activation";
import { convolveBack } from "./convolution";
import { copyBlocks, gather, locate } from "./copy";
import { drop, dropBack } from "./dropout";
import { embed, embedBack, multiplyLetters, weightGradientLetters } from "./letters";
import { crossEntropy, meanSquaredError } from "./loss";
import { columnSums, multiply, transpose } from "./multiply";
import { adam, adamPowers, decay, momentum, rmsProp, sgd } from "./optimiser";
import { pool, poolBack } from "./pool";
import { multiplySparse, weightGradientSparse } from "./sparse";

/** The instruction's n-th operand. */
function int(at: usize, n: i32): i32 {
  return load<i32>(at + (usize(n + 2) << 2));
}
function place(at: usize, n: i32): usize {
  return load<usize>(at + (usize(n + 2) << 2));
}
function real(at: usize, n: i32): f32 {
  return load<f32>(at + (usize(n + 2) << 2));
}
/** The operand as a count of numbers an example, in bytes for all rows, rounded up to whole vectors. */
function bytesFor(at: usize, n: i32, rows: i32): usize {
  return ((usize(int(at, n) * rows) << 2) + 15) & ~15;
}

/** Executes the instructions from `at` to `end` on `rows` examples of `table`, chosen by `indices`. See `../opcode.ts` for the operands. */
export function run(at: usize, end: usize, rows: i32, indices: usize, table: usize): void {
  while (at < end) {
    const opcode = load<i32>(at);
    if (opcode === Opcode.Multiply) {
      multiply(
        place(at, 0),
        place(at, 1),
        place(at, 2),
        place(at, 3),
        place(at, 4),
        place(at, 5),
        0,
        place(at, 6),
        place(at, 7),
        rows * int(at, 8),
        int(at, 9),
        int(at, 10),
      );
    } else if (opcode === Opcode.WeightGradient) {
      const count = rows * int(at, 6);
      const step = place(at, 8) << 2;
      multiply(
        place(at, 0),
        place(at, 2),
        place(at, 1),
        place(at, 3),
        step,
        place(at, 9),
        0,
        place(at, 4),
        step,
        int(at, 7),
        count,
        int(at, 8),
      );
      columnSums(place(at, 3), place(at, 5), count, int(at, 8));
    } else {
      switch (opcode) {
        case Opcode.Locate:
          locate(table, indices, place(at, 0), place(at, 1), rows);
          break;
        case Opcode.Gather:
          gather(table, indices, place(at, 0), place(at, 1), rows);
          break;
        case Opcode.Activate:
          activate(int(at, 0), place(at, 1), place(at, 2), bytesFor(at, 3, rows));
          break;
        case Opcode.ActivateBack:
          activateBack(int(at, 0), place(at, 1), place(at, 2), bytesFor(at, 3, rows));
          break;
        case Opcode.Transpose:
          transpose(
            place(at, 0),
            int(at, 1),
            int(at, 2),
            place(at, 3),
            place(at, 4),
            place(at, 5),
            int(at, 6),
            int(at, 7),
          );
          break;
        case Opcode.MeanSquaredError:
          meanSquaredError(table, indices, place(at, 0), place(at, 1), rows, place(at, 2));
          break;
        case Opcode.CrossEntropy:
          crossEntropy(table, indices, place(at, 0), place(at, 1), rows, int(at, 2), place(at, 3));
          break;
        case Opcode.Sgd:
          sgd(place(at, 0), place(at, 1), place(at, 4) << 2, real(at, 5));
          break;
        case Opcode.Momentum:
          momentum(place(at, 0), place(at, 1), place(at, 2), place(at, 4) << 2, real(at, 5));
          break;
        case Opcode.RmsProp:
          rmsProp(place(at, 0), place(at, 1), place(at, 3), place(at, 4) << 2, real(at, 5));
          break;
        case Opcode.Adam:
          adam(place(at, 0), place(at, 1), place(at, 2), place(at, 3), place(at, 4) << 2, real(at, 5));
          break;
        case Opcode.AdamPowers:
          adamPowers();
          break;
        case Opcode.Decay:
          decay(place(at, 0), place(at, 1) << 2, real(at, 2));
          break;
        case Opcode.MultiplySparse:
          multiplySparse(
            table,
            indices,
            place(at, 0),
            place(at, 1),
            place(at, 2),
            rows,
            int(at, 3),
            int(at, 4),
          );
          break;
        case Opcode.WeightGradientSparse:
          weightGradientSparse(
            table,
            indices,
            place(at, 0),
            place(at, 1),
            rows,
            int(at, 3),
            int(at, 4),
            int(at, 5),
          );
          columnSums(place(at, 0), place(at, 2), rows, int(at, 4));
          break;
        case Opcode.MultiplyLetters:
          multiplyLetters(
            table,
            indices,
            place(at, 0),
            place(at, 1),
            place(at, 2),
            rows,
            int(at, 3),
            int(at, 4),
            int(at, 5),
          );
          break;
        case Opcode.WeightGradientLetters:
          weightGradientLetters(
            table,
            indices,
            place(at, 0),
            place(at, 1),
            rows,
            int(at, 3),
            int(at, 4),
            int(at, 5),
          );
          columnSums(place(at, 0), place(at, 2), rows, int(at, 5));
          break;
        case Opcode.Embed:
          embed(
            table,
            indices,
            place(at, 0),
            place(at, 1),
            place(at, 2),
            place(at, 3),
            rows,
            int(at, 4),
            int(at, 5),
          );
          break;
        case Opcode.EmbedBack:
          embedBack(
            table,
            indices,
            place(at, 0),
            place(at, 1),
            place(at, 2),
            place(at, 3),
            rows,
            int(at, 4),
            int(at, 5),
            int(at, 6),
          );
          break;
        case Opcode.Copy:
          copyBlocks(
            place(at, 0),
            place(at, 1),
            place(at, 2),
            place(at, 3),
            place(at, 4),
            place(at, 5),
            int(at, 6),
            place(at, 7) << 2,
            rows,
          );
          break;
        case Opcode.Pool:
          pool(
            place(at, 0),
            place(at, 1),
            place(at, 2),
            place(at, 3),
            place(at, 4),
            int(at, 5),
            int(at, 6),
            int(at, 7),
            int(at, 8),
            int(at, 9),
            rows,
          );
          break;
        case Opcode.PoolBack:
          poolBack(
            place(at, 0),
            place(at, 1),
            place(at, 2),
            place(at, 3),
            place(at, 4),
            int(at, 5),
            int(at, 6),
            int(at, 7),
            int(at, 8),
            int(at, 9),
            rows,
          );
          break;
        case Opcode.Drop:
          drop(
            place(at, 0),
            place(at, 1),
            place(at, 2),
            bytesFor(at, 3, rows),
            int(at, 4),
            int(at, 5),
            real(at, 6),
          );
          break;
        case Opcode.DropBack:
          dropBack(place(at, 0), place(at, 1), bytesFor(at, 2, rows));
          break;
        case Opcode.ConvolveBack:
          convolveBack(
            place(at, 0),
            place(at, 1),
            place(at, 2),
            place(at, 3),
            place(at, 4),
            place(at, 5),
            place(at, 6),
            place(at, 7),
            place(at, 8),
            place(at, 9),
            int(at, 10),
            int(at, 11),
            int(at, 12),
            int(at, 13),
            place(at, 14),
            rows,
          );
          break;
        default:
          unreachable();
      }
    }
    at += usize(load<i32>(at, 4)) << 2;
  }
}

/** Trains `steps` steps: each runs the program on the next `rows` examples of `indices`. */
export function train(at: usize, end: usize, rows: i32, indices: usize, table: usize, steps: i32): void {
  for (let step = 0; step < steps; step++) {
    run(at, end, rows, indices, table);
    store<i32>(State.Step, load<i32>(State.Step) + 1);
    indices += usize(rows) << 2;
  }
}
