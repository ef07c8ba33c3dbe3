import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";

/** What Next's telemetry says of itself after `first`, in a home where nobody has decided anything yet, and what it leaves there. */
function telemetryAfter(first: string) {
  const home = mkdtempSync(path.join(tmpdir(), "downhill-home-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const program = `
    import { createRequire } from "node:module";
    ${first}
    const { Telemetry } = createRequire(${JSON.stringify(path.resolve("package.json"))})("next/dist/telemetry/storage");
    const telemetry = new Telemetry({ distDir: ${JSON.stringify(home)} });
    console.log(telemetry.isEnabled);`;
  const { NEXT_TELEMETRY_DISABLED: _, CI: __, ...inherited } = process.env;
  const env = { ...inherited, HOME: home, XDG_CONFIG_HOME: path.join(home, "config") };
  const args = ["--import", "tsx", "--input-type=module", "-e", program];
  const { stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  const kept = readdirSync(home, { recursive: true, encoding: "utf8" });
  return {
    said: stdout.trim().split("\n").at(-1),
    stderr,
    left: kept.filter((name) => path.basename(name) === "config.json").length,
  };
}

test("Next's telemetry is off once its configuration is read, whoever started it, and leaves no identifier in anyone's home", () => {
  expect(telemetryAfter(`await import(${JSON.stringify(path.resolve("next.config.ts"))});`)).toEqual({
    said: "false",
    stderr: "",
    left: 0,
  });
  // Without it, so that this test would notice.
  expect(telemetryAfter("")).toMatchObject({ said: "true", left: 1 });
});
