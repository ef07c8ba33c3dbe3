import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { keptSecret } from "./secret";

test("the secret is made once and can be read by its owner alone", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "downhill-secret-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const secret = keptSecret(path.join(folder, "data"));
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(keptSecret(path.join(folder, "data"))).toBe(secret);
  expect(statSync(path.join(folder, "data", "auth-secret")).mode & 0o777).toBe(0o600);
});
