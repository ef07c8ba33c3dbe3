import { expect, test } from "vitest";
import { readPlatform } from "./registration";

const MOODLE = {
  ...{ name: " Moodle ", issuer: "https://moodle.example ", clientId: "abc", deploymentId: "" },
  authorisationUrl: "https://moodle.example/mod/lti/auth.php",
  keysUrl: "https://moodle.example/mod/lti/certs.php",
};

test("a platform is read as it was typed, without spaces around", () => {
  expect(readPlatform(MOODLE)).toEqual({
    ...MOODLE,
    name: "Moodle",
    issuer: "https://moodle.example",
    deploymentId: null,
  });
});

test("everything that is wrong with it is said at once", () => {
  const wrong = {
    name: "\u200b",
    issuer: "moodle",
    clientId: " ",
    authorisationUrl: "javascript:1",
    keysUrl: "http://a.example",
  };
  expect(readPlatform({ ...MOODLE, ...wrong })).toEqual([
    "platform-name",
    "platform-issuer",
    "platform-client",
    "platform-authorisation",
    "platform-keys",
  ]);
  expect(readPlatform({ ...MOODLE, keysUrl: 7 })).toEqual(["bad-request"]);
  expect(readPlatform(null)).toEqual(["bad-request"]);
});
