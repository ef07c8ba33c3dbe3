import { renderUnicodeCompact } from "uqr";
import type { Environment } from "@/lib/env";
import { isLoopback } from "@/lib/env/own-address";

/** Addresses under which students reach this server: PUBLIC_URL, else this machine's in the local network (`nearby`). */
export function studentAddresses(
  { publicUrl, host }: Pick<Environment, "publicUrl" | "host">,
  port: number,
  nearby: readonly string[],
): string[] {
  if (publicUrl !== null) return [publicUrl];
  if (isLoopback(host)) return [];
  if (host !== "0.0.0.0" && host !== "::")
    return [`http://${host.includes(":") ? `[${host}]` : host}:${port}`];
  return nearby.map((address) => `http://${address}:${port}`);
}

/** What the server says when it can be used. `setUpCode`: null once there is a teacher. */
export function banner(port: number, students: readonly string[], setUpCode: string | null): string {
  const teacher = `http://localhost:${port}`;
  const lines = ["", `Downhill is ready at ${teacher}`];
  if (setUpCode !== null)
    lines.push(
      "",
      "First visit: make the teacher's account.",
      `  Open         ${teacher}/teach/set-up`,
      `  Set-up code  ${setUpCode}`,
    );
  if (students.length === 0) lines.push("", "Only this machine can reach it: HOST is a loopback address.");
  else
    lines.push(
      "",
      ...students.map((address) => `Students join at ${address}`),
      "",
      renderUnicodeCompact(students[0]),
    );
  return [...lines, ""].join("\n");
}
