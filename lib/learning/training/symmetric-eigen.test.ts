import fc from "fast-check";
import { expect, test } from "vitest";
import { symmetricEigen } from "./symmetric-eigen";

test("the matrix ((2, 1), (1, 2)) has the eigenvalue 3 along the diagonal and 1 across it", () => {
  const [one, other] = symmetricEigen([Float64Array.of(2, 1), Float64Array.of(1, 2)]);
  const half = Math.SQRT1_2;
  expect([one.value, other.value]).toEqual([expect.closeTo(3, 12), expect.closeTo(1, 12)]);
  expect(Math.abs(one.vector[0] * half + one.vector[1] * half)).toBeCloseTo(1, 12);
  expect(Math.abs(other.vector[0] * half - other.vector[1] * half)).toBeCloseTo(1, 12);
});

test("for any symmetric matrix, eigenvectors are orthonormal, and the matrix only scales them", () => {
  const number = fc.double({ min: -100, max: 100, noNaN: true });
  const square = fc
    .integer({ min: 1, max: 8 })
    .chain((size) =>
      fc.array(fc.array(number, { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
    );
  fc.assert(
    fc.property(square, (any) => {
      const matrix = any.map((row, p) => Float64Array.from(row, (x, q) => x + any[q][p]));
      const pairs = symmetricEigen(matrix);
      expect(pairs.map(({ value }) => value)).toEqual(
        pairs.map(({ value }) => value).sort((one, other) => other - one),
      );
      for (const [p, { value, vector }] of pairs.entries()) {
        for (const [q, other] of pairs.entries())
          expect(dot(vector, other.vector)).toBeCloseTo(p === q ? 1 : 0, 9);
        for (const [q, row] of matrix.entries()) expect(dot(row, vector)).toBeCloseTo(value * vector[q], 7);
      }
    }),
    { numRuns: 60 },
  );
});

function dot(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, x, at) => sum + x * other[at], 0);
}
