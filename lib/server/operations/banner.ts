import { renderUnicodeCompact } from "uqr";
import type { Environment } from "@/lib/env";
import { isLoopback } from "@/lib/env/own-address";

/** The settings that determine the server's addresses. */
type Ways = Pick<Environment, "publicUrl" | "host" | "trustProxy">;

const EVERYWHERE = ["0.0.0.0", "::"];

/** The address for the teacher: PUBLIC_URL, else localhost, unless the server listens on one other address only. */
export function teacherAddress({ publicUrl, host }: Ways, port: number): string {
  if (publicUrl !== null) return publicUrl;
  return EVERYWHERE.includes(host) || isLoopback(host) ? `http://localhost:${port}` : listening(host, port);
}

/**
 * Addresses at which students reach this server: PUBLIC_URL, else this machine's in the local network (`nearby`). None behind a
 * proxy without PUBLIC_URL: students would bypass it.
 */
export function studentAddresses(
  { publicUrl, host, trustProxy }: Ways,
  port: number,
  nearby: readonly string[],
): string[] {
  if (publicUrl !== null) return [publicUrl];
  if (trustProxy || isLoopback(host)) return [];
  if (!EVERYWHERE.includes(host)) return [listening(host, port)];
  return nearby.map((address) => `http://${address}:${port}`);
}

function listening(host: string, port: number): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** HTTPS with an own authority: its port, and the file with the certificate that devices have to trust, with its fingerprint. */
type OwnHttps = { readonly port: number; readonly certificate: string; readonly fingerprint: string };

/** What the server prints once it is ready. `setUpCode`: null once there is a teacher. `https`: null where there is no own HTTPS. */
export function banner(
  ways: Ways,
  port: number,
  nearby: readonly string[],
  setUpCode: string | null,
  https: OwnHttps | null = null,
): string {
  const teacher = teacherAddress(ways, port);
  const students = studentAddresses(ways, port, nearby);
  const lines = ["", `Downhill is ready at ${teacher}`];
  if (setUpCode !== null)
    lines.push(
      "",
      "First visit: create the teacher's account.",
      `  Open         ${teacher}/teach/set-up`,
      `  Set-up code  ${setUpCode}`,
    );
  if (students.length > 0)
    lines.push(
      "",
      ...students.map((address) => `Students join at ${address}`),
      "",
      renderUnicodeCompact(students[0]!),
    );
  else if (ways.trustProxy)
    lines.push(
      "",
      "Students join at your proxy's address. Set PUBLIC_URL to that address to have it printed here.",
    );
  else lines.push("", "Only this machine can reach the server: HOST is a loopback address.");
  if (https !== null) lines.push("", ...aboutHttps(teacher, students, https));
  return [...lines, ""].join("\n");
}

function aboutHttps(teacher: string, students: readonly string[], https: OwnHttps): string[] {
  const { port, certificate, fingerprint } = https;
  const secure = (address: string) => `https://${new URL(address).hostname}:${port}`;
  return [
    "HTTPS, for devices that trust this server's certificate:",
    `  You          ${secure(teacher)}`,
    ...students.map((address) => `  Students     ${secure(address)}`),
    `  Certificate  ${certificate}`,
    // Whoever installs it compares this: over http, it could be another one that arrives.
    `  SHA-256      ${fingerprint}`,
    `  How to       ${students[0] ?? teacher}/ca`,
  ];
}
