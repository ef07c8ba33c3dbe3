import { expect, test } from "vitest";
import { classroomShareAddress } from "./share-in-classroom";

test("Google Classroom is told the link and its title, whatever is in them", () => {
  const link = "https://class.example.org/replay/1?share=a&b=c";
  expect(classroomShareAddress(link, "Nets & “more” 100%")).toBe(
    "https://classroom.google.com/share?url=https%3A%2F%2Fclass.example.org%2Freplay%2F1%3Fshare%3Da%26b%3Dc&title=Nets+%26+%E2%80%9Cmore%E2%80%9D+100%25",
  );
  expect(classroomShareAddress("http://192.168.1.24:3000/join/ABC123", null)).toBe(
    "https://classroom.google.com/share?url=http%3A%2F%2F192.168.1.24%3A3000%2Fjoin%2FABC123",
  );
});

test("an address that only this machine can open is not shared", () => {
  const here = ["http://localhost:3000/join/A", "http://127.0.0.1/join/A", "http://[::1]:3000/join/A"];
  expect(here.map((link) => classroomShareAddress(link, null))).toEqual([null, null, null]);
});
