import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { place } from "./cases.fixture";
import { nearness } from "./doors";
import { fold, isNear } from "./fold";
import { nameLikeness } from "./names";

describe("doors", () => {
  const near = (one: string, other: string) => nearness(place(one), place(other));
  it.each([
    ["12 rue de la Paix, appt 4", "12 R DE LA PAIX APT 4", "door"],
    ["12 rue de la Paix", "12, rue de la Paix appartement 4", "house"],
    ["12 rue de la Paix", "12 Paix", "house"],
    ["12 bd St Michel", "12 boulevard Saint-Michel", "house"],
    ["12 boulevard Saint-Michel", "12 boulevard Saint-Michle", "house"],
    ["12 rue de la Paix appt 4", "12 rue de la Paix appt 5", "other-flat"],
    ["12 rue de la Paix 3eme etage", "12 rue de la Paix 2e etage", "other-flat"],
    ["Flat 4, 9 High Street", "4/9 High St", "door"],
    ["9 High St #4", "Unit 4, 9 High Street", "house"],
    ["12 rue du 8 mai 1945", "12 rue du 8 mai 1945", "house"],
    ["12 rue de la Paix", "21 rue de la Paix", "apart"],
    ["12 rue de la Paix", "12 rue de la Poste", "apart"],
    ["PO Box 12", "PO Box 12", "apart"],
    ["", "", "apart"],
  ] as const)("%s and %s: %s", (one, other, expected) => expect(near(one, other)).toBe(expected));

  it("are of one town and one country", () => {
    expect(nearness(place("1 High St"), place("1 High St", { country: "GB" }))).toBe("apart");
    expect(nearness(place("1 High St"), place("1 High St", { zip: "75003" }))).toBe("apart");
    expect(nearness(place("1 High St", { zip: null }), place("1 High St", { zip: null, city: "PARIS" }))).toBe("house");
    expect(nearness(place("1 High St", { zip: null, city: null }), place("1 High St"))).toBe("apart");
  });

  it("are as near one way as the other", () => {
    const written = fc.tuple(
      fc.constantFrom("12", "12 bis", "14", ""),
      fc.constantFrom("rue de la Paix", "av Foch"),
      fc.constantFrom("", "apt 4", "5", "bat B"),
    );
    const address = written.map(([number, street, flat]) => place(`${number} ${street}`, { address2: flat }));
    fc.assert(fc.property(address, address, (one, other) => nearness(one, other) === nearness(other, one)));
    fc.assert(fc.property(address, (one) => nearness(one, one) !== "other-flat"));
  });
});

describe("names", () => {
  const like = (one: string, other: string) => {
    const [a, b] = [one, other].map((name) => name.split(",")).map(([firstName = "", lastName = ""]) => ({ firstName, lastName }));
    return nameLikeness(a!, b!);
  };
  it.each([
    ["Élodie,Lefèvre", "elodie,LEFEVRE", "same"],
    ["Elodie,Lefevre", "Lefevre,Elodie", "same"],
    ["Elodie,Lefevre", "E,Lefevre", "same"],
    ["Frederic,Lefevre", "Frederik,Lefevre", "surname"],
    ["Catherine,Lefevre", "Cathrine,Lefevre", "same"],
    ["Louis,Petit", "Louise,Petit", "surname"],
    ["Jean,Petit", "Paul,Petit", "surname"],
    ["Jean,Petit", "Jean,Grand", "none"],
    ["Jean,", "Jean,", "none"],
    [",Petit", ",Petit", "surname"],
  ] as const)("%s and %s: %s", (one, other, expected) => expect(like(one, other)).toBe(expected));
});

describe("one slip", () => {
  it("is a letter more, less, other, or two changed over", () => {
    for (const other of ["dupon", "dupontt", "dupond", "dupotn", "dupont"]) expect(isNear("dupont", other)).toBe(true);
    for (const other of ["dupo", "dupndo", "martin", ""]) expect(isNear("dupont", other)).toBe(false);
  });

  it("goes both ways", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
    fc.assert(fc.property(word, word, (one, other) => isNear(one, other) === isNear(other, one)));
  });

  it("leaves folded text as it is", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => fold(fold(text)) === fold(text)));
  });
});
