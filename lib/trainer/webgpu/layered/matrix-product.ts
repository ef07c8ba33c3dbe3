import { ACTIVATION_FUNCTIONS } from "@/lib/trainer/run/activations";
import type { GpuMemory } from "../gpu";
import { type Binding, reads, type Shader, writes } from "../shader";
import { type Extent, elementwise, inWgsl, sized } from "./elementwise";

/** C = A·B, where WGSL functions read A and B and store C. */
export type Product = {
  /** Of A and C. */
  readonly rows: Extent;
  /** Columns of A, rows of B. */
  readonly inner: Extent;
  readonly columns: number;
  /** WGSL: `left(row, k) -> f32`, `right(k, column) -> f32` and `put(row, column, sum: f32)`. */
  readonly left: string;
  readonly right: string;
  readonly put: string;
  /** The index along which A (and B) is contiguous in memory: neighbouring invocations read neighbouring numbers. */
  readonly leftAlong: "row" | "inner";
  readonly rightAlong: "inner" | "column";
  readonly reads: readonly Binding[];
  readonly writes: readonly Binding[];
};

/** Workgroups are squares of invocations, each of which sums up to 4 × 4 numbers of C in registers … */
const SIDE = 8;
/** … and fetches the factors for this many products of each sum at a time. */
const DEPTH = 16;
/** Workgroups that keep a GPU busy; if there would be fewer, sums are split into parts … */
const ENOUGH = 64;
/** … no shorter than this; and if there are still few workgroups, tiles are made smaller. */
const SHORTEST_PART = 64;
const FEW = 16;

/**
 * A tiled matrix product: each workgroup fetches a block of rows of A and columns of B into its memory, adds their products, and moves on along
 * the sum. Where C is too small to occupy many workgroups, each sum is split into parts, which a second shader adds, always in the same order.
 * `batch`: the number of examples that it is optimised for; `most`: the most examples there will be at once.
 */
export function matrixProduct(memory: GpuMemory, product: Product, batch: number, most = batch): Shader[] {
  const { columns, put } = product;
  const rows = sized(product.rows, batch);
  const inner = sized(product.inner, batch);
  let [tall, wide] = [blockOf(rows), blockOf(columns)];
  const groups = () => Math.ceil(rows / (SIDE * tall)) * Math.ceil(columns / (SIDE * wide));
  const mostParts = Math.max(1, Math.floor(inner / SHORTEST_PART));
  while (groups() * mostParts < FEW && tall * wide > 1) {
    if (tall > wide) tall /= 2;
    else wide /= 2;
  }
  const parts = Math.max(1, Math.min(Math.floor(ENOUGH / groups()), mostParts));
  const tiles = tiledCode(product, { tall, wide, parts, inner });
  const workgroups = (examples: number) =>
    [
      Math.ceil(columns / (SIDE * wide)),
      Math.ceil(sized(product.rows, examples) / (SIDE * tall)),
      parts,
    ] as const;
  if (parts === 1) {
    return [
      {
        code: ACTIVATION_FUNCTIONS + put + tiles,
        bindings: [...product.reads, ...product.writes],
        workgroups,
      },
    ];
  }
  const partial = memory.storage(parts * sized(product.rows, most) * columns);
  const all = `(${inWgsl(product.rows)} * ${columns}u)`;
  const keep = `var<private> part: u32;
fn put(row: u32, column: u32, sum: f32) { parts[part * ${all} + row * ${columns}u + column] = sum; }
`;
  const count =
    typeof product.rows === "number" ? rows * columns : { perExample: product.rows.perExample * columns };
  const addParts = `var sum = 0.0;
    for (var part = 0u; part < ${parts}u; part++) { sum += parts[part * ${all} + i]; }
    put(i / ${columns}u, i % ${columns}u, sum);`;
  return [
    { code: keep + tiles, bindings: [...product.reads, writes("parts", partial)], workgroups },
    elementwise(count, addParts, [...product.reads, reads("parts", partial), ...product.writes], put),
  ];
}

/** How many numbers of C one invocation computes along one side. */
function blockOf(length: number): number {
  return length > 2 * SIDE ? 4 : length > SIDE ? 2 : 1;
}

function tiledCode(
  product: Product,
  { tall, wide, parts, inner }: { tall: number; wide: number; parts: number; inner: number },
): string {
  const { left, right, columns } = product;
  const [downs, acrosses, fetches] = [upTo(tall), upTo(wide), upTo(DEPTH / SIDE)];
  const width = SIDE * wide;
  const each = (code: (r: number, c: number) => string) =>
    downs.flatMap((r) => acrosses.map((c) => code(r, c))).join("\n  ");
  const stretch = Math.ceil(inner / parts / DEPTH) * DEPTH;
  // Which of an invocation's two coordinates runs along contiguous memory.
  const [leftRow, leftInner] = product.leftAlong === "inner" ? ["y", "x"] : ["x", "y"];
  const [rightInner, rightColumn] = product.rightAlong === "column" ? ["y", "x"] : ["x", "y"];
  const fetchLeft = downs.flatMap((r) =>
    fetches.map(
      (f) => `{
      let i = own.${leftRow} + ${SIDE * r}u;
      let k = own.${leftInner} + ${SIDE * f}u;
      var value = 0.0;
      if (top + i < rows && start + k < end) { value = left(top + i, start + k); }
      a[i * ${DEPTH + 1}u + k] = value;
    }`,
    ),
  );
  const fetchRight = acrosses.flatMap((c) =>
    fetches.map(
      (f) => `{
      let j = own.${rightColumn} + ${SIDE * c}u;
      let k = own.${rightInner} + ${SIDE * f}u;
      var value = 0.0;
      if (side + j < ${columns}u && start + k < end) { value = right(start + k, side + j); }
      b[k * ${width + 1}u + j] = value;
    }`,
    ),
  );
  const puts = each(
    (r, c) => `if (row + ${SIDE * r}u < rows && column + ${SIDE * c}u < ${columns}u) {
    put(row + ${SIDE * r}u, column + ${SIDE * c}u, sum${r}${c});
  }`,
  );
  return `
var<workgroup> a: array<f32, ${SIDE * tall * (DEPTH + 1)}>;
var<workgroup> b: array<f32, ${DEPTH * (width + 1)}>;
${left}
${right}
@compute @workgroup_size(${SIDE}, ${SIDE})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) own: vec3u) {
  let rows = ${inWgsl(product.rows)};
  let inner = ${inWgsl(product.inner)};
  let top = group.y * ${SIDE * tall}u;
  let side = group.x * ${width}u;
  ${parts > 1 ? "part = group.z;" : ""}
  ${each((r, c) => `var sum${r}${c} = 0.0;`)}
  let end = min(inner, (group.z + 1u) * ${stretch}u);
  for (var start = group.z * ${stretch}u; start < end; start += ${DEPTH}u) {
    ${[...fetchLeft, ...fetchRight].join("\n    ")}
    workgroupBarrier();
    for (var k = 0u; k < ${DEPTH}u; k++) {
      ${downs.map((r) => `let a${r} = a[(own.y + ${SIDE * r}u) * ${DEPTH + 1}u + k];`).join("\n      ")}
      ${acrosses.map((c) => `let b${c} = b[k * ${width + 1}u + own.x + ${SIDE * c}u];`).join("\n      ")}
      ${each((r, c) => `sum${r}${c} += a${r} * b${c};`)}
    }
    workgroupBarrier();
  }
  let row = top + own.y;
  let column = side + own.x;
  ${puts}
}
`;
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
