/** An eigenvalue with its eigenvector, of length 1. */
export type EigenPair = { readonly value: number; readonly vector: Float64Array };

const MOST_SWEEPS = 60;

/** All eigenpairs of a symmetric matrix, the largest value first (Jacobi, 1846: rotations until only the diagonal is left). */
export function symmetricEigen(matrix: readonly Float64Array[]): EigenPair[] {
  const count = matrix.length;
  const a = matrix.map((row) => row.slice());
  const vectors = a.map((_, at) =>
    Float64Array.from({ length: count }, (_, index) => (index === at ? 1 : 0)),
  );
  const size = Math.sqrt(a.reduce((sum, row) => sum + row.reduce((squares, x) => squares + x * x, 0), 0));
  for (let sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a) > 1e-14 * size; sweep++) {
    for (let p = 0; p < count; p++) for (let q = p + 1; q < count; q++) rotate(a, vectors, p, q);
  }
  return vectors
    .map((vector, at) => ({ value: a[at]![at]!, vector }))
    .sort((one, other) => other.value - one.value);
}

/** Rotates so that the entries at (p, q) and (q, p) become zero. `vectors` (one per row) are rotated along. */
function rotate(a: Float64Array[], vectors: Float64Array[], p: number, q: number): void {
  if (a[p]![q] === 0) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cos = 1 / Math.sqrt(t * t + 1);
  const sin = t * cos;
  for (const row of a) turn(row, p, q, cos, sin);
  for (const rows of [a, vectors]) turnRows(rows[p]!, rows[q]!, cos, sin);
}

function turnRows(one: Float64Array, other: Float64Array, cos: number, sin: number): void {
  for (let at = 0; at < one.length; at++) {
    const [x, y] = [one[at]!, other[at]!];
    one[at] = cos * x - sin * y;
    other[at] = sin * x + cos * y;
  }
}

function turn(row: Float64Array, p: number, q: number, cos: number, sin: number): void {
  const [x, y] = [row[p]!, row[q]!];
  row[p] = cos * x - sin * y;
  row[q] = sin * x + cos * y;
}

function offDiagonal(a: readonly Float64Array[]): number {
  let squares = 0;
  a.forEach((row, p) => {
    row.forEach((x, q) => {
      if (p !== q) squares += x * x;
    });
  });
  return Math.sqrt(squares);
}
