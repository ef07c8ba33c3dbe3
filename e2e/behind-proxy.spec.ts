import { expect, TEACHER, test } from "./support/classroom";
import { enterLab, openClass } from "./support/openings";
import { SetUpPage } from "./support/pages/set-up-page";
import { startServer } from "./support/start-server";
import { startTlsProxy } from "./support/tls-proxy";
import { Visitors } from "./support/visitors";

test("behind a proxy that ends TLS every cookie is for HTTPS alone, and the class is live over it", async ({
  browser,
}) => {
  const server = await startServer({ TRUST_PROXY: "1" });
  const proxy = await startTlsProxy(server.origin);
  const visitors = new Visitors(browser, proxy.origin);
  try {
    const teacher = await visitors.arrive();
    await new SetUpPage(teacher).signUp(server, TEACHER);
    const cookies = await teacher.context().storageState();
    const { desk, code } = await openClass(visitors, cookies, "Over HTTPS", "moons");
    const lab = await enterLab(visitors, code);
    await desk.startRound(1);
    await expect(lab.trainButton).toBeEnabled({ timeout: 30_000 });

    const kept = [
      ...(await teacher.context().cookies()),
      ...(await desk.page.context().cookies()),
      ...(await lab.page.context().cookies()),
    ];
    const names = kept.map(({ name }) => name);
    expect(names).toContain("__Secure-next-auth.session-token");
    expect(names).toContain("__Host-next-auth.csrf-token");
    expect(names.some((name) => name.startsWith("downhill-seat"))).toBe(true);
    expect(kept.filter(({ secure, sameSite }) => !secure || sameSite !== "Lax")).toEqual([]);
    const answer = await lab.page.request.get("/");
    expect(answer.headers()["strict-transport-security"]).toBe("max-age=31536000");

    // The same server, asked as if by a page of another site, over either transport.
    const foreign: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { "sec-fetch-site": "cross-site" },
    ];
    for (const headers of foreign) {
      const polled = await lab.page.request.get("/socket.io/?EIO=4&transport=polling", { headers });
      expect(polled.status()).toBeGreaterThanOrEqual(400);
    }
    expect(visitors.problems()).toEqual([]);
  } finally {
    await visitors.leave();
    await proxy.close();
    await server.stop();
  }
});
