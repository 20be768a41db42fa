import type { MemberFace, MemberTexts } from "../../app/face/public-face";
import type { Answer } from "./ask";
import { mark } from "./cart";
import { drawNewest } from "./history";
import { all, home, one, show } from "./page";

/** Writes what is true now into every place that shows it, in the panel and on the page behind it. */
export function draw({ member }: Answer): void {
  if (member === undefined) return;
  const standing = !member || member.status === "candidate" ? "outside" : member.status;
  for (const root of all("[data-fid]")) root.dataset["standing"] = standing;
  for (const part of all("[data-for]")) show(part, part.dataset["for"]!.split(" ").includes(standing));
  const { language, main } = home.dataset;
  const texts = member?.texts as Record<string, MemberTexts> | undefined;
  const text = texts?.[language!] ?? texts?.[main!];
  if (!member || !text) return;
  for (const place of all(".fid [data-slot]")) {
    if (!place.closest(".fid-card")) write(place, text[place.dataset["slot"] as "worth"]);
  }
  for (const card of all("[data-reward]")) drawReward(card, member, text);
  drawWays(member, text);
  for (const part of all("[data-yours]")) drawYours(part, member, text);
  mark();
  drawNewest(text.movements);
}

/** A place without words is hidden, and what names it with it. */
function write(place: HTMLElement, text: string | number | null | undefined): void {
  const row = place.parentElement!;
  show(row.matches("[data-row]") ? row : place, text !== null && text !== undefined);
  if (place instanceof HTMLProgressElement) place.value = Number(text);
  else place.textContent = `${text ?? ""}`;
}

function drawReward(card: HTMLElement, member: MemberFace, { rewards }: MemberTexts): void {
  const form = one<HTMLFormElement>("form", card);
  const stands = rewards.find(({ key }) => key === card.dataset["reward"]);
  if (!form || !stands || "closed" in form.dataset) return;
  const { can, says, expires, rungs } = stands;
  show(form, can && "spending" in home.dataset);
  one<HTMLInputElement>("[name=redemption]", form)!.value = member.nextRedemption;
  one("[data-says]", card)!.textContent = says;
  write(one("[data-expires]", card)!, expires);
  const slider = one<HTMLInputElement>("[type=range]", form);
  if (!slider || rungs.length === 0) return;
  slider.max = String(rungs.length - 1);
  slider.dataset["says"] = rungs.map((rung) => rung.says).join("\n");
  slider.dataset["points"] = rungs.map((rung) => rung.points).join();
  // as if it had been moved: what stands beside it follows
  slider.dispatchEvent(new Event("input"));
}

/** Where they stand with each way to earn, and the birthday's forms. */
function drawWays({ ways, birthday: { given, changeable, aged } }: MemberFace, text: MemberTexts): void {
  for (const card of all("[data-way]")) {
    const at = ways.findIndex(({ key }) => key === card.dataset["way"]);
    const stands = one("[data-stands]", card);
    if (stands) write(stands, text.ways[at]);
    const birthday = one("[data-birthday]", card);
    if (!birthday) continue;
    write(one("[data-given]", birthday)!, text.birthday);
    show(one("details", birthday), !given || changeable);
    show(one("[data-do='birthday/remove']", birthday), given);
    const age = one<HTMLInputElement>("[name=age]", birthday);
    if (!age) continue;
    age.required = !aged;
    show(age.closest("p"), !aged);
  }
}

/** "Your rewards": codes for the cart, and what else was received, made of the blanks that Liquid laid ready. */
function drawYours(part: HTMLElement, { codes, received, making }: MemberFace, text: MemberTexts): void {
  show(part, codes.length + received.length > 0);
  show(part.previousElementSibling as HTMLElement, making.length > 0);
  const [blank, other] = one<HTMLTemplateElement & HTMLElement>("template", part)!.content.children as unknown as HTMLElement[];
  const stands = all("[data-codes] li", part);
  const shown = codes.map(({ id, code, variant, gift }, at) => {
    // a card that is there already stays: somebody may be about to give it back
    const held = stands.find((one) => one.querySelector("code")!.textContent === code);
    const card = fill(held ?? (blank!.cloneNode(true) as HTMLElement), { ...text.codes[at], code });
    card.dataset["variant"] = variant ?? "";
    one<HTMLInputElement>("[name=redemption]", card)!.value = id;
    show(one("details", card)!, !gift);
    return card;
  });
  const list = one("[data-codes]", part)!;
  if (shown.some((card, at) => card !== stands[at]) || shown.length < stands.length) list.replaceChildren(...shown);
  const others = received.map(({ code }, at) => fill(other!.cloneNode(true) as HTMLElement, { ...text.received[at], code }));
  one("[data-received]", part)!.replaceChildren(...others);
  offerCopying();
}

function fill(card: HTMLElement, words: Record<string, string | null | undefined>): HTMLElement {
  for (const place of all("[data-slot]", card)) write(place, words[place.dataset["slot"]!]);
  return card;
}

/** Copying, and the device's own share sheet, need this script, so their buttons are hidden until it is there. */
export function offerCopying(): void {
  for (const button of all(`[data-do=copy]${"share" in navigator ? ",[data-do=share]" : ""}`)) show(button, true);
}
