import { describe, expect, it } from "vitest";
import { noDoings, sampleMemberFace, sampleProgramFace } from "../../app/face/sample";
import type { ProgramDocument } from "../../app/loyalty/program";
import { draw, read } from "./render.fixture";

const title = { en: "Your way", fr: "Votre façon" };
const change: Partial<ProgramDocument> = {
  birthdays: { minimumAge: 16 },
  earning: [
    { key: "birthday", title, on: "birthday", points: "100" },
    { key: "photo", title, on: "social", points: "8", network: "Instagram", link: "https://social.example/club?a=1&b=2" },
    { key: "survey", title, on: "event", type: "survey", points: "5", limit: { times: 1, every: "year" } },
  ],
};
const face = sampleProgramFace(change);
const earlier = { event: { survey: ["2026-11-20T10:00:00.000Z"] } };
const member = (more: object = {}) => sampleMemberFace("active", { doings: { ...noDoings, earlier, ...more } }, change);

describe("the ways to earn", () => {
  it("guests see them without forms and without a standing", () => {
    for (const handle of ["earn", "launcher"]) {
      const html = draw(handle, { guest: true, face });
      expect(read(html)).toContain("Your way");
      expect(html).not.toMatch(/fidelio\/(birthday|social)|data-stands/u);
    }
  });

  it("say where a member stands, as long as it holds", () => {
    expect(read(draw("earn", { face, member: member() }))).toContain("Again from 1 January 2027");
    const old = member();
    old.ways = old.ways.map((way) => ({ ...way, until: 1_700_000_000 }));
    expect(read(draw("earn", { face, member: old }))).not.toContain("Again from");
  });

  it("the birthday's form says what it is for, before it is sent, and asks for consent and age with empty boxes", () => {
    const html = draw("earn", { face, member: member() });
    const form = /<form[^>]*data-do="birthday">[\s\S]*?<\/form>/u.exec(html)![0];
    expect(form).toContain('action="/apps/fidelio/birthday"');
    expect(form.indexOf("for nothing else")).toBeLessThan(form.indexOf("<button"));
    expect(form).toContain('<input type="checkbox" name="agree" value="yes" required>');
    expect(form).toContain('<input type="checkbox" name="age" value="yes" required>');
    expect(read(form)).toContain("I am 16 or older");
    expect(form.match(/<option/gu)).toHaveLength(12);
    expect(html).toMatch(/<form[^>]*data-do="birthday\/remove" hidden>/u);
    expect(read(draw("earn", { face, member: member(), language: "fr" }))).toContain("et à rien d’autre");
  });

  it("one that was given can be removed at once, and changed only when its time has come", () => {
    const given = (changedAt: string) => draw("earn", { face, member: member({ birthday: { month: 4, day: 1, changedAt }, aged: true }) });
    const fresh = given("2026-11-01T00:00:00.000Z");
    expect(read(fresh)).toContain("Your birthday: 1 April");
    expect(fresh).toMatch(/<details hidden>/u);
    expect(fresh).not.toMatch(/data-do="birthday\/remove" hidden/u);
    expect(given("2025-11-01T00:00:00.000Z")).not.toMatch(/<details hidden>/u);
    expect(fresh).not.toMatch(/name="age" value="yes" required/u);
  });

  it("a link opens beside the shop, and says that it is on trust", () => {
    const html = draw("earn", { face, member: member() });
    expect(html).toContain('target="_blank" rel="noopener" data-do="social" data-link="https://social.example/club?a=1&amp;b=2"');
    expect(read(html)).toContain("On trust: nobody checks what you do there.");
  });

  it("who is no active member sees no forms on the page", () => {
    for (const other of ["blocked", "left", "candidate", null] as const)
      expect(draw("earn", { face, member: other })).not.toMatch(/fidelio\/(birthday|social)/u);
  });
});
