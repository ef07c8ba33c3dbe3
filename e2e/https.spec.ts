import { createHash, X509Certificate } from "node:crypto";
import { request as plainRequest } from "node:http";
import { request } from "node:https";
import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { text } from "node:stream/consumers";
import { connect } from "node:tls";
import { type Browser, type BrowserContextOptions, chromium } from "@playwright/test";
import { CHROMIUM_FLAGS, findChromium } from "@/scripts/toolchain/chromium.mjs";
import { expectAccessible } from "./support/accessibility";
import { expect, TEACHER, test } from "./support/classroom";
import { openClass } from "./support/openings";
import { DevicePanel } from "./support/pages/device-panel";
import { EntryPage } from "./support/pages/entry-page";
import { LabPage } from "./support/pages/lab-page";
import { SetUpPage } from "./support/pages/set-up-page";
import { type RunningServer, startServer } from "./support/start-server";
import { sayIn } from "./support/texts";
import { Visitors } from "./support/visitors";

const say = sayIn("en");

/** Where students reach this machine; without a network, where it reaches itself. */
const LAN =
  Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .find(({ family, internal }) => family === "IPv4" && !internal)?.address ?? "127.0.0.1";

/** A classroom's server with HTTPS, and a browser that trusts its authority as a managed device does. */
type SecureSchool = { server: RunningServer; plain: string; secure: string; ca: string; device: Browser };

let school: SecureSchool;

test.beforeAll(async () => {
  const [port, httpsPort] = [await freePort(), await freePort()];
  const settings = { HOST: "0.0.0.0", PORT: `${port}`, HTTPS: "own", HTTPS_PORT: `${httpsPort}` };
  const server = await startServer(settings);
  const [plain, secure] = [`http://${LAN}:${port}`, `https://${LAN}:${httpsPort}`];
  const { body: ca } = await get(`${plain}/ca/downhill-ca.crt`);
  const device = await chromium.launch({
    executablePath: findChromium() ?? undefined,
    // Chromium reads no file of trusted authorities: it is told which key the certificate has that the authority has signed.
    args: [...CHROMIUM_FLAGS.engines, `--ignore-certificate-errors-spki-list=${await keyHash(secure, ca)}`],
  });
  school = { server, plain, secure, ca, device };
});
test.afterAll(async () => {
  await school?.device.close();
  await school?.server.stop();
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

/** `ca`: the authority to trust, for an address over HTTPS. */
function get(address: string, ca?: string) {
  const send = address.startsWith("https:") ? request : plainRequest;
  return new Promise<{ type: string; body: string; headers: NodeJS.Dict<string | string[]> }>(
    (resolve, reject) => {
      const sent = send(address, { ca, agent: false } as object, async (response) => {
        const { headers } = response;
        resolve({ type: headers["content-type"] ?? "", body: await text(response), headers });
      });
      sent.on("error", reject).end();
    },
  );
}

/** The hash of a server's public key, after its certificate has been checked against the authority. */
function keyHash(address: string, ca: string): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), ca }, () => {
      const key = socket.getPeerX509Certificate()?.publicKey.export({ type: "spki", format: "der" });
      socket.destroy();
      resolve(
        createHash("sha256")
          .update(key ?? "")
          .digest("base64"),
      );
    }).on("error", reject);
  });
}

/** A page of the device, at one of the two addresses. */
async function openPage(baseURL: string, options: BrowserContextOptions = {}) {
  const context = await school.device.newContext({
    viewport: { width: 1366, height: 768 },
    ...options,
    baseURL,
  });
  return context.newPage();
}

test("the certificate is there for everybody over http, and opens this server and no other over https", async () => {
  const { server, plain, secure, ca } = school;
  const { type, body } = await get(`${plain}/ca/downhill-ca.crt`);
  expect([type, body]).toEqual(["application/x-x509-ca-cert", ca]);
  expect(server.output()).toContain(`https://${LAN}:${new URL(secure).port}`);
  const home = await get(secure, ca);
  expect(home.body).toContain(say("join.title"));
  expect(home.headers["strict-transport-security"]).toBe(undefined);
  await expect(get(secure)).rejects.toThrow(/self-signed|unable to/);

  const page = await openPage(plain);
  await page.goto("/ca");
  const { fingerprint256 } = new X509Certificate(ca);
  const shown = (await page.getByRole("main").textContent()) ?? "";
  expect(shown.replaceAll("\u200b", "")).toContain(fingerprint256);
  expect(shown).toContain(secure);
  await expectAccessible(page, "the page about the certificate");
  await page.context().close();
});

test("a student joins over https with WebGPU, another over http without, and each is told why", async ({
  browser,
}) => {
  const { server, plain, secure } = school;
  const visitors = new Visitors(browser, secure);
  const teacher = await visitors.arrive();
  await new SetUpPage(teacher).signUp(server, TEACHER);
  const cookies = await teacher.context().storageState();
  const session = cookies.cookies.find(({ name }) => name === "__Secure-next-auth.session-token");
  expect(session).toMatchObject({ secure: true, httpOnly: true, sameSite: "Lax" });
  const { desk, code } = await openClass(visitors, cookies, "On two addresses", "moons");
  const card = desk.page.getByRole("region", { name: say("host.join.title") });
  await expect(card).toContainText(new URL(plain).host);
  await expect(card).toContainText(secure);
  await expectAccessible(desk.page, "the desk with two addresses");

  const labs = [];
  for (const [address, nickname] of [
    [secure, "Secure Otter"],
    [plain, "Plain Otter"],
  ] as const) {
    const page = await openPage(address);
    await new EntryPage(page).join(code, nickname);
    labs.push(new LabPage(page));
  }
  const [overHttps, overHttp] = labs;
  await desk.startRound(1);
  for (const lab of labs) {
    await expect(lab.trainButton).toBeEnabled({ timeout: 60_000 });
    await lab.train({ epochs: 4, pace: "fast" });
    await lab.runEnds();
  }
  const ground = () => ({ secure: window.isSecureContext, webgpu: "gpu" in navigator });
  expect(await overHttps.page.evaluate(ground)).toEqual({ secure: true, webgpu: true });
  expect(await overHttp.page.evaluate(ground)).toEqual({
    secure: LAN === "127.0.0.1",
    webgpu: LAN === "127.0.0.1",
  });

  const devices = labs.map(({ page }) => new DevicePanel(page));
  for (const device of devices) await device.open();
  const [secured, insecure] = devices.map(({ panel }) => panel);
  await expect(secured).not.toContainText("not secure");
  await expect(insecure).toContainText(say("lab.device.refused.insecure"), { timeout: 60_000 });
  await expect(insecure).toContainText("This page is not secure");
  await expect(insecure).not.toContainText(/no GPU/i);
  await expectAccessible(overHttp.page, "what trains on a page that is not secure");

  const { participants } = await desk.storedSession();
  expect(participants.map(({ nickname, runs }) => [nickname, runs.length])).toEqual([
    ["Secure Otter", 1],
    ["Plain Otter", 1],
  ]);

  // The device that was at the secure address joins at the plain one, too: no cookie stands in its way.
  const again = await overHttps.page.context().newPage();
  await again.goto(`${plain}/join/${code}`);
  await expect(again.getByText("Secure Otter")).toBeVisible();
  expect(visitors.problems()).toEqual([]);
  await visitors.leave();
});

test("the check tells what a device can do at either address, in words to send to somebody", async () => {
  const { plain, secure } = school;
  const seen: Record<string, string> = {};
  for (const [name, address] of Object.entries({ plain, secure })) {
    const page = await openPage(address);
    await page.goto("/check");
    const copy = page.getByRole("button", { name: say("check.copy") });
    await expect(copy).toBeVisible({ timeout: 120_000 });
    const main = page.getByRole("main");
    await expect(main).toContainText(say("check.result.socket.good"));
    await expect(main).toContainText(say("check.result.cookies.good"));
    await expect(main).toContainText(say("check.result.storage.good"));
    await expect(main).toContainText(say("check.result.simd.good"));
    await expect(main).not.toContainText(say("check.overall.unready"));
    seen[name] = (await main.textContent()) ?? "";
    await expectAccessible(page, `the check over ${name}`);
    await page.getByRole("button", { name: say("check.again") }).click();
    await expect(copy).toBeHidden();
    await page.context().close();
  }
  expect(seen.secure).toContain(say("check.result.secure.good"));
  expect(seen.secure).toContain(say("check.result.webgpu.software"));
  expect(seen.plain).toContain(say("check.result.secure.note"));
  expect(seen.plain).toContain(say("check.result.webgpu.insecure"));
  expect(seen.plain).toContain(secure);
});

test("the report is plain text with every result, in the reader's language", async () => {
  const arabic = sayIn("ar");
  const page = await openPage(school.secure, {
    locale: "ar",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await page.goto("/check");
  await page.getByRole("button", { name: arabic("check.copy") }).click({ timeout: 120_000 });
  await expect(page.getByRole("button", { name: arabic("check.copied") })).toBeVisible();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain(arabic("check.report.title"));
  expect(report).toContain(`[${arabic("check.verdict.good")}] ${arabic("check.result.socket.title")}: `);
  expect(report).toContain(`${school.secure}/check`);
  expect(report).not.toMatch(/[\u2066-\u2069]/);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expectAccessible(page, "the check, in Arabic");
});

test("a network that blocks WebSocket is found out", async () => {
  const page = await openPage(school.plain);
  await page.routeWebSocket(/socket\.io/, (socket) => socket.close());
  await page.goto("/check");
  await expect(page.getByRole("main")).toContainText(say("check.result.socket.warning"), { timeout: 60_000 });
  await expect(page.getByText(say("check.overall.limited"))).toBeVisible({ timeout: 120_000 });
});

test("a server without HTTPS says how to get it", async ({ visitors }) => {
  const page = await visitors.arrive();
  await page.goto("/ca");
  await expect(page.getByRole("heading", { name: say("certificate.off.title") })).toBeVisible();
  expect((await page.request.get("/ca/downhill-ca.crt")).status()).toBe(404);
  await expectAccessible(page, "the page about HTTPS, where there is none");
});
