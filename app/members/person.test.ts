import { expect, it } from "vitest";
import { withoutCustomers } from "./export/lines";
import { isAboutPerson } from "./person";

const ada = { customerIds: ["7001234567"], email: "Ada.Love@example.com", firstName: "Ada", lastName: "De Vere" };

it.each(["ada", "Ada De", "vere", "ada.love@example.com", "love@ex", "4567", "gold ADA"])("“%s” finds the person", (words) => {
  expect(isAboutPerson(words, ada)).toBe(true);
});

it.each(["", "adam", "gold", "567", "veren", "ex", "99994567"])("“%s” does not", (words) => {
  expect(isAboutPerson(words, ada)).toBe(false);
});

it("nobody is found by what is not known of them", () => {
  expect(isAboutPerson("anything at all", { customerIds: [], email: null, firstName: null, lastName: null })).toBe(false);
});

it("of a file the lines of a person go, also where a cell holds a line's end, and the others stay to the byte", () => {
  const head = "\uFEFFCustomer,Name\r\n";
  const lines = '1,"A ""quoted""\r\nname"\r\n11,Bea\r\n1,again\r\n"2","C, D"\r\n';
  expect(withoutCustomers(head + lines, ["1"])).toBe(`${head}11,Bea\r\n"2","C, D"\r\n`);
  expect(withoutCustomers(head + lines, ["2"])).toBe(`${head}1,"A ""quoted""\r\nname"\r\n11,Bea\r\n1,again\r\n`);
  expect(withoutCustomers(head + lines, ["3"])).toBe(head + lines);
});
