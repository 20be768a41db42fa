import { describe, expect, it } from "vitest";
import { mailboxName, plainMailbox } from "./mailbox";

describe("the plain form of a mailbox", () => {
  it.each([
    ["Marie.Dupont@Gmail.com", "mariedupont@gmail.com"],
    ["m.a.r.i.e.dupont+parrain@googlemail.com", "mariedupont@gmail.com"],
    ["marie.dupont+1@outlook.com", "marie.dupont@outlook.com"],
    ["marie@me.com", "marie@icloud.com"],
    ["marie-dupont@pm.me", "mariedupont@proton.me"],
    ["marie.d@ya.ru", "maried@yandex.com"],
    ["marie-bons@yahoo.fr", "marie@yahoo.fr"],
    ["  marie@dupont.example. ", "marie@dupont.example"],
  ])("%s is %s", (written, plain) => expect(plainMailbox(written)).toBe(plain));

  it("keeps apart what other providers keep apart", () => {
    expect(plainMailbox("marie.dupont@orange.fr")).not.toBe(plainMailbox("mariedupont@orange.fr"));
    expect(plainMailbox("marie@hotmail.com")).not.toBe(plainMailbox("marie@outlook.com"));
    expect(plainMailbox("a-b@example.com")).not.toBe(plainMailbox("a@example.com"));
  });

  it("is none of what is no address", () => {
    for (const text of ["", "marie", "@gmail.com", "marie@", "+tag@gmail.com"]) expect(plainMailbox(text)).toBeNull();
  });

  it("holds its own plain form", () => {
    for (const text of ["Ma.Rie+x@googlemail.com", "a-b@yahoo.com", "É.lodie@pm.me"]) {
      const plain = plainMailbox(text)!;
      expect(plainMailbox(plain)).toBe(plain);
    }
  });

  it("names somebody by its letters alone", () => {
    expect(mailboxName("Marie.Dupont-75+shop@gmail.com")).toBe("mariedupont");
    expect(mailboxName("élodie_1990@orange.fr")).toBe("elodie");
  });
});
