import { expect, test } from "vitest";
import { checkAddresses } from "./addresses";

const places = { publicUrl: null, localHost: null, ports: { http: 3000, https: 3443 }, hosts: null };

test("teachers see every address that students may type, with and without HTTPS", () => {
  const hosts = ["192.168.1.20", "10.0.0.7"];
  const both = [
    { plain: "http://192.168.1.20:3000", secure: "https://192.168.1.20:3443" },
    { plain: "http://10.0.0.7:3000", secure: "https://10.0.0.7:3443" },
  ];
  expect(checkAddresses({ ...places, hosts }, "http://localhost:3000")).toEqual(both);
  expect(checkAddresses({ ...places, hosts }, "https://10.0.0.7:3443")).toEqual(both);
  expect(
    checkAddresses({ ...places, hosts, publicUrl: "https://class.example.org" }, "http://localhost:3000"),
  ).toEqual([{ plain: "https://class.example.org", secure: null }]);
});

test("everybody else sees the address that they use, and none that they do not know", () => {
  expect(checkAddresses(places, "http://192.168.1.20:3000")).toEqual([
    { plain: "http://192.168.1.20:3000", secure: "https://192.168.1.20:3443" },
  ]);
  expect(checkAddresses({ ...places, ports: null }, "https://class.example.org")).toEqual([
    { plain: "https://class.example.org", secure: null },
  ]);
});
